using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>One thing to tell one member.</summary>
/// <param name="Kind">Who makes it and why, such as <c>chat.mention</c>; with <paramref name="SubjectId"/> unique for the member.</param>
/// <param name="ContainerId">Where that is: reading there marks it read.</param>
/// <param name="Place">The place's name; null for a direct message.</param>
/// <param name="Excerpt">Plain text; cut at 200 characters.</param>
/// <param name="Url">Path in the browser app, relative to the workspace.</param>
/// <param name="Alert">False when it shall only be in the inbox; preferences and quiet hours may silence it besides.</param>
public sealed record NewNotification(
    Guid WorkspaceId,
    Guid MemberId,
    string Kind,
    Guid? ActorId,
    Guid SubjectId,
    Guid? ContainerId,
    string? Place,
    string Excerpt,
    string Url,
    DateTimeOffset At,
    bool Alert = true);

/// <summary>
/// Writes the activity inbox, in the unit of work of a durable subscriber or an endpoint: what is written, what is pushed and the subscriber's
/// place commit together, so nobody is told twice.
/// </summary>
public sealed class NotificationWriter(TimeProvider clock)
{
    private const int MostExcerpt = 200;

    /// <summary>Adds those that are not there yet and tells their members. Call inside a write transaction; saves, does not commit.</summary>
    public async Task AddAsync(TertuliaDb db, EventLog events, IReadOnlyCollection<NewNotification> wanted, CancellationToken ct)
    {
        if (wanted.Count == 0)
            return;

        var subjects = wanted.Select(n => n.SubjectId).Distinct().ToArray();
        var known = (await db.Set<Notification>().AsNoTracking()
            .Where(n => subjects.Contains(n.SubjectId))
            .Select(n => new { n.MemberId, n.Kind, n.SubjectId })
            .ToListAsync(ct)).Select(n => (n.MemberId, n.Kind, n.SubjectId)).ToHashSet();
        var fresh = wanted.Where(n => known.Add((n.MemberId, n.Kind, n.SubjectId))).ToList();
        if (fresh.Count == 0)
            return;

        var memberIds = fresh.Select(n => n.MemberId).Distinct().ToArray();
        var unread = await UnreadAsync(db, memberIds, ct);
        var audience = await AudienceAsync(db, memberIds, ct);
        foreach (var wish in fresh)
        {
            if (!audience.TryGetValue(wish.MemberId, out var listener))
                continue;

            var notification = Create(wish);
            db.Add(notification);
            var count = unread[wish.MemberId] = unread.GetValueOrDefault(wish.MemberId) + 1;
            events.Append(
                wish.WorkspaceId, Topics.Member(wish.MemberId), new NotificationCreated(notification.ToDto(), count, wish.Alert && MayAlert(listener)),
                wish.ActorId, notification.Id);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Marks read what a member has seen by reading in a place. Call inside a write transaction; saves, does not commit.</summary>
    public async Task MarkReadByContainerAsync(
        TertuliaDb db, EventLog events, Guid workspaceId, Guid memberId, Guid containerId, DateTimeOffset upTo, CancellationToken ct)
    {
        var seen = await db.Set<Notification>()
            .Where(n => n.MemberId == memberId && n.ContainerId == containerId && n.ReadAt == null && n.At <= upTo)
            .ToListAsync(ct);
        await MarkReadAsync(db, events, workspaceId, memberId, seen, ct);
    }

    /// <summary>Takes away what tells of something that is gone. Call inside a write transaction; saves, does not commit.</summary>
    public static async Task RemoveAsync(TertuliaDb db, EventLog events, Guid subjectId, CancellationToken ct)
    {
        var gone = await db.Set<Notification>().Where(n => n.SubjectId == subjectId).ToListAsync(ct);
        if (gone.Count == 0)
            return;

        db.RemoveRange(gone);
        await db.SaveChangesAsync(ct);
        var unread = await UnreadAsync(db, [.. gone.Select(n => n.MemberId).Distinct()], ct);
        foreach (var group in gone.GroupBy(n => (n.WorkspaceId, n.MemberId)))
        {
            var removed = new NotificationsRemoved([.. group.Select(n => n.Id)], unread.GetValueOrDefault(group.Key.MemberId));
            events.Append(group.Key.WorkspaceId, Topics.Member(group.Key.MemberId), removed, group.Key.MemberId);
        }

        await db.SaveChangesAsync(ct);
    }

    internal async Task MarkReadAsync(
        TertuliaDb db, EventLog events, Guid workspaceId, Guid memberId, IReadOnlyCollection<Notification> seen, CancellationToken ct)
    {
        if (seen.Count == 0)
            return;

        var now = clock.GetUtcNow();
        foreach (var notification in seen)
            notification.ReadAt = now;
        await db.SaveChangesAsync(ct);
        var unread = await UnreadAsync(db, [memberId], ct);
        events.Append(workspaceId, Topics.Member(memberId), new NotificationsRead([.. seen.Select(n => n.Id)], null, unread.GetValueOrDefault(memberId)), memberId);
        await db.SaveChangesAsync(ct);
    }

    internal static async Task<Dictionary<Guid, int>> UnreadAsync(TertuliaDb db, IReadOnlyCollection<Guid> memberIds, CancellationToken ct) =>
        await db.Set<Notification>()
            .Where(n => memberIds.Contains(n.MemberId) && n.ReadAt == null)
            .GroupBy(n => n.MemberId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    private static async Task<Dictionary<Guid, Listener>> AudienceAsync(TertuliaDb db, IReadOnlyCollection<Guid> memberIds, CancellationToken ct) =>
        await db.Members.AsNoTracking()
            .Where(m => memberIds.Contains(m.Id) && m.Active)
            .GroupJoin(db.Set<NotificationPreferences>(), m => m.Id, p => p.MemberId, (m, p) => new { m.Id, m.TimeZone, Preferences = p })
            .SelectMany(m => m.Preferences.DefaultIfEmpty(), (m, p) => new { m.Id, m.TimeZone, Preferences = p })
            .ToDictionaryAsync(m => m.Id, m => new Listener(m.TimeZone, m.Preferences), ct);

    private static Notification Create(NewNotification wish) => new()
    {
        Id = Guid.CreateVersion7(),
        WorkspaceId = wish.WorkspaceId,
        MemberId = wish.MemberId,
        Kind = wish.Kind,
        ActorId = wish.ActorId,
        SubjectId = wish.SubjectId,
        ContainerId = wish.ContainerId,
        Place = wish.Place,
        Excerpt = Cut(wish.Excerpt),
        Url = wish.Url,
        At = wish.At,
    };

    /// <summary>Never between the halves of a surrogate pair.</summary>
    private static string Cut(string text) => text.Length <= MostExcerpt
        ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MostExcerpt - 2]) ? MostExcerpt - 2 : MostExcerpt - 1), "…");

    private bool MayAlert(Listener listener) => listener.Preferences is not { } preferences
        || (preferences.Browser && !(preferences is { QuietFrom: { } from, QuietTo: { } to } && QuietHours.Contains(from, to, clock.GetUtcNow(), listener.TimeZone)));

    private sealed record Listener(string TimeZone, NotificationPreferences? Preferences);
}
