using System.Net;
using System.Text.Json;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Projects.Tests.Server;

public sealed class TaskTests(TestServers servers)
{
    private static readonly DateOnly Monday = new(2026, 11, 2);

    [Theory, EachDatabase]
    public async Task A_task_keeps_all_it_was_made_with_and_the_same_key_makes_one(DatabaseKind database)
    {
        var (workspace, ana, project) = await BeginAsync(database);
        var bea = await workspace.AddMemberAsync("Bea");
        var section = await ana.AddSectionAsync(project.Id, "Now");
        var label = await ana.AddLabelAsync(project.Id, "Print");
        var stage = await ana.AddFieldAsync(project.Id, "Stage", FieldType.Choice, new FieldOptionDto(Guid.Empty, "Idea", "gray"));
        var request = new CreateTaskRequest(
            " Pay\ninvoice ", section.Id, null, "Twice", [bea.MemberId], [label.Id], TaskPriority.High, Monday, new(9, 0), Monday.AddDays(2), new(17, 30), true, 90,
            "FREQ=WEEKLY;BYDAY=MO", new Dictionary<Guid, JsonElement> { [stage.Id] = JsonSerializer.SerializeToElement(stage.Options[0].Id) });
        var key = Guid.CreateVersion7();

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ana.AddTaskAsync(project.Id, request, key)));

        var task = made[0];
        Assert.All(made, m => Assert.Equal(task.Id, m.Id));
        Assert.Equal(("Pay invoice", 1, TaskPriority.High, true, 90, "FREQ=WEEKLY;BYDAY=MO"), (task.Title, task.Number, task.Priority, task.Milestone, task.EstimateMinutes, task.Recurrence));
        Assert.Equal((Monday, new TimeOnly(9, 0), Monday.AddDays(2), new TimeOnly(17, 30)), (task.Start, task.StartTime, task.Due, task.DueTime));
        Assert.Equal((section.Id, project.Id), (task.Placements.Single().SectionId, task.ProjectId));
        Assert.Equal(stage.Options[0].Id, task.Values[stage.Id].GetGuid());
        Assert.True(task.Counts.HasDescription);
        var page = await bea.PageAsync(task.Id);
        Assert.Equal("Twice", page.Description);
        Wire.AssertSame(task, page.Task);
        Assert.Equal(2, (await ana.AddTaskAsync(project.Id, "Next")).Number);
    }

    [Theory, EachDatabase]
    public async Task Nonsense_is_refused_and_changes_nothing(DatabaseKind database)
    {
        var (workspace, ana, project) = await BeginAsync(database);
        var guest = await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest);
        var elsewhere = await ana.CreateProjectAsync("Elsewhere");
        var foreign = await ana.AddTaskAsync(elsewhere.Id, "Foreign");
        var foreignLabel = await ana.AddLabelAsync(elsewhere.Id, "Foreign");
        var number = await ana.AddFieldAsync(project.Id, "Number", FieldType.Number);
        var link = await ana.AddFieldAsync(project.Id, "Link", FieldType.Link);
        var rating = await ana.AddFieldAsync(project.Id, "Rating", FieldType.Rating);
        var formula = await ana.PostAsync<CustomFieldDto>($"projects/{project.Id}/fields", new CreateFieldRequest("Sum", FieldType.Formula, Formula: "1"));
        var task = await ana.AddTaskAsync(project.Id, "Task");
        (string Field, object? Value)[] wrong =
        [
            ("title", null), ("title", ""), ("title", 1), ("title", new string('x', 501)), ("title", new[] { 1 }), ("description", new string('x', 50_001)), ("description", 1),
            ("assigneeIds", new[] { Guid.CreateVersion7() }), ("assigneeIds", new[] { guest.MemberId }), ("assigneeIds", "x"), ("assigneeIds", new[] { "x" }),
            ("assigneeIds", Enumerable.Range(0, 51).Select(_ => Guid.CreateVersion7())), ("followerIds", new[] { Guid.Empty }), ("labelIds", new[] { foreignLabel.Id }),
            ("priority", "highest"), ("priority", 3), ("start", "2026-02-30"), ("start", "0001-01-01"), ("due", "9999-12-31"), ("due", "tomorrow"), ("dueTime", "25:00"), ("startTime", 9),
            ("milestone", "yes"), ("completed", 1), ("estimateMinutes", -1), ("estimateMinutes", 1_000_001), ("estimateMinutes", 1.5), ("recurrence", "whenever"), ("recurrence", "FREQ=\u0000"),
            ("parentId", task.Id.ToString() + "x"), ("parentId", foreign.Id), ("parentId", Guid.CreateVersion7()), ("coverFileId", Guid.CreateVersion7()), ("nonsense", 1), ("field:x", 1),
            ($"field:{Guid.CreateVersion7()}", 1), ($"field:{number.Id}", "1"), ($"field:{link.Id}", "javascript:alert(1)"), ($"field:{link.Id}", "http://a b"), ($"field:{rating.Id}", 6),
            ($"field:{formula.Id}", 1),
        ];

        foreach (var (field, value) in wrong)
            Assert.Equal((field, HttpStatusCode.BadRequest), (field, (await ana.TryEditAsync(task, field, value)).Status));
        Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Patch, "projects/tasks", TaskCalls.Edit([], ("title", "x")))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Patch, "projects/tasks", TaskCalls.Edit([task.Id]))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Patch, "projects/tasks", TaskCalls.Edit([task.Id, Guid.CreateVersion7()], ("title", "x")))).Status);
        foreach (var request in new CreateTaskRequest[] { new(""), new("x", Guid.CreateVersion7()), new("x", ParentId: foreign.Id), new("x", After: foreign.Id), new("x", Recurrence: "x") })
            Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Post, $"projects/{project.Id}/tasks", request, Guid.CreateVersion7())).Status);
        Wire.AssertSame(task, await ana.TaskAsync(task.Id));
    }

    [Theory, EachDatabase]
    public async Task Edits_of_different_fields_merge_and_of_the_same_field_show_both_values(DatabaseKind database)
    {
        var (workspace, ana, project) = await BeginAsync(database);
        var bea = await workspace.AddMemberAsync("Bea");
        var task = await ana.AddTaskAsync(project.Id, "Task");
        var seen = new Dictionary<Guid, int> { [task.Id] = task.Version };

        await ana.PatchAsync<EditTasksDto>("projects/tasks", TaskCalls.Edit([task.Id], ("title", "Ana's")) with { Versions = seen });
        await bea.PatchAsync<EditTasksDto>("projects/tasks", TaskCalls.Edit([task.Id], ("priority", "high")) with { Versions = seen });
        await bea.PatchAsync<EditTasksDto>("projects/tasks", TaskCalls.Edit([task.Id], ("title", "Ana's")) with { Versions = seen });
        using var refused = await bea.RequestAsync(HttpMethod.Patch, "projects/tasks", TaskCalls.Edit([task.Id], ("title", "Bea's"), ("due", Monday)) with { Versions = seen });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal(ProjectsProblemCodes.FieldConflict, problem.RootElement.GetProperty("code").GetString());
        var conflict = problem.RootElement.GetProperty("conflicts").Deserialize<TaskConflictDto[]>(WireJson.Options)!.Single();
        Assert.Equal(("title", "Ana's", "Bea's", ana.MemberId), (conflict.Field, conflict.Theirs?.GetString(), conflict.Yours?.GetString(), conflict.TheirId));
        var now = await ana.TaskAsync(task.Id);
        Assert.Equal(("Ana's", TaskPriority.High, null), (now.Title, now.Priority, now.Due));
        await bea.PatchAsync<EditTasksDto>("projects/tasks", TaskCalls.Edit([task.Id], ("title", "Bea's")) with { Versions = new Dictionary<Guid, int> { [task.Id] = conflict.Version } });
        Assert.Equal("Bea's", (await ana.TaskAsync(task.Id)).Title);
    }

    [Theory, EachDatabase]
    public async Task Ten_people_who_edit_one_task_at_once_lose_nothing(DatabaseKind database)
    {
        var (_, ana, project) = await BeginAsync(database);
        var task = await ana.AddTaskAsync(project.Id, "Task");
        var fields = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => ana.AddFieldAsync(project.Id, $"F{i}", FieldType.Number)));

        await Task.WhenAll(fields.Select((f, i) => ana.EditAsync(task, $"field:{f.Id}", i)));

        var now = await ana.TaskAsync(task.Id);
        Assert.Equal(11, now.Version);
        Assert.Equal(fields.Select((f, i) => (f.Id, i)).OrderBy(f => f.Id), now.Values.Select(v => (v.Key, v.Value.GetInt32())).OrderBy(v => v.Key));
    }

    [Theory, EachDatabase]
    public async Task Moving_keeps_the_order_that_was_asked_for_and_parts_go_along(DatabaseKind database)
    {
        var (_, ana, project) = await BeginAsync(database);
        var (one, two) = (await ana.AddSectionAsync(project.Id, "One"), await ana.AddSectionAsync(project.Id, "Two"));
        var tasks = new List<TaskDto>();
        foreach (var title in new[] { "a", "b", "c", "d" })
            tasks.Add(await ana.AddTaskAsync(project.Id, title, sectionId: one.Id));
        await ana.AddTaskAsync(project.Id, "part", tasks[3].Id);
        await ana.AddTaskAsync(project.Id, new CreateTaskRequest("a+", one.Id, After: tasks[0].Id));

        await ana.MoveAsync(project.Id, one.Id, tasks[0].Id, tasks[2].Id, tasks[1].Id);
        Assert.Equal(["c", "b", "a", "a+", "d", "part"], (await ana.TasksAsync(project.Id)).InOrder(project.Id, one.Id));
        var moved = await ana.MoveAsync(project.Id, two.Id, null, tasks[3].Id, tasks[0].Id);
        Assert.Equal(["d", "part"], moved.Tasks.Where(t => t.Title != "a").Select(t => t.Title));
        var now = await ana.TasksAsync(project.Id);
        Assert.Equal(["c", "b", "a+"], now.InOrder(project.Id, one.Id));
        Assert.Equal(["a", "d", "part"], now.InOrder(project.Id, two.Id).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Post, $"projects/{project.Id}/move", new MoveTasksRequest([tasks[0].Id], two.Id, tasks[1].Id))).Status);

        await ana.UndoAsync(moved.BatchId);
        Assert.Equal(["c", "b", "a", "a+", "d", "part"], (await ana.TasksAsync(project.Id)).InOrder(project.Id, one.Id));
    }

    [Theory, EachDatabase]
    public async Task A_task_stands_in_several_projects_and_is_seen_in_each(DatabaseKind database)
    {
        var (workspace, ana, project) = await BeginAsync(database);
        var bea = await workspace.AddMemberAsync("Bea");
        var secret = await ana.CreateProjectAsync("Secret", ProjectAccess.Private);
        var task = await ana.AddTaskAsync(secret.Id, "Shared");
        await using var tap = await ProjectTap.OpenAsync(bea, [project.Id]);
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TryAsync(HttpMethod.Get, $"projects/tasks/{task.Id}")).Status);

        await ana.PutAsync<EditTasksDto>($"projects/{project.Id}/tasks/{task.Id}", new PlaceTaskRequest());
        Assert.Equal([secret.Id, project.Id], (await tap.NextAsync<TasksSaved>()).Tasks.Single().Placements.Select(p => p.ProjectId));
        await bea.EditAsync(task, "title", "Changed");
        Assert.Equal("Changed", (await tap.NextAsync<TasksSaved>()).Tasks.Single().Title);
        Assert.Equal(HttpStatusCode.Conflict, (await ana.TryAsync(HttpMethod.Delete, $"projects/{secret.Id}/tasks/{task.Id}")).Status);
        await ana.DeleteAsync($"projects/{project.Id}/tasks/{task.Id}");
        Assert.Equal([task.Id], (await tap.NextAsync<TasksRemoved>()).TaskIds);
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TryAsync(HttpMethod.Get, $"projects/tasks/{task.Id}")).Status);
        Assert.Equal("Changed", (await ana.TaskAsync(task.Id)).Title);
    }

    [Theory, EachDatabase]
    public async Task Parts_are_counted_and_never_stand_within_themselves(DatabaseKind database)
    {
        var (_, ana, project) = await BeginAsync(database);
        var top = await ana.AddTaskAsync(project.Id, "Top");
        var middle = await ana.AddTaskAsync(project.Id, "Middle", top.Id);
        var leaf = await ana.AddTaskAsync(project.Id, "Leaf", middle.Id);

        (await ana.TryEditAsync(top, "parentId", leaf.Id)).AssertRefused(HttpStatusCode.Conflict, ProjectsProblemCodes.ParentCycle);
        (await ana.TryEditAsync(top, "parentId", top.Id)).AssertRefused(HttpStatusCode.Conflict, ProjectsProblemCodes.ParentCycle);
        await ana.EditAsync([leaf.Id], ("completed", true));
        Assert.Equal((1, 1), PartsOf(await ana.TaskAsync(middle.Id)));
        await ana.EditAsync(leaf, "parentId", top.Id);
        Assert.Equal((0, 0), PartsOf(await ana.TaskAsync(middle.Id)));
        Assert.Equal((2, 1), PartsOf(await ana.TaskAsync(top.Id)));
        await ana.EditAsync(leaf, "completed", false);
        Assert.Equal((2, 0), PartsOf(await ana.TaskAsync(top.Id)));
        var deleted = await ana.DeleteTasksAsync(middle.Id);
        Assert.Equal((1, 0), PartsOf(await ana.TaskAsync(top.Id)));
        await ana.UndoAsync(deleted.BatchId);
        Assert.Equal((2, 0), PartsOf(await ana.TaskAsync(top.Id)));

        static (int, int) PartsOf(TaskDto task) => (task.Counts.Parts, task.Counts.PartsDone);
    }

    [Theory, EachDatabase]
    public async Task Two_who_make_each_other_parts_at_once_make_no_circle(DatabaseKind database)
    {
        var (_, ana, project) = await BeginAsync(database);
        var (a, b) = (await ana.AddTaskAsync(project.Id, "A"), await ana.AddTaskAsync(project.Id, "B"));

        var answers = await Task.WhenAll(ana.TryEditAsync(a, "parentId", b.Id), ana.TryEditAsync(b, "parentId", a.Id));

        Assert.Single(answers, x => x.Status == HttpStatusCode.OK);
        Assert.Single(answers, x => x.Code == ProjectsProblemCodes.ParentCycle);
    }

    [Theory, EachDatabase]
    public async Task What_waits_is_moved_along_and_a_circle_is_named(DatabaseKind database)
    {
        var (_, ana, project) = await BeginAsync(database);
        var tasks = new List<TaskDto>();
        for (var i = 0; i < 3; i++)
            tasks.Add(await ana.AddTaskAsync(project.Id, new CreateTaskRequest($"T{i}", Start: Monday.AddDays(2 * i), Due: Monday.AddDays((2 * i) + 1))));
        await ana.WaitForAsync(tasks[1].Id, tasks[0].Id);
        await ana.WaitForAsync(tasks[2].Id, tasks[1].Id);
        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id]);

        using var refused = await ana.RequestAsync(HttpMethod.Put, $"projects/tasks/{tasks[0].Id}/dependencies/{tasks[2].Id}", new SetDependencyRequest());
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal(
            new[] { tasks[2].Id, tasks[0].Id, tasks[1].Id }, problem.RootElement.GetProperty("cycle").EnumerateArray().Select(e => e.GetGuid()));
        Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Put, $"projects/tasks/{tasks[0].Id}/dependencies/{tasks[0].Id}", new SetDependencyRequest())).Status);

        var edited = await ana.EditAsync([tasks[0].Id], ("start", Monday.AddDays(1)), ("due", Monday.AddDays(2)));
        Assert.Equal([(tasks[1].Id, tasks[0].Id), (tasks[2].Id, tasks[1].Id)], edited.Moved.Select(m => (m.TaskId, m.BecauseOf)));
        var now = await ana.TasksAsync(project.Id);
        Assert.Equal((new DateOnly(2026, 11, 5), new DateOnly(2026, 11, 6)), (now[1].Start!.Value, now[1].Due!.Value));
        Assert.Equal((new DateOnly(2026, 11, 9), new DateOnly(2026, 11, 9)), (now[2].Start!.Value, now[2].Due!.Value));
        var told = await tap.NextAsync<TasksSaved>(e => e.Moved.Count > 0);
        Wire.AssertSame(edited.Moved, told.Moved);
        Wire.AssertSame<IEnumerable<TaskDto>>(now, told.Tasks.OrderBy(t => t.Number));

        await ana.UndoAsync(edited.BatchId);
        Assert.Equal(tasks.Select(t => (t.Start, t.Due)), (await ana.TasksAsync(project.Id)).Select(t => (t.Start, t.Due)));
        await ana.PatchAsync<EditTasksDto>("projects/tasks", TaskCalls.Edit([tasks[0].Id], ("due", Monday.AddDays(30))) with { MoveDependents = false });
        Assert.Equal(tasks[1].Start, (await ana.TaskAsync(tasks[1].Id)).Start);
        await ana.DeleteAsync($"projects/tasks/{tasks[2].Id}/dependencies/{tasks[1].Id}");
        Assert.Empty((await ana.TaskAsync(tasks[2].Id)).Dependencies);
    }

    [Theory, EachDatabase]
    public async Task Deleted_tasks_come_back_with_their_parts(DatabaseKind database)
    {
        var (workspace, ana, project) = await BeginAsync(database);
        var viewer = await workspace.AddMemberAsync("Vera", WorkspaceRole.Guest);
        await ana.SetLevelAsync(project.Id, viewer, AccessLevel.Viewer);
        var task = await ana.AddTaskAsync(project.Id, "Task");
        var part = await ana.AddTaskAsync(project.Id, "Part", task.Id);
        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id]);

        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.TryAsync(HttpMethod.Post, "projects/tasks/delete", new DeleteTasksRequest([task.Id]))).Status);
        await ana.DeleteTasksAsync(task.Id);
        Assert.Equal(new[] { task.Id, part.Id }.Order(), (await tap.NextAsync<TasksRemoved>()).TaskIds.Order());
        Assert.Empty(await ana.TasksAsync(project.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryEditAsync(task, "title", "x")).Status);
        Assert.Equal([task.Id], (await ana.GetAsync<IReadOnlyList<DeletedTaskDto>>($"projects/{project.Id}/bin")).Select(t => t.Task.Id));

        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.TryAsync(HttpMethod.Post, $"projects/tasks/{task.Id}/restore")).Status);
        await ana.PostAsync<EditTasksDto>($"projects/tasks/{task.Id}/restore");
        Wire.AssertSame<IEnumerable<TaskDto>>(await ana.TasksAsync(project.Id), (await tap.NextAsync<TasksSaved>(e => e.Tasks.Count == 2)).Tasks.OrderBy(t => t.Number));
        Assert.Empty(await ana.GetAsync<IReadOnlyList<DeletedTaskDto>>($"projects/{project.Id}/bin"));
    }

    [Theory, EachDatabase]
    public async Task Undoing_takes_back_a_batch_but_not_what_others_did_since(DatabaseKind database)
    {
        var (workspace, ana, project) = await BeginAsync(database);
        var bea = await workspace.AddMemberAsync("Bea");
        var tasks = new[] { await ana.AddTaskAsync(project.Id, "A"), await ana.AddTaskAsync(project.Id, "B") };
        var edited = await ana.EditAsync([tasks[0].Id, tasks[1].Id], ("priority", "urgent"), ("description", "Long story"), ("completed", true));
        await bea.EditAsync(tasks[1], "priority", "low");
        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id]);

        await ana.UndoAsync(edited.BatchId);

        var now = await ana.TasksAsync(project.Id);
        Assert.Equal([TaskPriority.None, TaskPriority.Low], now.Select(t => t.Priority));
        Assert.All(now, t => Assert.Equal((null, false), (t.CompletedAt, t.Counts.HasDescription)));
        Assert.Equal("", (await ana.PageAsync(tasks[0].Id)).Description);
        var history = (await ana.GetAsync<Page<ActivityDto>>($"projects/tasks/{tasks[1].Id}/activity")).Items;
        Assert.Equal([false, true, true], new[] { "priority", "description", "completed" }.Select(f => history.Single(a => a.BatchId == edited.BatchId && a.Field == f).Undone));
        var told = (await tap.NextAsync<ActivityRecorded>(e => e.Activities.Any(a => a.BatchId == edited.BatchId))).Activities.Where(a => a.TaskId == tasks[1].Id).ToDictionary(a => a.Id);
        Assert.All(told.Values, a => Wire.AssertSame(history.Single(h => h.Id == a.Id), a));
        (await ana.TryAsync(HttpMethod.Post, $"projects/batches/{edited.BatchId}/undo")).AssertRefused(HttpStatusCode.Conflict, ProblemCodes.Conflict);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Post, $"projects/batches/{Guid.CreateVersion7()}/undo")).Status);
    }

    [Theory, EachDatabase]
    public async Task A_deleted_section_leaves_its_tasks_and_a_deleted_label_leaves_them(DatabaseKind database)
    {
        var (_, ana, project) = await BeginAsync(database);
        var (one, two) = (await ana.AddSectionAsync(project.Id, "One"), await ana.AddSectionAsync(project.Id, "Two"));
        var (kept, gone) = (await ana.AddLabelAsync(project.Id, "Kept"), await ana.AddLabelAsync(project.Id, "Gone"));
        var tasks = new List<TaskDto>();
        foreach (var title in new[] { "a", "b" })
            tasks.Add(await ana.AddTaskAsync(project.Id, new CreateTaskRequest(title, one.Id, LabelIds: [kept.Id, gone.Id])));
        await ana.AddTaskAsync(project.Id, "c", sectionId: two.Id);
        var mirror = await ProjectMirror.FetchAsync(ana, project.Id);

        await ana.DeleteAsync($"projects/{project.Id}/labels/{gone.Id}");
        await ana.DeleteAsync($"projects/{project.Id}/sections/{one.Id}?moveTo={two.Id}");
        Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Delete, $"projects/{project.Id}/sections/{two.Id}?moveTo={one.Id}")).Status);

        var now = await ana.TasksAsync(project.Id);
        Assert.Equal(["c", "a", "b"], now.InOrder(project.Id, two.Id));
        Assert.All(now.Where(t => t.Title != "c"), t => Assert.Equal([kept.Id], t.LabelIds));
        await ana.DeleteAsync($"projects/{project.Id}/sections/{two.Id}");
        Assert.Equal(["c", "a", "b"], (await ana.TasksAsync(project.Id)).InOrder(project.Id, null));
        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id], mirror.Position);
        foreach (var happened in await tap.UntilAsync<SectionsChanged>(e => e.Sections.Count == 0))
            mirror.Apply(happened);
        await mirror.AssertFreshAsync(ana);
    }

    [Theory, EachDatabase]
    public async Task A_stale_snapshot_and_the_events_since_are_a_fresh_snapshot(DatabaseKind database)
    {
        var (workspace, ana, project) = await BeginAsync(database);
        var bea = await workspace.AddMemberAsync("Bea");
        var section = await ana.AddSectionAsync(project.Id, "Now");
        var task = await ana.AddTaskAsync(project.Id, "Task", sectionId: section.Id);
        var doomed = await ana.AddTaskAsync(project.Id, "Doomed");
        var mirror = await ProjectMirror.FetchAsync(ana, project.Id);

        await ana.UpdateProjectAsync(project.Id, new("Renamed"));
        await ana.SetLevelAsync(project.Id, bea, AccessLevel.Manager);
        var label = await ana.AddLabelAsync(project.Id, "New");
        await bea.EditAsync([task.Id, doomed.Id], ("labelIds", new[] { label.Id }), ("assigneeIds", new[] { bea.MemberId }), ("start", Monday));
        var part = await bea.AddTaskAsync(project.Id, "Part", task.Id);
        await bea.WaitForAsync(part.Id, doomed.Id);
        await ana.MoveAsync(project.Id, section.Id, task.Id, doomed.Id);
        await ana.CommentAsync(task.Id, "Hello");
        await bea.PutAsync<TaskDto>($"projects/tasks/{doomed.Id}/follow");
        var undone = await bea.EditAsync(part, "completed", true);
        await bea.UndoAsync(undone.BatchId);
        await ana.DeleteTasksAsync(doomed.Id);
        await ana.AddSectionAsync(project.Id, "The end");

        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id], mirror.Position);
        foreach (var happened in await tap.UntilAsync<SectionsChanged>(e => e.Sections.Any(s => s.Name == "The end")))
            mirror.Apply(happened);
        await mirror.AssertFreshAsync(ana);
    }

    private async Task<(TestWorkspace Workspace, TestMember Ana, ProjectDto Project)> BeginAsync(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        return (workspace, workspace.Owner, await workspace.Owner.CreateProjectAsync());
    }
}
