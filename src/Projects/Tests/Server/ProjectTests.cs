using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Projects.Tests.Server;

public sealed class ProjectTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task An_open_project_is_told_to_all_and_a_private_one_to_those_added_alone(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        await using var anasTap = await ProjectTap.OpenAsync(ana);
        await using var beasTap = await ProjectTap.OpenAsync(bea);

        var secret = await workspace.Owner.CreateProjectAsync("Secret", ProjectAccess.Private, ana);
        var open = await workspace.Owner.CreateProjectAsync("Open");

        Assert.Equal(AccessLevel.Manager, open.Level);
        var heard = await beasTap.UntilAsync<ProjectSaved>(e => e.Project.Id == open.Id);
        Assert.DoesNotContain(heard, e => e.Data.GetRawText().Contains(secret.Id.ToString(), StringComparison.Ordinal));
        Wire.AssertSame(secret with { Level = AccessLevel.Editor }, (await anasTap.NextAsync<ProjectShared>()).Project);
        Wire.AssertSame(open with { Level = AccessLevel.Editor }, (await bea.ProjectsAsync()).Projects.Single());
        Assert.Equal([secret.Id, open.Id], (await ana.ProjectsAsync()).Projects.Select(p => p.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TryAsync(HttpMethod.Get, $"projects/{secret.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TryAsync(HttpMethod.Patch, $"projects/{secret.Id}", new UpdateProjectRequest("Mine"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TryAsync(HttpMethod.Post, $"projects/{secret.Id}/sections", new CreateSectionRequest("Mine"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TryAsync(HttpMethod.Put, $"projects/{secret.Id}/favourite")).Status);
    }

    [Theory, EachDatabase]
    public async Task The_same_key_makes_one_project(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var key = Guid.CreateVersion7();

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => workspace.Owner.PostAsync<ProjectDto>("projects", new CreateProjectRequest("Once"), key)));

        Assert.Single(made.Select(p => p.Id).Distinct());
        Assert.Single((await workspace.Owner.ProjectsAsync()).Projects);
    }

    [Theory, EachDatabase]
    public async Task Managers_change_a_project_editors_do_not_and_archived_it_can_only_be_read(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var project = await workspace.Owner.CreateProjectAsync();
        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id]);
        var week = new WorkWeekDto([DayOfWeek.Tuesday, DayOfWeek.Monday, DayOfWeek.Monday], [new(2026, 12, 25), new(2026, 12, 6)]);

        (await ana.TryAsync(HttpMethod.Patch, $"projects/{project.Id}", new UpdateProjectRequest("Mine"))).AssertRefused(HttpStatusCode.Forbidden, ProblemCodes.Forbidden);
        var changed = await workspace.Owner.UpdateProjectAsync(
            project.Id, new(" New\nname ", "Why", "red", "🚀", WorkWeek: week, TimeZone: "Atlantic/Canary", Template: true));

        Assert.Equal(("New name", "Why", "red", "🚀", "Atlantic/Canary", true), (changed.Name, changed.Description, changed.Color, changed.Icon, changed.TimeZone, changed.Template));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Tuesday], changed.WorkWeek.Days);
        Assert.Equal([new(2026, 12, 6), new(2026, 12, 25)], changed.WorkWeek.Holidays);
        Wire.AssertSame(changed.Public(), (await tap.NextAsync<ProjectSaved>(e => e.Project.Version == changed.Version)).Project);
        Wire.AssertSame(changed, (await workspace.Owner.ProjectAsync(project.Id)).Project);

        await workspace.Owner.UpdateProjectAsync(project.Id, new(Archived: true));
        (await workspace.Owner.TryAsync(HttpMethod.Patch, $"projects/{project.Id}", new UpdateProjectRequest("Late"))).AssertRefused(HttpStatusCode.Conflict, ProjectsProblemCodes.Archived);
        (await ana.TryAsync(HttpMethod.Post, $"projects/{project.Id}/sections", new CreateSectionRequest("Late"))).AssertRefused(HttpStatusCode.Conflict, ProjectsProblemCodes.Archived);
        Assert.True((await ana.ProjectAsync(project.Id)).Project.Archived);
        Assert.False((await workspace.Owner.UpdateProjectAsync(project.Id, new(Archived: false))).Archived);
    }

    [Theory, EachDatabase]
    public async Task Nonsense_is_refused(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var project = await workspace.Owner.CreateProjectAsync();
        CreateProjectRequest[] wrong =
        [
            new(""), new("  \n "), new(new string('x', 121)), new("x", Color: "#f00"), new("x", Icon: new string('i', 41)), new("x", TimeZone: "Mars/Olympus"),
            new("x", PortfolioId: Guid.CreateVersion7()), new("x", TemplateId: "nothing"), new("x", MemberIds: [Guid.CreateVersion7()]),
            new("x", MemberIds: [.. Enumerable.Range(0, 1_001).Select(_ => Guid.CreateVersion7())]),
        ];
        foreach (var request in wrong)
            (await workspace.Owner.TryAsync(HttpMethod.Post, "projects", request)).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
        UpdateProjectRequest[] wrongChanges =
        [
            new(""), new(Description: new string('x', 20_001)), new(Color: "mauve"), new(WorkWeek: new([], [])), new(TimeZone: ""), new(PortfolioId: Guid.CreateVersion7()),
            new(WorkWeek: new([DayOfWeek.Friday], [.. Enumerable.Range(0, 1_001).Select(i => new DateOnly(2026, 1, 1).AddDays(i))])),
        ];
        foreach (var request in wrongChanges)
            (await workspace.Owner.TryAsync(HttpMethod.Patch, $"projects/{project.Id}", request)).AssertRefused(HttpStatusCode.BadRequest, ProblemCodes.Invalid);
        Wire.AssertSame(project, (await workspace.Owner.ProjectAsync(project.Id)).Project);
    }

    [Theory, EachDatabase]
    public async Task Closing_a_project_takes_it_from_those_not_named_and_opening_gives_it_back(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var project = await ana.CreateProjectAsync("Plan", ProjectAccess.Open);
        await ana.SetLevelAsync(project.Id, bea, AccessLevel.Commenter);
        var cleo = await workspace.AddMemberAsync("Cleo");
        await using var cleosTap = await ProjectTap.OpenAsync(cleo, [project.Id]);
        await using var beasTap = await ProjectTap.OpenAsync(bea, [project.Id]);

        var closed = await ana.UpdateProjectAsync(project.Id, new(Access: ProjectAccess.Private));

        await cleosTap.NextAsync<ProjectRemoved>(e => e.ProjectId == project.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await cleo.TryAsync(HttpMethod.Get, $"projects/{project.Id}")).Status);
        var heard = await beasTap.UntilAsync<ProjectMembersChanged>(_ => true);
        Assert.Equal(
            [ProjectSaved.Type, ProjectRemoved.Type, ProjectShared.Type, ProjectMembersChanged.Type], heard.Select(e => e.Type).Where(t => t.StartsWith("projects.", StringComparison.Ordinal)));
        Assert.Equal(AccessLevel.Commenter, (await bea.ProjectAsync(project.Id)).Project.Level);
        (await bea.TryAsync(HttpMethod.Post, $"projects/{project.Id}/sections", new CreateSectionRequest("Late"))).AssertRefused(HttpStatusCode.Forbidden, ProblemCodes.Forbidden);

        await ana.AddSectionAsync(project.Id, "Unheard");
        var opened = await ana.UpdateProjectAsync(project.Id, new(Access: ProjectAccess.Open));
        var told = await cleosTap.UntilAsync<ProjectSaved>(_ => true);
        Assert.DoesNotContain(told, e => e.Type == SectionsChanged.Type);
        Assert.True(opened.Version > closed.Version);
        Assert.Equal(AccessLevel.Editor, (await cleo.ProjectAsync(project.Id)).Project.Level);
    }

    [Theory, EachDatabase]
    public async Task Guests_see_what_they_were_given_and_manage_nothing(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var guest = await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest);
        var project = await workspace.Owner.CreateProjectAsync();
        await workspace.Owner.PostAsync<PortfolioDto>("projects/portfolios", new CreatePortfolioRequest("Folder"));
        await using var tap = await ProjectTap.OpenAsync(guest);
        Assert.Empty((await guest.ProjectsAsync()).Projects);

        (await workspace.Owner.TryAsync(HttpMethod.Put, $"projects/{project.Id}/members/{guest.MemberId}", new SetProjectMemberRequest(AccessLevel.Manager)))
            .AssertRefused(HttpStatusCode.Conflict, ProblemCodes.Conflict);
        await workspace.Owner.SetLevelAsync(project.Id, guest, AccessLevel.Viewer);
        Assert.Equal(AccessLevel.Viewer, (await tap.NextAsync<ProjectShared>()).Project.Level);
        var list = await guest.ProjectsAsync();
        Assert.Equal([project.Id], list.Projects.Select(p => p.Id));
        Assert.Empty(list.Portfolios);
        (await guest.TryAsync(HttpMethod.Post, $"projects/{project.Id}/labels", new CreateLabelRequest("x", "red"))).AssertRefused(HttpStatusCode.Forbidden, ProblemCodes.Forbidden);
        (await guest.TryAsync(HttpMethod.Post, "projects", new CreateProjectRequest("Mine"))).AssertRefused(HttpStatusCode.Forbidden, ProblemCodes.Forbidden);

        await workspace.Owner.SetLevelAsync(project.Id, guest, AccessLevel.Editor);
        await guest.AddLabelAsync(project.Id, "mine");
        await workspace.Owner.DeleteAsync($"projects/{project.Id}/members/{guest.MemberId}");
        await tap.NextAsync<ProjectUnshared>(e => e.ProjectId == project.Id);
        Assert.Empty((await guest.ProjectsAsync()).Projects);
    }

    [Theory, EachDatabase]
    public async Task Somebody_always_manages_a_project(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var project = await ana.CreateProjectAsync("Plan", ProjectAccess.Private, bea);
        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id]);

        (await ana.TryAsync(HttpMethod.Delete, $"projects/{project.Id}/members/{ana.MemberId}")).AssertRefused(HttpStatusCode.Conflict, ProjectsProblemCodes.LastManager);
        (await ana.TryAsync(HttpMethod.Put, $"projects/{project.Id}/members/{ana.MemberId}", new SetProjectMemberRequest(AccessLevel.Editor)))
            .AssertRefused(HttpStatusCode.Conflict, ProjectsProblemCodes.LastManager);
        (await bea.TryAsync(HttpMethod.Put, $"projects/{project.Id}/members/{bea.MemberId}", new SetProjectMemberRequest(AccessLevel.Manager)))
            .AssertRefused(HttpStatusCode.Forbidden, ProblemCodes.Forbidden);

        await ana.SetLevelAsync(project.Id, bea, AccessLevel.Manager);
        Wire.AssertSame((await bea.ProjectAsync(project.Id)).Members, (await tap.NextAsync<ProjectMembersChanged>()).Members);
        await ana.DeleteAsync($"projects/{project.Id}/members/{ana.MemberId}");
        await tap.NextAsync<ProjectUnshared>();
        Assert.Equal([new ProjectMemberDto(bea.MemberId, AccessLevel.Manager)], (await bea.ProjectAsync(project.Id)).Members);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Get, $"projects/{project.Id}")).Status);
    }

    [Theory, EachDatabase]
    public async Task A_deleted_project_is_gone_for_all_until_it_is_restored_as_it_was(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var project = await ana.CreateProjectAsync("Plan", ProjectAccess.Open, bea);
        await ana.AddSectionAsync(project.Id, "Now");
        var before = await ana.ProjectAsync(project.Id);
        await using var tap = await ProjectTap.OpenAsync(bea, [project.Id]);

        Assert.Equal(HttpStatusCode.Forbidden, (await bea.TryAsync(HttpMethod.Delete, $"projects/{project.Id}")).Status);
        await ana.DeleteAsync($"projects/{project.Id}");

        await tap.NextAsync<ProjectRemoved>(e => e.ProjectId == project.Id);
        foreach (var member in new[] { ana, bea, workspace.Owner })
        {
            Assert.Empty((await member.ProjectsAsync()).Projects);
            Assert.Equal(HttpStatusCode.NotFound, (await member.TryAsync(HttpMethod.Get, $"projects/{project.Id}")).Status);
        }

        Assert.Empty(await bea.GetAsync<IReadOnlyList<DeletedProjectDto>>("projects/bin"));
        Assert.Equal(HttpStatusCode.NotFound, (await bea.TryAsync(HttpMethod.Post, $"projects/{project.Id}/restore")).Status);
        var binned = Assert.Single(await ana.GetAsync<IReadOnlyList<DeletedProjectDto>>("projects/bin"));
        Assert.Equal((project.Id, TimeSpan.FromDays(30)), (binned.Project.Id, binned.GoneAt - binned.DeletedAt));

        await ana.PostAsync<ProjectDto>($"projects/{project.Id}/restore");
        Assert.Equal(AccessLevel.Editor, (await tap.NextAsync<ProjectShared>(e => e.Project.Id == project.Id)).Project.Level);
        var after = await ana.ProjectAsync(project.Id);
        Wire.AssertSame(before with { Project = before.Project with { Version = after.Project.Version }, Position = after.Position }, after);
        Assert.Equal([project.Id], (await bea.ProjectsAsync()).Projects.Select(p => p.Id));
        Assert.Empty(await ana.GetAsync<IReadOnlyList<DeletedProjectDto>>("projects/bin"));
    }

    [Theory, EachDatabase]
    public async Task Favourites_are_ones_own_and_told_to_ones_other_devices(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var (one, two) = (await ana.CreateProjectAsync("One"), await ana.CreateProjectAsync("Two"));
        await using var tap = await ProjectTap.OpenAsync(ana);

        await ana.PutAsync($"projects/{two.Id}/favourite");
        await ana.PutAsync($"projects/{one.Id}/favourite");
        await ana.PutAsync($"projects/{one.Id}/favourite");

        await tap.NextAsync<FavouritesChanged>();
        Assert.Equal([two.Id, one.Id], (await tap.NextAsync<FavouritesChanged>()).FavouriteIds);
        Assert.Equal([two.Id, one.Id], (await ana.ProjectsAsync()).FavouriteIds);
        Assert.Empty((await workspace.Owner.ProjectsAsync()).FavouriteIds);
        await ana.DeleteAsync($"projects/{two.Id}/favourite");
        Assert.Equal([one.Id], (await tap.NextAsync<FavouritesChanged>()).FavouriteIds);
    }

    [Theory, EachDatabase]
    public async Task Portfolios_are_a_tree_that_never_bites_its_tail(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var guest = await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest);
        await using var tap = await ProjectTap.OpenAsync(ana);
        var top = await ana.PostAsync<PortfolioDto>("projects/portfolios", new CreatePortfolioRequest("Top"));
        var inner = await ana.PostAsync<PortfolioDto>("projects/portfolios", new CreatePortfolioRequest("Inner", "teal", top.Id));
        var other = await ana.PostAsync<PortfolioDto>("projects/portfolios", new CreatePortfolioRequest("Other"));
        var project = await ana.PostAsync<ProjectDto>("projects", new CreateProjectRequest("Plan", PortfolioId: inner.Id));

        (await ana.TryAsync(HttpMethod.Patch, $"projects/portfolios/{top.Id}", new UpdatePortfolioRequest(ParentId: inner.Id)))
            .AssertRefused(HttpStatusCode.Conflict, ProjectsProblemCodes.ParentCycle);
        (await ana.TryAsync(HttpMethod.Patch, $"projects/portfolios/{top.Id}", new UpdatePortfolioRequest(ParentId: top.Id)))
            .AssertRefused(HttpStatusCode.Conflict, ProjectsProblemCodes.ParentCycle);
        (await guest.TryAsync(HttpMethod.Post, "projects/portfolios", new CreatePortfolioRequest("Mine"))).AssertRefused(HttpStatusCode.Forbidden, ProblemCodes.Forbidden);
        await ana.PatchAsync<PortfolioDto>($"projects/portfolios/{other.Id}", new UpdatePortfolioRequest("First", Before: top.Id));

        var told = await tap.NextAsync<PortfoliosChanged>(e => e.Portfolios.Any(p => p.Name == "First"));
        Wire.AssertSame((await ana.ProjectsAsync()).Portfolios, told.Portfolios);
        Assert.Equal(["First", "Top"], told.Portfolios.Where(p => p.ParentId is null).Select(p => p.Name));

        await ana.DeleteAsync($"projects/portfolios/{inner.Id}");
        Assert.Equal(top.Id, (await ana.ProjectAsync(project.Id)).Project.PortfolioId);
        await ana.DeleteAsync($"projects/portfolios/{top.Id}");
        Assert.Null((await tap.NextAsync<ProjectSaved>(e => e.Project.PortfolioId is null)).Project.PortfolioId);
        Assert.Equal([other.Id], (await ana.ProjectsAsync()).Portfolios.Select(p => p.Id));
    }
}
