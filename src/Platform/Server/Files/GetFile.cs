using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>What is known of a file.</summary>
internal static class GetFile
{
    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapGet("/files/{fileId:guid}", HandleAsync).WithName("files.get");

    private static async Task<Results<Ok<FileDto>, ProblemHttpResult>> HandleAsync(Guid fileId, Caller caller, TertuliaDb db, CancellationToken ct)
    {
        var file = await db.Set<StoredFile>().AsNoTracking().ReadableBy(caller, db).SingleOrDefaultAsync(f => f.Id == fileId, ct);
        return file is null ? Problems.NotFound() : TypedResults.Ok(file.ToDto());
    }
}
