using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Platform;
using Tertulia.Projects.Ranks;
using Tertulia.Testing;

namespace Tertulia.Projects.Tests.Server;

/// <summary>Views as the server answers them: always as fresh as the database, however often it has read before.</summary>
public sealed class QueryTests(TestServers servers)
{
    private static readonly ViewSettings BySection = new(GroupBy: new(TaskColumn.Section));

    [Theory, EachDatabase]
    public async Task Every_query_sees_every_change_before_it(DatabaseKind database)
    {
        var (workspace, ana, project) = await BeginAsync(database);
        var (one, two) = (await ana.AddSectionAsync(project.Id, "One"), await ana.AddSectionAsync(project.Id, "Two"));
        Assert.Equal(0, (await QueryAsync(ana, project)).Total);
        var a = await ana.AddTaskAsync(project.Id, "a", sectionId: one.Id);
        var b = await ana.AddTaskAsync(project.Id, "b", sectionId: one.Id);
        Assert.Equal(["a", "b"], await TitlesAsync(one));
        await ana.MoveAsync(project.Id, one.Id, a.Id, b.Id);
        await ana.EditAsync(a, "title", "A");
        Assert.Equal(["b", "A"], await TitlesAsync(one));
        await ana.MoveAsync(project.Id, two.Id, null, a.Id);
        Assert.Equal(["A"], await TitlesAsync(two));
        await ana.DeleteTasksAsync(b.Id);
        Assert.Empty(await TitlesAsync(one));
        await ana.PostAsync<EditTasksDto>($"projects/tasks/{b.Id}/restore");
        Assert.Equal(["b"], await TitlesAsync(one));

        var other = await ana.CreateProjectAsync("Other");
        var guest = await ana.AddTaskAsync(other.Id, "guest");
        await ana.PutAsync<EditTasksDto>($"projects/{project.Id}/tasks/{guest.Id}", new PlaceTaskRequest(two.Id));
        Assert.Equal(["A", "guest"], await TitlesAsync(two));
        await ana.EditAsync(guest, "title", "Guest");
        Assert.Equal(["A", "Guest"], await TitlesAsync(two));
        await ana.DeleteAsync($"projects/{project.Id}/tasks/{guest.Id}");
        Assert.Equal(["A"], await TitlesAsync(two));
        var bea = await workspace.AddMemberAsync("Bea");
        Assert.Equal(2, (await QueryAsync(bea, project)).Total);

        async Task<IEnumerable<string>> TitlesAsync(SectionDto section)
        {
            var answer = await QueryAsync(ana, project);
            var titles = answer.Tasks.ToDictionary(t => t.Id, t => t.Title);
            return answer.Groups.Single(g => g.Key == section.Id.ToString()).TaskIds.Select(id => titles[id]);
        }
    }

