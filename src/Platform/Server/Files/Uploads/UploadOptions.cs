using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>What this server can do of the tus protocol.</summary>
internal static class UploadOptions
{
    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapMethods("/uploads", [HttpMethods.Options], Handle).WithName("uploads.options");

    private static NoContent Handle(HttpResponse response, FilesOptions options)
    {
        response.Headers[Tus.Resumable] = Tus.Version;
        response.Headers["Tus-Version"] = Tus.Version;
        response.Headers["Tus-Extension"] = Tus.Extensions;
        response.Headers["Tus-Checksum-Algorithm"] = "sha256";
        if (options.MaxUploadBytes is { } most)
            response.Headers["Tus-Max-Size"] = most.ToString(CultureInfo.InvariantCulture);
        return TypedResults.NoContent();
    }
}
