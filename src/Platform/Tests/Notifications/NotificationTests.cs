using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tertulia.Platform.Tests.Realtime;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Notifications;

/// <summary>The activity inbox: written once, counted right, silent at night.</summary>
public sealed class NotificationTests(TestServers servers)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_written_twice_is_told_once(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        await using var listener = await Listener.ConnectAsync(owner);
        await listener.SubscribeAsync([Topics.Member(owner.MemberId)]);
        var wish = Wish(owner);

        await AddAsync(owner, Noon, wish, wish);
        await AddAsync(owner, Noon, wish, wish with { Kind = "test.other" });

        var (first, second) = (await CreatedAsync(listener), await CreatedAsync(listener));
        Assert.Equal((1, 2), (first.Unread, second.Unread));
        Assert.Equal(("test.mention", "test.other"), (first.Notification.Kind, second.Notification.Kind));
        Assert.Equal(2, (await owner.GetAsync<Page<NotificationDto>>("notifications")).Items.Count);
    }

    [Theory, EachDatabase]
    public async Task Reading_counts_down_on_every_device(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, eva) = (workspace.Owner, await workspace.AddMemberAsync("Eva"));
        var place = Guid.CreateVersion7();
        await AddAsync(
            owner, Noon, Wish(owner), Wish(owner) with { At = Noon.AddMinutes(-5) }, Wish(owner) with { ContainerId = place },
            Wish(owner) with { ContainerId = place, At = Noon.AddMinutes(1) }, Wish(owner) with { MemberId = eva.MemberId });
        await using var listener = await Listener.ConnectAsync(owner);
        await listener.SubscribeAsync([Topics.Member(owner.MemberId)]);
        var page = await owner.GetAsync<Page<NotificationDto>>("notifications");
        Assert.Equal(4, (await owner.GetAsync<NotificationSummaryDto>("notifications/summary")).Unread);

        var eldest = page.Items[^1].Id;
        await owner.PostAsync("notifications/read", new MarkNotificationsReadRequest([eldest, Guid.CreateVersion7()], null));
        var byId = await ReadAsync(listener);
        Assert.Equal((eldest, 3), (byId.Ids!.Single(), byId.Unread));

        await InTransactionAsync(owner, (db, events, _) => new NotificationWriter(TimeProvider.System).MarkReadByContainerAsync(db, events, owner.WorkspaceId, owner.MemberId, place, Noon, Ct));
        Assert.Equal(2, (await ReadAsync(listener)).Unread);

        // Somebody else's are beyond reach, by id or otherwise.
        var evas = (await eva.GetAsync<Page<NotificationDto>>("notifications")).Items.Single().Id;
        await owner.PostAsync("notifications/read", new MarkNotificationsReadRequest([evas], null));
        await owner.PostAsync("notifications/read", new MarkNotificationsReadRequest(null, null));
        var all = await ReadAsync(listener);
        Assert.Equal((null, 0), (all.Ids, all.Unread));
        Assert.Equal(1, (await eva.GetAsync<NotificationSummaryDto>("notifications/summary")).Unread);
        Assert.Empty((await owner.GetAsync<Page<NotificationDto>>("notifications?unread=true")).Items);
        Assert.Equal(4, (await owner.GetAsync<Page<NotificationDto>>("notifications")).Items.Count);
    }

    [Theory, EachDatabase]
    public async Task Pages_fit_together(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;

        // Many at the same instant: the id decides.
        await AddAsync(owner, Noon, [.. Enumerable.Range(0, 120).Select(i => Wish(owner) with { At = Noon.AddSeconds(i / 40) })]);

        var (seen, cursor) = (new List<NotificationDto>(), "");
        while (cursor is not null)
        {
            var page = await owner.GetAsync<Page<NotificationDto>>("notifications" + (cursor.Length > 0 ? "?cursor=" + cursor : ""));
            seen.AddRange(page.Items);
            cursor = page.Next;
        }

        Assert.Equal(120, seen.Select(n => n.Id).Distinct().Count());
        Assert.Equal(seen.Select(n => n.At).OrderDescending(), seen.Select(n => n.At));
        foreach (var wrong in (string[])["x", "1", "1.", ".1", "-1.00", "99999999999999999999.0", $"{long.MaxValue}.{Guid.Empty:N}"])
            Assert.Equal(HttpStatusCode.BadRequest, (await owner.TryAsync(HttpMethod.Get, "notifications?cursor=" + wrong)).Status);
    }

    [Theory, EachDatabase]
    public async Task Quiet_hours_are_those_of_the_members_own_clock(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        await using var listener = await Listener.ConnectAsync(owner);
        await listener.SubscribeAsync([Topics.Member(owner.MemberId)]);
        await owner.PutAsync("notifications/preferences", new NotificationPreferencesDto(true, true, new("22:00", "08:00")));

        // Madrid in March is an hour ahead of UTC.
        (DateTimeOffset Now, bool Alert)[] day =
        [
            (Noon, true), (Noon.AddHours(8.99), true), (Noon.AddHours(9), false), (Noon.AddHours(12), false), (Noon.AddHours(18.99), false), (Noon.AddHours(19), true),
        ];
        foreach (var (now, alert) in day)
        {
            await AddAsync(owner, now, Wish(owner));
            Assert.Equal(alert, (await CreatedAsync(listener)).Alert);
        }

        await owner.PutAsync("notifications/preferences", new NotificationPreferencesDto(false, true, null));
        await AddAsync(owner, Noon, Wish(owner));
        Assert.False((await CreatedAsync(listener)).Alert);
    }

    [Theory, EachDatabase]
    public async Task Preferences_are_kept_and_checked(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        Assert.Equal(new(true, true, null), await owner.GetAsync<NotificationPreferencesDto>("notifications/preferences"));

        var wanted = new NotificationPreferencesDto(true, false, new("21:30", "07:00"));
        await owner.PutAsync("notifications/preferences", wanted);
        Assert.Equal(wanted, await owner.GetAsync<NotificationPreferencesDto>("notifications/preferences"));

        foreach (var wrong in (QuietHoursDto[])[new("25:00", "07:00"), new("7", "07:00"), new("07:00", ""), new("07:00", "'; --")])
            Assert.Equal(HttpStatusCode.BadRequest, (await owner.TryAsync(HttpMethod.Put, "notifications/preferences", wanted with { QuietHours = wrong })).Status);
    }

    [Theory, EachDatabase]
    public async Task What_is_gone_is_no_longer_told_of(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var wish = Wish(owner);
        await AddAsync(owner, Noon, wish, Wish(owner));

        await InTransactionAsync(owner, (db, events, _) => NotificationWriter.RemoveAsync(db, events, wish.SubjectId, Ct));

        Assert.Single((await owner.GetAsync<Page<NotificationDto>>("notifications")).Items);
        Assert.Equal(1, (await owner.GetAsync<NotificationSummaryDto>("notifications/summary")).Unread);
    }

    private static NewNotification Wish(TestMember member) => new(
        member.WorkspaceId, member.MemberId, "test.mention", member.MemberId, Guid.CreateVersion7(), null, "#general", new string('á', 300), "chat/c/x", Noon);

    private static Task AddAsync(TestMember member, DateTimeOffset now, params NewNotification[] wishes) =>
        InTransactionAsync(member, (db, events, _) => new NotificationWriter(new FakeTimeProvider(now)).AddAsync(db, events, wishes, Ct));

    private static async Task InTransactionAsync(TestMember member, Func<TertuliaDb, EventLog, IServiceProvider, Task> act)
    {
        await using var scope = ((TestServer)member.Server).Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
        await using var write = await db.BeginAsync(Ct);
        await act(db, scope.ServiceProvider.GetRequiredService<EventLog>(), scope.ServiceProvider);
        await write.CommitAsync(Ct);
    }

    private static Task<NotificationCreated> CreatedAsync(Listener listener) => NextAsync<NotificationCreated>(listener);

    private static Task<NotificationsRead> ReadAsync(Listener listener) => NextAsync<NotificationsRead>(listener);

    private static async Task<T> NextAsync<T>(Listener listener)
        where T : IEvent =>
        (await listener.NextAsync(T.Type)).Data.As<T>();
}
