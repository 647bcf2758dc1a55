using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>The caller's open tasks in all projects they see. Costs what they have to do, not what there is.</summary>
internal static class MyWork
{
    private const int Most = 1_000;

    public static void Map(IEndpointRouteBuilder projects) => projects.MapGet("/my-work", HandleAsync).WithName("projects.my_work");

    private static async Task<Ok<MyWorkDto>> HandleAsync(Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        var position = await events.HeadAsync(ct);
        var mine = db.TaskPeople().Where(p => p.MemberId == caller.MemberId && p.Open);
        var found = await db.ProjectTasks().AsNoTracking().VisibleTo(caller, db)
            .Where(t => mine.Any(p => p.TaskId == t.Id))
            .OrderBy(t => t.Due == null).ThenBy(t => t.Due).ThenBy(t => t.Id)
            .Take(Most + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(new MyWorkDto([.. found.Take(Most).Select(t => t.ToDto())], found.Count > Most, position));
    }
}
