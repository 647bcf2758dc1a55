using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Renames a workspace or changes the language newcomers start in. Its address stays, so that links keep working.</summary>
internal static class UpdateWorkspace
{
    internal static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapPut("/settings", HandleAsync).WithName("workspace.update").RequireAuthorization(Policies.Admin);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        UpdateWorkspaceRequest request, Caller caller, TertuliaDb db, EventLog events, AuditLog audit, CancellationToken ct)
    {
        var checks = new Checks();
        var name = checks.Text("name", request.Name, WorkspaceFactory.LongestName);
        var language = checks.Language("language", request.Language);
        if (checks.Problem is { } problem)
            return problem;

        var workspace = await db.Workspaces.SingleAsync(w => w.Id == caller.WorkspaceId, ct);
        (workspace.Name, workspace.Language) = (name, language);
        events.Append(caller, Topics.Workspace(workspace.Id), new WorkspaceUpdated(name, workspace.Slug, language), workspace.Id);
        audit.Append(caller, "workspace.updated", workspace.Id, $"{name} ({language})");
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
