using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tertulia.Platform.Tests.Client;
using Tertulia.Platform.Tests.Files;
using Tertulia.Platform.Tests.Realtime;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Events;

/// <summary>
/// Stale snapshot + events = fresh snapshot, for each event type of the platform, with the real server's events and the browser app's own stores.
/// </summary>
public sealed class StaleSnapshotTests(TestServers servers)
{
    /// <summary>For the server's own readers of the log.</summary>
    private static readonly string[] Unheard = [AccessRevoked.Type, SessionRevoked.Type, FileAttached.Type, FileDeleted.Type];

    private static readonly Dictionary<string, Func<Scene, Task>> Stories = new()
    {
        [MemberUpdated.Type] = async scene =>
        {
            await scene.Bea.PutAsync("members/me/profile", new UpdateProfileRequest("Bea Bravo", "Lead", "Europe/Lisbon", "es"));
            await scene.Phone.PutAsync("members/me/status", new SetStatusRequest("🍽️", "Comiendo", null));
            await scene.Owner.PutAsync($"members/{scene.Ana.MemberId}/role", new ChangeRoleRequest(WorkspaceRole.Admin));
            await scene.Owner.DeleteAsync($"members/{scene.Bea.MemberId}");
            await scene.Owner.PostAsync($"members/{scene.Bea.MemberId}/reactivate");
        },
        [MemberJoined.Type] = scene => scene.Workspace.AddMemberAsync("Nora Nueva", WorkspaceRole.Guest),
        [MemberDeactivated.Type] = scene => scene.Owner.DeleteAsync($"members/{scene.Bea.MemberId}"),
        [WorkspaceUpdated.Type] = scene => scene.Owner.PutAsync("settings", new UpdateWorkspaceRequest("Taller nuevo", "es")),
        [NotificationCreated.Type] = scene => scene.NotifyAsync("tercera"),
        [NotificationsRead.Type] = async scene =>
        {
            var items = (await scene.Phone.GetAsync<Page<NotificationDto>>("notifications")).Items;
            await scene.Phone.PostAsync("notifications/read", new MarkNotificationsReadRequest([items[0].Id], null));
            await scene.NotifyAsync("tercera");
            await scene.Phone.PostAsync("notifications/read", new MarkNotificationsReadRequest(null, items[1].At));
        },
        [NotificationsRemoved.Type] = scene => scene.InUnitAsync((db, events) => NotificationWriter.RemoveAsync(db, events, scene.Subject, Ct)),
    };

