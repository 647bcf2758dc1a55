using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Makes, changes, moves and deletes custom fields. Values of a deleted one stay on the tasks and mean nothing any more: deleting costs the same in any project.</summary>
internal static class EditFields
{
    private const string Route = "/{projectId:guid}/fields/{fieldId:guid}";

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPost("/{projectId:guid}/fields", CreateAsync).WithName("projects.fields.create").WithIdempotency();
        projects.MapPatch(Route, UpdateAsync).WithName("projects.fields.update");
        projects.MapDelete(Route, DeleteAsync).WithName("projects.fields.delete");
    }

    private static async Task<Results<Ok<CustomFieldDto>, ProblemHttpResult>> CreateAsync(
        Guid projectId, CreateFieldRequest request, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        var checks = new FormChecks();
        var name = checks.Line("name", request.Name, ProjectLimits.ShortName);
        var options = FieldShape.Options(checks, request.Type, request.Options, []);
        FieldShape.CheckFormat(checks, request.Type, request.Format);
        FieldShape.CheckFormula(checks, request.Type, request.Formula);
        checks.Require(request.Type != FieldType.Formula || request.Formula is not null, "formula", "required");
        if (checks.Problem is { } wrong)
            return wrong;

        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();

        var all = await db.CustomFields().Where(f => f.ProjectId == projectId).ToListAsync(ct);
        var folded = Folding.Fold(name);
        if (all.Count >= ProjectLimits.Fields)
            return Refusal.TooMany.ToProblem();
        if (all.Any(f => f.FoldedName == folded))
            return Refusal.NameTaken.ToProblem();

        var formula = Keyed(request.Formula, all);
        if (formula?.Length > ProjectLimits.Formula)
            return Problems.Invalid("formula", "too_long");

        var field = new CustomField
        {
            Id = Guid.CreateVersion7(),
            ProjectId = projectId,
            Name = name,
            FoldedName = folded,
            Type = request.Type,
            Options = options ?? [],
            Format = request.Format,
            Formula = formula,
            Rank = Ranking.Place(all.Select(f => (f.Id, f.Rank)), before: null)!,
        };
        db.Add(field);
        all.Add(field);
        await SaveAsync(db, events, caller, view.Project, all, write, ct);
        return TypedResults.Ok(field.ToDto(CustomFieldStorage.NamesOf(all)));
    }

    private static async Task<Results<Ok<CustomFieldDto>, ProblemHttpResult>> UpdateAsync(
        Guid projectId, Guid fieldId, UpdateFieldRequest request, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();

        var all = await db.CustomFields().Where(f => f.ProjectId == projectId).ToListAsync(ct);
        if (all.FirstOrDefault(f => f.Id == fieldId) is not { } field)
            return Problems.NotFound();

        var checks = new FormChecks();
        var name = checks.LineOrNull("name", request.Name, ProjectLimits.ShortName) ?? field.Name;
        var options = FieldShape.Options(checks, field.Type, request.Options, field.Options);
        FieldShape.CheckFormat(checks, field.Type, request.Format);
        FieldShape.CheckFormula(checks, field.Type, request.Formula);
        if (checks.Problem is { } wrong)
            return wrong;

        var folded = Folding.Fold(name);
        if (all.Any(f => f != field && f.FoldedName == folded))
            return Refusal.NameTaken.ToProblem();

        var formula = Keyed(request.Formula, all);
        if (formula?.Length > ProjectLimits.Formula)
            return Problems.Invalid("formula", "too_long");

        (field.Name, field.FoldedName) = (name, folded);
        field.Options = options ?? field.Options;
        field.Format = request.Format ?? field.Format;
        field.Formula = formula ?? field.Formula;
        if (request.Before is not null || request.ToEnd)
        {
            if (Ranking.Place(all.Where(f => f != field).Select(f => (f.Id, f.Rank)), request.Before) is not { } rank)
                return Problems.Invalid("before", "unknown");

            field.Rank = rank;
        }

        await SaveAsync(db, events, caller, view.Project, all, write, ct);
        return TypedResults.Ok(field.ToDto(CustomFieldStorage.NamesOf(all)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid projectId, Guid fieldId, Caller caller, TertuliaDb db, EventLog events, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (await db.TakeProjectAsync(caller, projectId, ct) is not { } view)
            return Problems.NotFound();
        if (view.RefuseEditing() is { } refusal)
            return refusal.ToProblem();

        var all = await db.CustomFields().Where(f => f.ProjectId == projectId).ToListAsync(ct);
        if (all.FirstOrDefault(f => f.Id == fieldId) is not { } field)
            return Problems.NotFound();

        db.Remove(field);
        all.Remove(field);
        await SaveAsync(db, events, caller, view.Project, all, write, ct);
        return TypedResults.NoContent();
    }

    private static string? Keyed(string? typed, IEnumerable<CustomField> fields) => typed is null ? null : CustomFieldStorage.NamesOf(fields).ToKeys(typed);

    private static async Task SaveAsync(
        TertuliaDb db, EventLog events, Caller caller, Project project, IReadOnlyCollection<CustomField> all, WriteScope write, CancellationToken ct)
    {
        events.Append(caller, project.EventTopic, new FieldsChanged(project.Id, CustomFieldStorage.ToDtos(all)), project.Id);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