    [Theory, EachDatabase]
    public async Task Windows_filters_totals_and_formulas(DatabaseKind database)
    {
        var (_, ana, project) = await BeginAsync(database);
        var price = await ana.AddFieldAsync(project.Id, "Price", FieldType.Number);
        var twice = await ana.PostAsync<CustomFieldDto>($"projects/{project.Id}/fields", new CreateFieldRequest("Twice", FieldType.Formula, Formula: "{Price} * 2"));
        for (var i = 1; i <= 5; i++)
        {
            await ana.AddTaskAsync(project.Id, new CreateTaskRequest(
                $"t{i}", AssigneeIds: i % 2 == 1 ? [ana.MemberId] : [], Values: new Dictionary<Guid, JsonElement> { [price.Id] = JsonSerializer.SerializeToElement(i) }));
        }

        var settings = new ViewSettings(
            new FilterDto(false, [new(new(TaskColumn.Assignees), FilterOperator.Is, JsonSerializer.SerializeToElement("me"))]),
            Sort: [new(new(TaskColumn.Field, twice.Id), true)],
            Columns: [new(new(TaskColumn.Field, twice.Id), Total: ColumnTotal.Sum)]);
        var answer = await ana.PostAsync<TaskQueryDto>($"projects/{project.Id}/query", new TaskQueryRequest(settings, PageSize: 2));
        var group = Assert.Single(answer.Groups);
        Assert.Equal((3, 18m, 3), (group.Count, group.Totals.Single(), answer.Total));
        Assert.Equal(["t5", "t3"], group.TaskIds.Select(id => answer.Tasks.Single(t => t.Id == id).Title));
        var rest = await ana.PostAsync<TaskQueryDto>($"projects/{project.Id}/query", new TaskQueryRequest(settings, [new(group.Key, 2, 50)]));
        Assert.Equal("t1", Assert.Single(rest.Tasks).Title);

        TaskQueryRequest[] wrong =
        [
            new(settings, PageSize: 0), new(settings, PageSize: 201), new(settings, [new("all", -1, 10)]), new(settings, [new("all", 0, 0)]),
            new(new ViewSettings(GroupBy: new(TaskColumn.Title))), new(new ViewSettings(Sort: [new(new(TaskColumn.Field, Guid.CreateVersion7()))])),
        ];
        foreach (var request in wrong)
            Assert.Equal(HttpStatusCode.BadRequest, (await ana.TryAsync(HttpMethod.Post, $"projects/{project.Id}/query", request)).Status);
        var stranger = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.TryAsync(HttpMethod.Post, $"projects/{project.Id}/query", new TaskQueryRequest(BySection))).Status);
    }

    [Theory, EachDatabase]
    public async Task Queries_amid_many_writers_end_with_what_all_wrote(DatabaseKind database)
    {
        var (_, ana, project) = await BeginAsync(database);
        var writers = Enumerable.Range(0, 8).Select(async i =>
        {
            for (var j = 0; j < 5; j++)
            {
                await ana.AddTaskAsync(project.Id, $"{i}/{j}");
                await QueryAsync(ana, project);
            }
        });
        await Task.WhenAll(writers);
        var answer = await QueryAsync(ana, project);
        Assert.Equal(40, answer.Total);
        Assert.Equal(Enumerable.Range(1, 40), answer.Tasks.Select(t => t.Number).Order());
    }

    [Theory, EachDatabase]
    public async Task Where_thousands_were_put_at_one_spot_room_is_made_and_the_order_stays(DatabaseKind database)
    {
        var (workspace, ana, project) = await BeginAsync(database);
        var tasks = new List<TaskDto>();
        foreach (var title in new[] { "a", "b", "c" })
            tasks.Add(await ana.AddTaskAsync(project.Id, title));
        var crowded = "a0" + new string('V', Rank.Longest);
        await CrowdAsync(tasks[1].Id, crowded);
        await using var tap = await ProjectTap.OpenAsync(ana, [project.Id]);

        await using (var scope = workspace.Server.Services.CreateAsyncScope())
        {
            await new RankSweep(scope.ServiceProvider.GetRequiredService<TertuliaDb>(), scope.ServiceProvider.GetRequiredService<TaskWork>(), TimeProvider.System)
                .RunAsync(CancellationToken.None);
        }

        var now = await ana.TasksAsync(project.Id);
        Assert.Equal(["a", "b", "c"], now.InOrder(project.Id, null));
        Assert.All(now, t => Assert.InRange(t.Placements[0].Rank.Length, 1, 14));
        Wire.AssertSame<IEnumerable<TaskDto>>(now, (await tap.NextAsync<TasksSaved>()).Tasks.OrderBy(t => t.Number));
        Assert.Equal(3, (await QueryAsync(ana, project)).Total);

        async Task CrowdAsync(Guid taskId, string rank)
        {
            await using var scope = workspace.Server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
            var task = await db.ProjectTasks().SingleAsync(t => t.Id == taskId);
            task.Place(project.Id, null, rank);
            (await db.TaskPlacements().SingleAsync(p => p.TaskId == taskId)).Rank = rank;
            await db.SaveChangesAsync();
        }
    }

    private static Task<TaskQueryDto> QueryAsync(TestMember member, ProjectDto project) =>
        member.PostAsync<TaskQueryDto>($"projects/{project.Id}/query", new TaskQueryRequest(BySection));

    private async Task<(TestWorkspace Workspace, TestMember Ana, ProjectDto Project)> BeginAsync(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        return (workspace, workspace.Owner, await workspace.Owner.CreateProjectAsync());
    }
}
