using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Projects.Tests.Server;

/// <summary>The inbox and search, which live behind the event log.</summary>
public sealed class TellingTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Who_is_given_a_task_or_named_is_told_and_nobody_of_what_they_did_themselves(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var project = await ana.CreateProjectAsync("Catalogue", ProjectAccess.Private, bea);
        await using var anasTap = await ProjectTap.OpenAsync(ana);
        await using var beasTap = await ProjectTap.OpenAsync(bea);

        var task = await ana.AddTaskAsync(project.Id, new CreateTaskRequest("Print", AssigneeIds: [ana.MemberId, bea.MemberId]));
        var assigned = (await beasTap.NextAsync<NotificationCreated>(e => e.Notification.Kind == "projects.assigned")).Notification;
        Assert.Equal((ana.MemberId, "Catalogue", "Print", $"projects/{project.Id}/t/{task.Id}"), (assigned.ActorId, assigned.Place, assigned.Excerpt, assigned.Url));
        await bea.CommentAsync(task.Id, $"Ready, @[{ana.MemberId}] and @[{workspace.Owner.MemberId}]?");
        var mention = (await anasTap.NextAsync<NotificationCreated>()).Notification;
        Assert.Equal(("projects.mention", bea.MemberId, "Ready, @Ana and @Olga Owner?"), (mention.Kind, mention.ActorId, mention.Excerpt));
        var comment = await bea.CommentAsync(task.Id, "Hello?");
        Assert.Equal("projects.comment", (await anasTap.NextAsync<NotificationCreated>()).Notification.Kind);
        await bea.DeleteAsync($"projects/comments/{comment.Id}");
        Assert.Equal(1, (await anasTap.NextAsync<NotificationsRemoved>()).Unread);

        Assert.Equal(["projects.assigned"], (await bea.GetAsync<Page<NotificationDto>>("notifications")).Items.Select(n => n.Kind));
        Assert.DoesNotContain((await workspace.Owner.GetAsync<Page<NotificationDto>>("notifications")).Items, n => n.Kind.StartsWith("projects.", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task What_is_due_by_tomorrow_is_told_once_a_date(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = workspace.Owner;
        var project = await ana.CreateProjectAsync();
        await ana.UpdateProjectAsync(project.Id, new(TimeZone: "Pacific/Kiritimati"));
        var clock = new FakeTimeProvider(new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero)); // in Kiritimati the 7th has begun
        var due = await AddAsync("due", new(2031, 5, 8));
        await AddAsync("past", new(2031, 5, 6));
        await AddAsync("later", new(2031, 5, 9));
        var done = await AddAsync("done", new(2031, 5, 7));
        await ana.EditAsync(done, "completed", true);

        await RunAsync();
        await RunAsync();
        Assert.Equal(["due"], await ToldAsync());
        await ana.EditAsync(due, "due", "2031-05-07");
        await RunAsync();
        Assert.Equal(["due", "due"], await ToldAsync());

        Task<TaskDto> AddAsync(string title, DateOnly date) => ana.AddTaskAsync(project.Id, new CreateTaskRequest(title, AssigneeIds: [ana.MemberId], Due: date));

        async Task<IEnumerable<string>> ToldAsync() =>
            (await ana.GetAsync<Page<NotificationDto>>("notifications")).Items.Where(n => n.Kind == "projects.due_soon").Select(n => n.Excerpt);

        async Task RunAsync()
        {
            await using var scope = workspace.Server.Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            await new DueSoon(services.GetRequiredService<TertuliaDb>(), services.GetRequiredService<EventLog>(), services.GetRequiredService<NotificationWriter>(), clock).RunAsync(CancellationToken.None);
        }
    }

    [Theory, EachDatabase]
    public async Task Tasks_comments_and_projects_are_found_by_those_who_see_the_project(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (ana, bea) = (await workspace.AddMemberAsync("Ana"), await workspace.AddMemberAsync("Bea"));
        var project = await ana.CreateProjectAsync("Zarzamora", ProjectAccess.Private);
        var task = await ana.AddTaskAsync(project.Id, new CreateTaskRequest("Zarzamora jam", Description: "For the **zarzamora** festival"));
        var comment = await ana.CommentAsync(task.Id, "The zarzamora is ripe");

        Assert.Equal(new[] { project.Id, task.Id, comment.Id }.Order(), await UntilAsync(ana, 3));
        Assert.Empty((await FindAsync(bea)).Hits);
        await ana.DeleteTasksAsync(task.Id);
        Assert.Equal([project.Id], await UntilAsync(ana, 1));
        await ana.PostAsync<EditTasksDto>($"projects/tasks/{task.Id}/restore");
        Assert.Equal(new[] { project.Id, task.Id, comment.Id }.Order(), await UntilAsync(ana, 3));
        await ana.UpdateProjectAsync(project.Id, new(Access: ProjectAccess.Open));
        Assert.Equal(3, (await FindAsync(bea)).Hits.Count);
        await ana.DeleteAsync($"projects/{project.Id}");
        Assert.Empty((await FindAsync(ana)).Hits);

        static Task<SearchResultDto> FindAsync(TestMember member) => member.GetAsync<SearchResultDto>("search?q=zarzamora");

        // The index follows the log; how soon is not the question here.
        static async Task<IEnumerable<Guid>> UntilAsync(TestMember member, int count)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (true)
            {
                var found = await FindAsync(member);
                if (found.Hits.Count == count)
                    return found.Hits.Select(h => h.Id).Order();

                patience.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }

    [Theory, EachDatabase]
    public async Task After_thirty_days_the_bins_are_emptied(DatabaseKind database)
    {
        // A server of its own: what others' tests have in their bins shall stay there.
        await using var server = await TestServer.StartAsync(database == DatabaseKind.Postgres ? await servers.PostgresAsync() : null);
        var workspace = await TestWorkspace.CreateAsync(server);
        var ana = workspace.Owner;
        var (kept, gone) = (await ana.CreateProjectAsync("Kept"), await ana.CreateProjectAsync("Gone"));
        var (task, deleted) = (await ana.AddTaskAsync(kept.Id, "Task"), await ana.AddTaskAsync(kept.Id, "Deleted"));
        await ana.CommentAsync(deleted.Id, "Bye");
        await ana.AddTaskAsync(gone.Id, "Task of the gone");
        await ana.DeleteTasksAsync(deleted.Id);
        await ana.DeleteAsync($"projects/{gone.Id}");

        await RunAsync(TimeSpan.FromDays(29));
        Assert.Single(await ana.GetAsync<IReadOnlyList<DeletedProjectDto>>("projects/bin"));
        Assert.Single(await ana.GetAsync<IReadOnlyList<DeletedTaskDto>>($"projects/{kept.Id}/bin"));
        await RunAsync(TimeSpan.FromDays(31));

        Assert.Empty(await ana.GetAsync<IReadOnlyList<DeletedProjectDto>>("projects/bin"));
        Assert.Empty(await ana.GetAsync<IReadOnlyList<DeletedTaskDto>>($"projects/{kept.Id}/bin"));
        Assert.Equal([task.Id], (await ana.TasksAsync(kept.Id)).Select(t => t.Id));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await ana.TryAsync(HttpMethod.Post, $"projects/tasks/{deleted.Id}/restore")).Status);

        async Task RunAsync(TimeSpan later)
        {
            await using var scope = workspace.Server.Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + later);
            await new ProjectsRetention(services.GetRequiredService<TertuliaDb>(), services.GetRequiredService<FileAttachments>(), clock).RunAsync(CancellationToken.None);
        }
    }
}
