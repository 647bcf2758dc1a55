using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Everything a project's page needs before its first view.</summary>
internal static class GetProject
{
    public static void Map(IEndpointRouteBuilder projects) => projects.MapGet("/{projectId:guid}", HandleAsync).WithName("projects.get");

    private static async Task<Results<Ok<ProjectSnapshotDto>, ProblemHttpResult>> HandleAsync(
        Guid projectId, Caller caller, TertuliaDb db, EventLog events, ProjectMembers members, CancellationToken ct)
    {
        var position = await events.HeadAsync(ct);
        if (await db.FindProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();

        return TypedResults.Ok(new ProjectSnapshotDto(
            view.ToDto(),
            await members.ListAsync(projectId, ct),
            await db.SectionsOfAsync(projectId, ct),
            await db.LabelsOfAsync(projectId, ct),
            await db.FieldsOfAsync(projectId, ct),
            await db.ViewsOfAsync(projectId, caller.MemberId, ct),
            position));
    }
}
