using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>How much the workspace stores, and who stores it.</summary>
internal static class GetStorage
{
    public static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapGet("/storage", HandleAsync).RequireAuthorization(Policies.Admin).WithName("files.storage");

    private static async Task<Ok<StorageUsageDto>> HandleAsync(Caller caller, TertuliaDb db, CancellationToken ct)
    {
        var files = db.Set<StoredFile>().Where(f => f.WorkspaceId == caller.WorkspaceId);
        var members = await files
            .GroupBy(f => f.UploaderId)
            .Select(g => new { g.Key, Files = g.LongCount(), Bytes = g.Sum(f => f.Size) })
            .ToListAsync(ct);
        var blobBytes = await files.Select(f => new { f.BlobHash, f.Size }).Distinct().SumAsync(f => f.Size, ct);
        var quota = await db.Workspaces.Where(w => w.Id == caller.WorkspaceId).Select(w => w.QuotaBytes).SingleAsync(ct);
        return TypedResults.Ok(new StorageUsageDto(
            members.Sum(m => m.Files),
            members.Sum(m => m.Bytes),
            blobBytes,
            quota,
            [.. members.OrderByDescending(m => m.Bytes).Select(m => new MemberStorageDto(m.Key, m.Files, m.Bytes))]));
    }
}
