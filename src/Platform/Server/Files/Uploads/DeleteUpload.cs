using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Gives an upload up (tus termination).</summary>
internal static class DeleteUpload
{
    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapDelete("/uploads/{uploadId:guid}", HandleAsync).WithName("uploads.delete");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid uploadId, HttpContext http, Caller caller, TertuliaDb db, UploadFiles files, TimeProvider clock, CancellationToken ct)
    {
        if (Tus.Begin(http) is { } refused)
            return refused;
        if (await db.Set<Upload>().OwnAsync(caller, uploadId, clock, ct) is null)
            return Problems.NotFound();

        await files.InterruptAsync(uploadId);
        await using var write = await db.BeginAsync(ct);
        var deleted = await db.Set<Upload>().Where(u => u.Id == uploadId).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
        if (deleted == 0)
            return Problems.NotFound();

        files.Delete(uploadId);
        return TypedResults.NoContent();
    }
}