    public static TheoryData<string, DatabaseKind> EachStory => EachDatabaseAttribute.With(Stories.Keys);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_event_type_has_its_story()
    {
        var types = new[] { typeof(MemberUpdated).Assembly, typeof(PlatformModule).Assembly }.SelectMany(a => a.GetTypes()).Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IEvent)));

        Assert.Equal(types.Select(t => (string)t.GetProperty(nameof(IEvent.Type))!.GetValue(null)!).Order(), Stories.Keys.Concat(Unheard).Order());
    }

    [Theory, MemberData(nameof(EachStory))]
    public async Task Stale_snapshot_and_events_are_a_fresh_snapshot(string type, DatabaseKind database)
    {
        await using var scene = await Scene.SetAsync(await servers.GetAsync(database));
        var position = (await scene.Listener.SubscribeAsync(scene.Topics)).Position;
        await using var stale = await BrowserAsync(scene.Ana);
        var before = Describe(stale);

        await Stories[type](scene);
        await scene.Workspace.Server.SettledAsync(Ct);

        var missed = await scene.Listener.SubscribeAsync(scene.Topics, after: position);
        Assert.False(missed.Reload);
        Assert.Contains(missed.Events, e => e.Type == type);
        foreach (var envelope in missed.Events)
        {
            // Twice: what comes by the replay may come live too.
            stale.Events.Dispatch(envelope);
            stale.Events.Dispatch(envelope);
        }

        await using var fresh = await BrowserAsync(scene.Ana);
        Assert.NotEqual(before, Describe(fresh));
        Assert.Equal(Describe(fresh), Describe(stale));
    }

    [Theory, EachDatabase]
    public async Task A_guest_hears_that_they_are_one_no_more_and_a_member_that_they_are_one_now(DatabaseKind database)
    {
        await using var scene = await Scene.SetAsync(await servers.GetAsync(database), WorkspaceRole.Guest);
        await scene.Listener.SubscribeAsync([Topics.Member(scene.Ana.MemberId)]);

        await scene.Owner.PutAsync($"members/{scene.Ana.MemberId}/role", new ChangeRoleRequest(WorkspaceRole.Member));
        Assert.Equal(WorkspaceRole.Member, (await RoleAsync()).Role);
        Assert.Empty((await scene.Listener.SubscribeAsync([Topics.Workspace(scene.Workspace.Id)])).Denied);

        await scene.Owner.PutAsync($"members/{scene.Ana.MemberId}/role", new ChangeRoleRequest(WorkspaceRole.Guest));
        Assert.Equal(WorkspaceRole.Guest, (await RoleAsync()).Role);
        Assert.Single((await scene.Listener.SubscribeAsync([Topics.Workspace(scene.Workspace.Id)])).Denied);

        async Task<MemberDto> RoleAsync()
        {
            MemberDto told;
            do
                told = (await scene.Listener.NextAsync(MemberUpdated.Type)).Data.Deserialize<MemberUpdated>(WireJson.Options)!.Member;
            while (told.Id != scene.Ana.MemberId);
            return told;
        }
    }

    [Theory, EachDatabase]
    public async Task What_clients_are_not_to_hear_stands_on_topics_that_they_may_not_join(DatabaseKind database)
    {
        await using var scene = await Scene.SetAsync(await servers.GetAsync(database));
        var (resource, file) = (Guid.CreateVersion7(), await TusClient.UploadAsync(scene.Ana, "hola"u8.ToArray(), "hola.txt"));
        await DownloadTests.AttachAsync(scene.Ana, [file.Id], resource, scene.Ana.MemberId);
        await using (var scope = scene.Workspace.Server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<AccessGrants>().RevokeAsync(scene.Workspace.Id, resource, scene.Ana.MemberId, Ct);
            await scope.ServiceProvider.GetRequiredService<FileAttachments>().DeleteAsync(scene.Workspace.Id, [file.Id], Ct);
            await scope.ServiceProvider.GetRequiredService<TertuliaDb>().SaveChangesAsync(Ct);
        }

        await scene.Phone.DeleteAsync("/api/me/sessions");
        await using var look = scene.Workspace.Server.Services.CreateAsyncScope();
        var told = await look.ServiceProvider.GetRequiredService<TertuliaDb>().Events.AsNoTracking()
            .Where(e => Unheard.Contains(e.Type) && (e.WorkspaceId == scene.Workspace.Id || e.WorkspaceId == Guid.Empty))
            .Select(e => new { e.Type, e.Topic }).ToListAsync(Ct);
        Assert.Equal(Unheard.Order(), told.Select(e => e.Type).Distinct().Order());

        await using var owner = await Listener.ConnectAsync(scene.Owner);
        var topics = told.Select(e => e.Topic).Distinct().ToArray();
        Assert.Equal(topics.Order(), (await owner.SubscribeAsync(topics)).Denied.Order());
    }

    /// <summary>The app's stores for one workspace, loaded and not connected: events are handed to it by the test.</summary>
    private static async Task<WorkspaceSession> BrowserAsync(TestMember member)
    {
        var client = new TertuliaClient(member.Http);
        var workspace = (await client.Me.GetAsync(Ct)).Workspaces.Single(w => w.Id == member.WorkspaceId);
        var realtime = new RealtimeConnection(new FakeHub().Connect, workspace.Id, new FakeTimeProvider(), new Random(1));
        var session = new WorkspaceSession(workspace, client, realtime, new MemoryStorage(), new NoUploads(), new FakeTimeProvider(), NullLogger.Instance);
        await session.Members.LoadAsync(Ct);
        await session.Notifications.LoadSummaryAsync(Ct);
        await session.Notifications.LoadAsync(Ct);
        return session;
    }

    private static string Describe(WorkspaceSession session) => string.Join(
        '\n',
        [
            JsonSerializer.Serialize(session.Workspace, WireJson.Options),
            .. session.Members.All.OrderBy(m => m.Id).Select(m => JsonSerializer.Serialize(m, WireJson.Options)),
            $"{session.Notifications.Unread} unread",
            .. session.Notifications.Items.Select(n => JsonSerializer.Serialize(n, WireJson.Options)),
        ]);

    private sealed record Scene(TestWorkspace Workspace, TestMember Ana, TestMember Phone, TestMember Bea, Guid Subject, Listener Listener) : IAsyncDisposable
    {
        public TestMember Owner => Workspace.Owner;

        public string[] Topics => [Platform.Topics.Workspace(Workspace.Id), Platform.Topics.Member(Ana.MemberId)];

        public static async Task<Scene> SetAsync(TestServer server, WorkspaceRole role = WorkspaceRole.Member)
        {
            var workspace = await TestWorkspace.CreateAsync(server);
            var ana = await workspace.AddMemberAsync("Ana", role);
            var scene = new Scene(workspace, ana, await ana.SignInAgainAsync(), await workspace.AddMemberAsync("Bea"), Guid.CreateVersion7(), await Listener.ConnectAsync(ana));
            await scene.NotifyAsync("primera", scene.Subject);
            await scene.NotifyAsync("segunda");
            await server.SettledAsync(Ct);
            return scene;
        }

        public Task NotifyAsync(string text, Guid? subject = null) => InUnitAsync((db, events) => new NotificationWriter(TimeProvider.System).AddAsync(
            db, events,
            [new(Workspace.Id, Ana.MemberId, "test.mention", Bea.MemberId, subject ?? Guid.CreateVersion7(), null, "#general", text, "chat/c/x", TimeProvider.System.GetStoredNow())],
            Ct));

        public async Task InUnitAsync(Func<TertuliaDb, EventLog, Task> act)
        {
            await using var scope = Workspace.Server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
            await using var write = await db.BeginAsync(Ct);
            await act(db, scope.ServiceProvider.GetRequiredService<EventLog>());
            await write.CommitAsync(Ct);
        }

        public ValueTask DisposeAsync() => Listener.DisposeAsync();
    }

    private sealed class NoUploads : IUploadEngine
    {
        public Task<Guid> UploadAsync(UploadSource source, string uploadsPath, IProgress<long> progress, CancellationToken ct) => throw new NotSupportedException();

        public Task ReleaseAsync(UploadSource source) => Task.CompletedTask;
    }
}
