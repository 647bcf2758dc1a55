using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Checklists of a task and what stands on them. Each change names what it changes, so that two people who tick at once both have ticked.</summary>
internal static class EditChecklists
{
    private const string Lists = "/tasks/{taskId:guid}/checklists";
    private const string List = Lists + "/{listId:guid}";
    private const string Item = List + "/items/{itemId:guid}";

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPost(Lists, CreateAsync).WithName("projects.checklists.create").WithIdempotency();
        projects.MapPatch(List, UpdateAsync).WithName("projects.checklists.update");
        projects.MapDelete(List, DeleteAsync).WithName("projects.checklists.delete");
        projects.MapPost(List + "/items", CreateItemAsync).WithName("projects.checklists.items.create").WithIdempotency();
        projects.MapPatch(Item, UpdateItemAsync).WithName("projects.checklists.items.update");
        projects.MapDelete(Item, DeleteItemAsync).WithName("projects.checklists.items.delete");
    }

    private static Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> CreateAsync(
        Guid taskId, SaveChecklistRequest request, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct) =>
        EditAsync(taskId, caller, db, work, clock, lists =>
        {
            var checks = new FormChecks();
            var name = checks.Line("name", request.Name ?? "", ProjectLimits.ShortName);
            if (checks.Problem is { } wrong)
                return (lists, wrong);
            if (lists.Count >= ProjectLimits.Checklists)
                return (lists, Refusal.TooMany.ToProblem());

            var rank = Ranking.Place(lists.Select(l => (l.Id, l.Rank)), request.Before);
            return rank is null ? (lists, Problems.Invalid("before", "unknown")) : ([.. lists, new(Guid.CreateVersion7(), taskId, name, rank, [])], null);
        }, ct);

    private static Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> UpdateAsync(
        Guid taskId, Guid listId, SaveChecklistRequest request, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct) =>
        EditListAsync(taskId, listId, caller, db, work, clock, (list, lists) =>
        {
            var checks = new FormChecks();
            var name = checks.LineOrNull("name", request.Name, ProjectLimits.ShortName) ?? list.Name;
            if (checks.Problem is { } wrong)
                return (list, wrong);

            var rank = request.Before is null && !request.ToEnd ? list.Rank : Ranking.Place(lists.Where(l => l.Id != listId).Select(l => (l.Id, l.Rank)), request.Before);
            return rank is null ? (list, Problems.Invalid("before", "unknown")) : (list with { Name = name, Rank = rank }, null);
        }, ct);

    private static Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> DeleteAsync(
        Guid taskId, Guid listId, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct) =>
        EditListAsync(taskId, listId, caller, db, work, clock, (_, _) => (null, null), ct);

    private static Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> CreateItemAsync(
        Guid taskId, Guid listId, SaveChecklistItemRequest request, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct) =>
        EditListAsync(taskId, listId, caller, db, work, clock, (list, lists) =>
        {
            if (lists.Sum(l => l.Items.Count) >= ProjectLimits.ChecklistItems)
                return (list, Refusal.TooMany.ToProblem());

            var item = new ChecklistItemDto(Guid.CreateVersion7(), "", false, null, null, "");
            return Save(list, item, request, isNew: true);
        }, ct, request.AssigneeId);

    private static Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> UpdateItemAsync(
        Guid taskId, Guid listId, Guid itemId, SaveChecklistItemRequest request, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct) =>
        EditListAsync(taskId, listId, caller, db, work, clock, (list, _) =>
            list.Items.FirstOrDefault(i => i.Id == itemId) is { } item ? Save(list, item, request, isNew: false) : (list, Problems.NotFound()), ct, request.AssigneeId);

    private static Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> DeleteItemAsync(
        Guid taskId, Guid listId, Guid itemId, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock, CancellationToken ct) =>
        EditListAsync(taskId, listId, caller, db, work, clock, (list, _) =>
            list.Items.Any(i => i.Id == itemId) ? (list with { Items = [.. list.Items.Where(i => i.Id != itemId)] }, null) : (list, Problems.NotFound()), ct);

    private static (ChecklistDto? List, ProblemHttpResult? Problem) Save(ChecklistDto list, ChecklistItemDto item, SaveChecklistItemRequest request, bool isNew)
    {
        var checks = new FormChecks();
        var text = request.Text is null && !isNew ? item.Text : checks.Line("text", request.Text ?? "", ProjectLimits.Title);
        checks.Require(request.Due is null || FieldChanges.IsDate(request.Due.Value), "due", "out_of_range");
        if (checks.Problem is { } wrong)
            return (list, wrong);

        var others = list.Items.Where(i => i.Id != item.Id).ToList();
        var rank = !isNew && request.Before is null && !request.ToEnd ? item.Rank : Ranking.Place(others.Select(i => (i.Id, i.Rank)), request.Before);
        if (rank is null)
            return (list, Problems.Invalid("before", "unknown"));

        var saved = item with
        {
            Text = text,
            Done = request.Done ?? item.Done,
            AssigneeId = request.ClearAssignee ? null : request.AssigneeId ?? item.AssigneeId,
            Due = request.ClearDue ? null : request.Due ?? item.Due,
            Rank = rank,
        };
        return (list with { Items = [.. others.Append(saved).OrderBy(i => i.Rank, StringComparer.Ordinal).ThenBy(i => i.Id)] }, null);
    }

    /// <param name="change">Answers the list as it shall be; null deletes it.</param>
    /// <param name="named">Somebody who must see the project.</param>
    private static Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> EditListAsync(
        Guid taskId, Guid listId, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock,
        Func<ChecklistDto, IReadOnlyList<ChecklistDto>, (ChecklistDto? List, ProblemHttpResult? Problem)> change, CancellationToken ct, Guid? named = null) =>
        EditAsync(taskId, caller, db, work, clock, lists =>
        {
            if (lists.FirstOrDefault(l => l.Id == listId) is not { } list)
                return (lists, Problems.NotFound());

            var (changed, problem) = change(list, lists);
            return ([.. lists.Where(l => l.Id != listId).Concat(changed is null ? [] : [changed])], problem);
        }, ct, named);

    private static Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> EditAsync(
        Guid taskId, Caller caller, TertuliaDb db, TaskWork work, TimeProvider clock,
        Func<IReadOnlyList<ChecklistDto>, (IReadOnlyList<ChecklistDto> Lists, ProblemHttpResult? Problem)> change, CancellationToken ct, Guid? named = null) =>
        PageEdit.RunAsync(taskId, caller, db, work, clock, async (_, task, page) =>
        {
            if (named is { } memberId && (await db.WhoCanSeeAsync(caller.WorkspaceId, task.ProjectId, [memberId], ct)).Count == 0)
                return Problems.Invalid("assigneeId", "unknown");

            var (lists, problem) = change(page.Checklists);
            if (problem is not null)
                return problem;

            page.Checklists = [.. lists.OrderBy(l => l.Rank, StringComparer.Ordinal).ThenBy(l => l.Id)];
            task.ChecklistItems = page.Checklists.Sum(l => l.Items.Count);
            task.ChecklistDone = page.Checklists.Sum(l => l.Items.Count(i => i.Done));
            return null;
        }, ct);
}
