using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Makes another workspace, owned by the caller, who keeps the name they go by elsewhere.</summary>
internal static class CreateWorkspace
{
    /// <summary>So many workspaces one account may own; a guard against filling the disk, not a price list.</summary>
    private const int MostOwned = 50;

    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/workspaces", HandleAsync).WithName("workspaces.create").WithIdempotency();

    private static async Task<Results<Ok<MyWorkspaceDto>, ProblemHttpResult>> HandleAsync(
        CreateWorkspaceRequest request, HttpContext http, TertuliaDb db, WorkspaceFactory workspaces, CancellationToken ct)
    {
        var checks = new Checks();
        var name = checks.Text("name", request.Name, WorkspaceFactory.LongestName);
        var language = checks.Language("language", request.Language);
        if (checks.Problem is { } problem)
            return problem;

        var accountId = http.User.AccountId();
        await using var write = await db.BeginAsync(ct);
        await db.LockAccountAsync(accountId, ct);
        if (await db.Members.CountAsync(m => m.AccountId == accountId && m.Role == WorkspaceRole.Owner, ct) >= MostOwned)
            return Problems.Conflict("You own as many workspaces as one person may.");

        var account = await db.Users.SingleAsync(a => a.Id == accountId, ct);
        var known = await db.Members.Where(m => m.AccountId == accountId).OrderByDescending(m => m.JoinedAt).FirstOrDefaultAsync(ct);
        var (workspace, owner) = await workspaces.CreateAsync(
            account, name, language, known?.DisplayName ?? account.Email!.Split('@')[0], known?.TimeZone ?? "Etc/UTC", ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(MeReader.Describe(workspace, owner));
    }
}
