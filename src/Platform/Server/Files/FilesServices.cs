using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tertulia.Platform;

internal static class FilesServices
{
    public static void AddFiles(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(FilesOptions.From(builder.Configuration));
        services.AddSingleton<IBlobStore, FolderBlobStore>();
        services.AddSingleton<ThumbnailStore>();
        services.AddSingleton<UploadFiles>();
        services.AddScoped(s => new FileStore(
            s.GetRequiredService<TertuliaDb>(), s.GetRequiredService<IBlobStore>(), s.GetRequiredService<FilesOptions>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped<FileAttachments>();
        services.AddScoped<UploadWriter>();
        services.AddScheduledTask<FilesSweep>();
    }

    public static void MapFiles(this IEndpointRouteBuilder workspace)
    {
        UploadOptions.Map(workspace);
        CreateUpload.Map(workspace);
        GetUpload.Map(workspace);
        AppendToUpload.Map(workspace);
        DeleteUpload.Map(workspace);
        GetFile.Map(workspace);
        DownloadFile.Map(workspace);
        GetThumbnail.Map(workspace);
        DeleteFile.Map(workspace);
        GetStorage.Map(workspace);
    }
}
