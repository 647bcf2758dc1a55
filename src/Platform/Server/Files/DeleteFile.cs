using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Takes back an upload that was not used yet. What hangs on a message goes with the message.</summary>
internal static class DeleteFile
{
    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapDelete("/files/{fileId:guid}", HandleAsync).WithName("files.delete");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid fileId, Caller caller, TertuliaDb db, FileAttachments attachments, CancellationToken ct)
    {
        var file = await db.Set<StoredFile>().AsNoTracking().ReadableBy(caller, db).SingleOrDefaultAsync(f => f.Id == fileId, ct);
        if (file is null)
            return Problems.NotFound();
        if (file.UploaderId != caller.MemberId)
            return Problems.Forbidden("Only the person who uploaded the file may delete it.");
        if (file.ResourceId is not null)
            return Problems.Conflict("The file is in use; delete what it hangs on.");

        await attachments.DeleteAsync(caller.WorkspaceId, [fileId], ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.Conflict("The file was just put to use; delete what it hangs on.");
        }

        return TypedResults.NoContent();
    }
}
