using Microsoft.Extensions.Configuration;

namespace Tertulia.Platform;

/// <summary>Limits and folders of files. Set under <c>Tertulia</c>: <c>Data</c>, <c>MaxUploadBytes</c> (0 for no limit).</summary>
internal sealed record FilesOptions(string Folder, long? MaxUploadBytes)
{
    private const long DefaultMaxUploadBytes = 10L * 1024 * 1024 * 1024;

    /// <summary>An upload nobody continued for so long is thrown away.</summary>
    public static readonly TimeSpan UploadLifetime = TimeSpan.FromHours(24);

    /// <summary>A file that hangs on nothing for so long is thrown away, and so is a blob that nothing uses.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    public string Blobs => Path.Combine(Folder, "blobs");

    public string Uploads => Path.Combine(Folder, "uploads");

    public string Thumbnails => Path.Combine(Folder, "thumbnails");

    public static FilesOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Tertulia");
        var most = section.GetValue<long?>("MaxUploadBytes") ?? DefaultMaxUploadBytes;
        return new(section["Data"] ?? "data", most == 0 ? null : most);
    }
}
