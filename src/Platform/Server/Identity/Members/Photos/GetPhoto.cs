using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Tertulia.Platform;

/// <summary>A person's photo. Its address names the version, so a browser asks for each once.</summary>
internal static class GetPhoto
{
    internal static void Map(IEndpointRouteBuilder workspace) => workspace.MapGet("/members/{memberId:guid}/photo", HandleAsync).WithName("members.photo");

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> HandleAsync(
        Guid memberId, string? v, Caller caller, TertuliaDb db, IBlobStore blobs, HttpResponse response, CancellationToken ct)
    {
        var hash = await db.MembersVisibleTo(caller).Where(m => m.Id == memberId).Select(m => m.PhotoHash).SingleOrDefaultAsync(ct);
        if (hash is null || blobs.OpenRead(hash) is not { } photo)
            return Problems.NotFound();

        var isCurrent = v is { Length: > 0 } && hash.StartsWith(v, StringComparison.Ordinal);
        response.Headers.CacheControl = isCurrent ? "private, max-age=31536000, immutable" : "private, no-cache";
        response.Headers.Vary = "Cookie";
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(photo, "image/webp", entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }
}
