using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;
using Tertulia.Projects.Formulas;
using Tertulia.Projects.Scheduling;
using Tertulia.Projects.Views;

namespace Tertulia.Projects;

/// <summary>A view's first screen, or more of some of its groups: from memory, with the evaluator that the browser places changes with.</summary>
internal static class QueryTasks
{
    private const int MostPage = 200;
    private const int MostWindows = 200;
    private const int MostRows = 2_000;

    public static void Map(IEndpointRouteBuilder projects) => projects.MapPost("/{projectId:guid}/query", HandleAsync).WithName("projects.tasks.query");

    private static async Task<Results<Ok<TaskQueryDto>, ProblemHttpResult>> HandleAsync(
        Guid projectId, TaskQueryRequest request, Caller caller, TertuliaDb db, EventLog events, ProjectIndex index, TimeProvider clock, CancellationToken ct)
    {
        if (request.PageSize is < 1 or > MostPage)
            return Problems.Invalid("pageSize", "out_of_range");
        if (request.Windows?.Count > MostWindows || request.Windows?.Any(w => w.Offset < 0 || w.Count is < 1 or > MostPage) == true)
            return Problems.Invalid("windows", "out_of_range");

        var position = await events.HeadAsync(ct);
        if (await db.FindProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();

        var context = await ContextAsync(view.Project, caller, db, clock, ct);
        if (ViewEvaluator.Compile(request.Settings, context, out var problems) is not { } compiled)
            return Problems.Invalid(problems.GroupBy(p => p.Path).ToDictionary(p => p.Key, p => p.Select(x => x.Code).ToArray()));

        var rows = await index.ReadAsync(db, projectId, ct);
        return TypedResults.Ok(Answer(compiled, compiled.Evaluate(rows.Tasks), request, position));
    }

    private static TaskQueryDto Answer(CompiledView compiled, ViewResult result, TaskQueryRequest request, EventPosition position)
    {
        var groups = new List<TaskGroupDto>(result.Groups.Count);
        var tasks = new Dictionary<Guid, TaskDto>();
        var wanted = request.Windows?.DistinctBy(w => w.Key).ToDictionary(w => w.Key, StringComparer.Ordinal);
        foreach (var group in result.Groups)
        {
            var (key, offset, count) = (group.Cell.Key, 0, wanted is null ? request.PageSize : 0);
            if (wanted?.GetValueOrDefault(key) is { } window)
                (offset, count) = (Math.Min(window.Offset, group.Tasks.Count), window.Count);

            // However many groups there are, an answer has an end; what is missing is fetched when it is scrolled to.
            count = Math.Min(count, Math.Max(0, MostRows - tasks.Count));
            var rows = group.Tasks.Skip(offset).Take(count).ToList();
            groups.Add(new(key, group.Tasks.Count, offset, [.. rows.Select(t => t.Id)], compiled.Totals(group.Tasks)));
            foreach (var row in rows)
                tasks[row.Id] = row;
        }

        return new(groups, [.. tasks.Values], result.Total, position);
    }

    /// <summary>What ids mean in this project, and what "me" and "today" mean to who asks.</summary>
    private static async Task<ViewContext> ContextAsync(Project project, Caller caller, TertuliaDb db, TimeProvider clock, CancellationToken ct)
    {
        var me = await db.Members.AsNoTracking().SingleAsync(m => m.Id == caller.MemberId, ct);
        var people = await db.Members.AsNoTracking().Where(m => m.WorkspaceId == caller.WorkspaceId).Select(m => new { m.Id, m.DisplayName }).ToDictionaryAsync(m => m.Id, m => m.DisplayName, ct);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(project.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        var catalog = new ViewCatalog(
            await db.SectionsOfAsync(project.Id, ct), await db.LabelsOfAsync(project.Id, ct), await db.FieldsOfAsync(project.Id, ct), people);
        var context = new ViewContext(project.Id, caller.MemberId, today, zone, me.Language == "es" ? "es" : "en", catalog);
        return catalog.Fields.Any(f => f.Type == FieldType.Formula)
            ? context with { Formula = FormulaCells.Of(catalog, new FormulaContext(today, new WorkCalendar(project.WorkWeek))) }
            : context;
    }
}
