using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Projects.Tests.Server;

/// <summary>What only a task's own page shows.</summary>
public sealed class TaskPageTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Two_who_tick_at_once_both_have_ticked_and_the_event_tells_the_page(DatabaseKind database)
    {
        var (ana, task) = await BeginAsync(database);
        var path = $"projects/tasks/{task.Id}/checklists";
        var list = (await ana.PostAsync<TaskDetailsDto>(path, new SaveChecklistRequest("Before print"))).Checklists.Single();
        foreach (var text in new[] { "Proof", "Colours", "Bleed" })
            await ana.PostAsync<TaskDetailsDto>($"{path}/{list.Id}/items", new SaveChecklistItemRequest(text));
        var items = (await ana.PageAsync(task.Id)).Checklists.Single().Items;
        await using var tap = await ProjectTap.OpenAsync(ana, [task.ProjectId]);

        await Task.WhenAll(items.Select(i => ana.PatchAsync<TaskDetailsDto>($"{path}/{list.Id}/items/{i.Id}", new SaveChecklistItemRequest(Done: true))));

        var page = await ana.PageAsync(task.Id);
        Assert.Equal((3, 3), (page.Task.Counts.ChecklistItems, page.Task.Counts.ChecklistDone));
        var told = await tap.NextAsync<TaskDetailsSaved>(e => e.Version == page.Task.Version);
        Wire.AssertSame(page.Checklists, told.Checklists);
        await ana.PatchAsync<TaskDetailsDto>($"{path}/{list.Id}/items/{items[2].Id}", new SaveChecklistItemRequest(Before: items[0].Id, AssigneeId: ana.MemberId, Due: new(2026, 12, 1)));
        Assert.Equal(["Bleed", "Proof", "Colours"], (await ana.PageAsync(task.Id)).Checklists.Single().Items.Select(i => i.Text));
        await ana.DeleteAsync<TaskDetailsDto>($"{path}/{list.Id}/items/{items[0].Id}");
        await ana.DeleteAsync<TaskDetailsDto>($"{path}/{list.Id}");
        Assert.Equal((0, 0), ((await ana.TaskAsync(task.Id)).Counts.ChecklistItems, (await ana.PageAsync(task.Id)).Checklists.Count));

        foreach (var wrong in new SaveChecklistRequest[] { new(), new(""), new(new string('x', 81)), new("x", Before: Guid.CreateVersion7()) })
            Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Post, path, wrong)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Post, $"{path}/{list.Id}/items", new SaveChecklistItemRequest("x"))).Status);
    }

    [Theory, EachDatabase]
    public async Task Comments_are_counted_told_reacted_to_and_leave_their_place_when_deleted(DatabaseKind database)
    {
        var (ana, task) = await BeginAsync(database);
        await using var tap = await ProjectTap.OpenAsync(ana, [task.ProjectId]);
        var key = Guid.CreateVersion7();

        var first = await ana.CommentAsync(task.Id, "Look, @[" + ana.MemberId + "]", key);
        Wire.AssertSame(first, await ana.CommentAsync(task.Id, "Look again", key));
        var second = await ana.CommentAsync(task.Id, "Second");
        Wire.AssertSame(first, (await tap.NextAsync<CommentSaved>()).Comment);
        Assert.Equal(2, (await ana.TaskAsync(task.Id)).Counts.Comments);
        Assert.Equal([second.Id, first.Id], (await ListAsync()).Select(c => c.Id));

        var reacted = await ana.PutAsync<CommentDto>($"projects/comments/{first.Id}/reactions/{Uri.EscapeDataString("🎉")}");
        Wire.AssertSame(reacted, await ana.PutAsync<CommentDto>($"projects/comments/{first.Id}/reactions/{Uri.EscapeDataString("🎉")}"));
        Assert.Equal(ana.MemberId, reacted.Reactions.Single().MemberIds.Single());
        Assert.Empty((await ana.DeleteAsync<CommentDto>($"projects/comments/{first.Id}/reactions/{Uri.EscapeDataString("🎉")}")).Reactions);
        var edited = await ana.PutAsync<CommentDto>($"projects/comments/{first.Id}", new EditCommentRequest("Edited"));
        Assert.NotNull(edited.EditedAt);
        await ana.DeleteAsync($"projects/comments/{first.Id}");

        var fresh = await ListAsync();
        Assert.Equal(("", true), (fresh[1].Text, fresh[1].Deleted));
        Wire.AssertSame(fresh[1], (await tap.NextAsync<CommentSaved>(e => e.Comment.Deleted)).Comment);
        Assert.Equal(1, (await ana.TaskAsync(task.Id)).Counts.Comments);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Put, $"projects/comments/{first.Id}", new EditCommentRequest("Back"))).Status);
        foreach (var wrong in new[] { "", "  ", new string('x', 12_001) })
            Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Post, $"projects/tasks/{task.Id}/comments", new PostCommentRequest(wrong), Guid.CreateVersion7())).Status);

        async Task<IReadOnlyList<CommentDto>> ListAsync() => (await ana.GetAsync<Page<CommentDto>>($"projects/tasks/{task.Id}/comments")).Items;
    }

    [Theory, EachDatabase]
    public async Task Who_may_comment_does_not_edit_and_ones_own_words_are_ones_own(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (viewer, commenter) = (await workspace.AddMemberAsync("Vera", WorkspaceRole.Guest), await workspace.AddMemberAsync("Carlo", WorkspaceRole.Guest));
        var project = await workspace.Owner.CreateProjectAsync();
        await workspace.Owner.SetLevelAsync(project.Id, viewer, AccessLevel.Viewer);
        await workspace.Owner.SetLevelAsync(project.Id, commenter, AccessLevel.Commenter);
        var task = await workspace.Owner.AddTaskAsync(project.Id, "Task");

        var comment = await commenter.CommentAsync(task.Id, "May I?");
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.TryAsync(HttpMethod.Post, $"projects/tasks/{task.Id}/comments", new PostCommentRequest("No"), Guid.CreateVersion7())).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await commenter.TryEditAsync(task, "title", "Mine")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await commenter.TryAsync(HttpMethod.Put, $"projects/tasks/{task.Id}/timer")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await workspace.Owner.TryAsync(HttpMethod.Put, $"projects/comments/{comment.Id}", new EditCommentRequest("Theirs"))).Status);
        Assert.Contains(viewer.MemberId, (await viewer.PutAsync<TaskDto>($"projects/tasks/{task.Id}/follow")).FollowerIds);
        Assert.Contains(commenter.MemberId, (await viewer.TaskAsync(task.Id)).FollowerIds);
        await workspace.Owner.DeleteAsync($"projects/comments/{comment.Id}");
    }

    [Theory, EachDatabase]
    public async Task A_member_has_one_clock_and_time_adds_up(DatabaseKind database)
    {
        var (ana, task) = await BeginAsync(database);
        var other = await ana.AddTaskAsync((await ana.CreateProjectAsync("Other")).Id, "Other");
        await using var tap = await ProjectTap.OpenAsync(ana, [task.ProjectId]);

        var started = await ana.PutAsync<TimeEntryDto>($"projects/tasks/{task.Id}/timer");
        Assert.Equal(started.Id, (await ana.PutAsync<TimeEntryDto>($"projects/tasks/{task.Id}/timer")).Id);
        var elsewhere = await ana.PutAsync<TimeEntryDto>($"projects/tasks/{other.Id}/timer");
        Assert.NotNull((await ana.PageAsync(task.Id)).Time.Single().EndedAt);
        Assert.Equal(elsewhere.Id, (await ana.GetAsync<TimeEntryDto>("projects/timer")).Id);
        await ana.DeleteAsync<TimeEntryDto>("projects/timer");
        Assert.Null((await tap.NextAsync<TimerChanged>(e => e.Running is null)).Running);
        await ana.DeleteAsync("projects/timer");

        var logged = await ana.PostAsync<TaskDetailsDto>($"projects/tasks/{task.Id}/time", new LogTimeRequest(new(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(1)), 45, "Drawing"));
        Assert.Equal(45, logged.Task.TrackedMinutes);
        var page = await ana.PageAsync(task.Id);
        Wire.AssertSame(page.Time, (await tap.NextAsync<TaskDetailsSaved>(e => e.Version == page.Task.Version)).Time);
        await ana.DeleteAsync<TaskDetailsDto>($"projects/tasks/{task.Id}/time/{page.Time.Single(t => t.Minutes == 45).Id}");
        Assert.Equal(0, (await ana.TaskAsync(task.Id)).TrackedMinutes);
        foreach (var minutes in new[] { 0, -1, 1_000_001 })
            Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Post, $"projects/tasks/{task.Id}/time", new LogTimeRequest(DateTimeOffset.UnixEpoch, minutes))).Status);
    }

    [Theory, EachDatabase]
    public async Task Clocks_started_at_once_leave_one_that_runs(DatabaseKind database)
    {
        var (ana, task) = await BeginAsync(database);
        var tasks = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => ana.AddTaskAsync(task.ProjectId, $"T{i}")));

        var answers = await Task.WhenAll(tasks.Select(t => ana.TryAsync<TimeEntryDto>(HttpMethod.Put, $"projects/tasks/{t.Id}/timer")));

        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{a.Status}"));
        var pages = await Task.WhenAll(tasks.Select(t => ana.PageAsync(t.Id)));
        Assert.Single(pages.SelectMany(p => p.Time), e => e.EndedAt is null);
    }

    private async Task<(TestMember Ana, TaskDto Task)> BeginAsync(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var project = await workspace.Owner.CreateProjectAsync();
        return (workspace.Owner, await workspace.Owner.AddTaskAsync(project.Id, "Task"));
    }
}
