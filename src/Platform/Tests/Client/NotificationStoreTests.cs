using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Platform.Tests.Client;

public sealed class NotificationStoreTests : IDisposable
{
    private static readonly Guid Workspace = Guid.CreateVersion7();
    private readonly FakeServer server = new();
    private readonly FakeTimeProvider clock = new();
    private readonly NotificationStore store;

    public NotificationStoreTests() =>
        store = new NotificationStore(new TertuliaClient(server.Client()).Workspace(Workspace).Notifications, new EventRouter(NullLogger.Instance), clock);

    private CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        store.Dispose();
        server.Dispose();
    }

    [Fact]
    public void An_event_applied_twice_counts_once()
    {
        var alerts = 0;
        store.Alerted += _ => alerts++;
        var created = new NotificationCreated(Make("a"), 1, true);

        store.Apply(created);
        store.Apply(created with { Alert = false });

        Assert.Equal(1, store.Unread);
        Assert.Single(store.Items);
        Assert.Equal(1, alerts);
    }

    [Fact]
    public void The_same_subject_again_replaces_its_entry()
    {
        var first = Make("a");
        store.Apply(new NotificationCreated(first, 1, false));
        store.Apply(new NotificationCreated(Make("b") with { SubjectId = first.SubjectId }, 1, false));
        Assert.Equal("b", Assert.Single(store.Items).Excerpt);
    }

    [Fact]
    public async Task Reading_shows_at_once_and_is_taken_back_when_refused()
    {
        server.On($"POST /api/w/{Workspace}/notifications/read", HttpStatusCode.ServiceUnavailable);
        var item = Make("a");
        store.Apply(new NotificationCreated(item, 1, false));

        await Assert.ThrowsAsync<ApiException>(() => store.MarkReadAsync([item.Id], Ct));

        Assert.Equal(1, store.Unread);
        Assert.False(store.Items[0].Read);
    }

    [Fact]
    public void Read_up_to_a_time_spares_what_came_after()
    {
        store.Apply(new NotificationCreated(Make("old"), 1, false));
        var upTo = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromMinutes(1));
        store.Apply(new NotificationCreated(Make("new"), 2, false));

        store.Apply(new NotificationsRead(null, upTo, 1));

        Assert.Equal([("new", false), ("old", true)], store.Items.Select(i => (i.Excerpt, i.Read)));
        Assert.Equal(1, store.Unread);
    }

    [Fact]
    public void A_burst_draws_once()
    {
        var draws = 0;
        store.Changed += () => draws++;
        for (var i = 0; i < 100; i++)
            store.Apply(new NotificationCreated(Make($"{i}"), i + 1, false));

        Assert.Equal(0, draws);
        clock.Advance(TimeSpan.FromMilliseconds(16));
        Assert.Equal(1, draws);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, draws);
    }

    private NotificationDto Make(string excerpt) =>
        new(Guid.CreateVersion7(), "chat.mention", null, Guid.CreateVersion7(), null, "#general", excerpt, "chat", clock.GetUtcNow(), false);
}
