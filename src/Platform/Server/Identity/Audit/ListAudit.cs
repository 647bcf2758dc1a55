using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>
/// Administrative acts of the workspace, and security acts on its people's accounts since they joined, newest first. What happened to an account before
/// that, or after its person was shown out, is none of the workspace's business.
/// </summary>
internal static class ListAudit
{
    private const int PageSize = 100;

    internal static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapGet("/audit", HandleAsync).WithName("audit.list").RequireAuthorization(Policies.Admin);

    private static async Task<Results<Ok<Page<AuditEntryDto>>, ProblemHttpResult>> HandleAsync(string? cursor, Caller caller, TertuliaDb db, CancellationToken ct)
    {
        var workspaceId = caller.WorkspaceId;
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(e => e.WorkspaceId == workspaceId
            || (e.WorkspaceId == null && db.Members.Any(m => m.WorkspaceId == workspaceId && m.AccountId == e.AccountId && m.Active && m.JoinedAt <= e.At)));
        if (!string.IsNullOrEmpty(cursor))
        {
            if (!Guid.TryParse(cursor, out var last))
                return Problems.Invalid("cursor", "unknown");

            entries = entries.Where(e => e.Id.CompareTo(last) < 0);
        }

        var rows = await entries.OrderByDescending(e => e.Id).Take(PageSize + 1)
            .Select(e => new AuditEntryDto(
                e.Id,
                e.Action,
                e.ActorId ?? db.Members.Where(m => m.WorkspaceId == workspaceId && m.AccountId == e.AccountId).Select(m => (Guid?)m.Id).FirstOrDefault(),
                e.SubjectId,
                e.Detail,
                e.Address,
                e.At))
            .ToListAsync(ct);
        return TypedResults.Ok(new Page<AuditEntryDto>(
            [.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id.ToString() : null));
    }
}
