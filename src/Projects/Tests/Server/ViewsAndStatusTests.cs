using System.Net;
using System.Text.Json;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Projects.Tests.Server;

public sealed class ViewsAndStatusTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Shared_views_are_told_to_the_project_and_ones_own_to_oneself(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var guest = await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest);
        var project = await workspace.Owner.CreateProjectAsync();
        await workspace.Owner.SetLevelAsync(project.Id, guest, AccessLevel.Viewer);
        var settings = new ViewSettings(
            new FilterDto(true, [new(new(TaskColumn.Assignees), FilterOperator.Is, JsonSerializer.SerializeToElement("me"))]), new(TaskColumn.Section), Sort: [new(new(TaskColumn.Due), true)]);
        await using var anasTap = await ProjectTap.OpenAsync(ana, [project.Id]);
        await using var guestsTap = await ProjectTap.OpenAsync(guest, [project.Id]);
        var path = $"projects/{project.Id}/views";

        var own = await guest.PostAsync<SavedViewDto>(path, new CreateViewRequest("Mine", ViewKind.List, settings));
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.TryAsync(HttpMethod.Post, path, new CreateViewRequest("Ours", ViewKind.List, settings, true))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.TryAsync(HttpMethod.Patch, $"{path}/{own.Id}", new UpdateViewRequest(Shared: true))).Status);
        var shared = await ana.PostAsync<SavedViewDto>(path, new CreateViewRequest("Ours", ViewKind.Board, settings, true));

        Wire.AssertSame(own, (await guestsTap.NextAsync<ViewSaved>()).View);
        Wire.AssertSame(shared, (await anasTap.NextAsync<ViewSaved>()).View);
        Assert.Equal(new[] { own.Id, shared.Id }.Order(), (await guest.ProjectAsync(project.Id)).Views.Select(v => v.Id).Order());
        Wire.AssertSame(shared, (await ana.ProjectAsync(project.Id)).Views.Single());
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Delete, $"{path}/{own.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.TryAsync(HttpMethod.Delete, $"{path}/{shared.Id}")).Status);

        var withdrawn = await ana.PatchAsync<SavedViewDto>($"{path}/{shared.Id}", new UpdateViewRequest("Only mine", Shared: false));
        await guestsTap.NextAsync<ViewRemoved>(e => e.ViewId == shared.Id);
        await anasTap.NextAsync<ViewRemoved>(e => e.ViewId == shared.Id);
        Wire.AssertSame(withdrawn, (await anasTap.NextAsync<ViewSaved>()).View);
        Assert.Equal([own.Id], (await guest.ProjectAsync(project.Id)).Views.Select(v => v.Id));
        await ana.DeleteAsync($"{path}/{shared.Id}");
        await anasTap.NextAsync<ViewRemoved>(e => e.ViewId == shared.Id);

        foreach (var wrong in new CreateViewRequest[] { new("", ViewKind.List, settings), new("x", ViewKind.List, new(Columns: [.. Enumerable.Range(0, 2_000).Select(_ => new ViewColumnDto(new(TaskColumn.Due)))])) })
            Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Post, path, wrong)).Status);
        using var surrogate = new StringContent("""{"name":"x","kind":"list","settings":{"options":{"a":"\ud800"}}}""", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Post, path, surrogate)).Status);
    }

    [Theory, EachDatabase]
    public async Task The_last_status_update_is_the_projects_and_all_stay_to_be_read(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = workspace.Owner;
        var project = await ana.CreateProjectAsync();
        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id]);

        var first = await ana.PostAsync<StatusUpdateDto>($"projects/{project.Id}/status", new PostStatusRequest(ProjectStatus.OnTrack, "Fine", "All **well**"));
        var second = await ana.PostAsync<StatusUpdateDto>($"projects/{project.Id}/status", new PostStatusRequest(ProjectStatus.AtRisk, "Late", ""));

        Wire.AssertSame(first, (await tap.NextAsync<StatusPosted>()).Update);
        Wire.AssertSame(second, (await tap.NextAsync<StatusPosted>()).Update);
        Assert.Equal(ProjectStatus.AtRisk, (await tap.NextAsync<ProjectSaved>()).Project.Status);
        Assert.Equal([second.Id, first.Id], (await ana.GetAsync<Page<StatusUpdateDto>>($"projects/{project.Id}/status")).Items.Select(u => u.Id));
        Assert.Equal(ProjectStatus.AtRisk, (await ana.ProjectAsync(project.Id)).Project.Status);
        foreach (var wrong in new PostStatusRequest[] { new(ProjectStatus.Done, "", ""), new(ProjectStatus.Done, "x", new string('x', 10_001)) })
            Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Post, $"projects/{project.Id}/status", wrong)).Status);
    }

    [Theory, EachDatabase]
    public async Task A_baseline_keeps_the_dates_as_they_were(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = workspace.Owner;
        var project = await ana.CreateProjectAsync();
        var task = await ana.AddTaskAsync(project.Id, new CreateTaskRequest("Task", Start: new(2026, 11, 2), Due: new(2026, 11, 3)));
        await ana.AddTaskAsync(project.Id, "Some day");
        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id]);
        var path = $"projects/{project.Id}/baselines";

        var baseline = await ana.PostAsync<BaselineDto>(path, new CreateBaselineRequest("Plan A"));
        await ana.EditAsync(task, "due", "2026-12-24");

        Assert.Equal([new BaselineDateDto(task.Id, new(2026, 11, 2), new(2026, 11, 3))], (await ana.GetAsync<BaselineDatesDto>($"{path}/{baseline.Id}")).Dates);
        Wire.AssertSame(await ana.GetAsync<IReadOnlyList<BaselineDto>>(path), (await tap.NextAsync<BaselinesChanged>()).Baselines);
        await ana.DeleteAsync($"{path}/{baseline.Id}");
        Assert.Empty((await tap.NextAsync<BaselinesChanged>()).Baselines);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Get, $"{path}/{baseline.Id}")).Status);
    }

    [Theory, EachDatabase]
    public async Task My_work_is_what_I_have_to_do_where_I_may_see_it(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var open = await ana.CreateProjectAsync("Open");
        var secret = await ana.CreateProjectAsync("Secret", ProjectAccess.Private, bea);
        var late = await ana.AddTaskAsync(secret.Id, new CreateTaskRequest("Late", AssigneeIds: [bea.MemberId], Due: new(2026, 12, 1)));
        var some = await ana.AddTaskAsync(open.Id, new CreateTaskRequest("Some day", AssigneeIds: [bea.MemberId, ana.MemberId]));
        var soon = await ana.AddTaskAsync(open.Id, new CreateTaskRequest("Soon", AssigneeIds: [bea.MemberId], Due: new(2026, 11, 25)));
        var done = await ana.AddTaskAsync(open.Id, new CreateTaskRequest("Done", AssigneeIds: [bea.MemberId]));
        await bea.EditAsync(done, "completed", true);

        Assert.Equal([soon.Id, late.Id, some.Id], await MineAsync(bea));
        Assert.Equal([some.Id], await MineAsync(ana));
        await ana.EditAsync(soon, "assigneeIds", Array.Empty<Guid>());
        await bea.EditAsync(done, "completed", false);
        await ana.DeleteAsync($"projects/{secret.Id}/members/{bea.MemberId}");
        Assert.Equal([some.Id, done.Id], await MineAsync(bea));
        await ana.DeleteTasksAsync(some.Id);
        Assert.Equal([done.Id], await MineAsync(bea));

        static async Task<IEnumerable<Guid>> MineAsync(TestMember member) => (await member.GetAsync<MyWorkDto>("projects/my-work")).Tasks.Select(t => t.Id);
    }
}
