using System.Collections.Immutable;
using Tertulia.Platform;

namespace Tertulia.Chat.Web.State;

/// <summary>What a timeline is drawn with besides its window.</summary>
internal sealed record TimelineContext(Guid Me, MessageOverlays Overlays, Func<Guid, bool> IsSaved, TimeProvider Clock);

/// <summary>Lays overlays and pending messages over a window and says how each line is drawn.</summary>
internal sealed class TimelineView(TimelineContext context)
{
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(5);
    private Dictionary<Guid, TimelineItem> before = [];

    internal ImmutableArray<TimelineItem> Build(TimelineWindow window, IEnumerable<OutboxEntry> pending, long? firstUnread)
    {
        var items = ImmutableArray.CreateBuilder<TimelineItem>();
        var next = new Dictionary<Guid, TimelineItem>();
        var sent = new HashSet<Guid>();
        var marker = Marker(window, firstUnread);
        MessageDto? above = null;
        foreach (var message in window.Messages)
        {
            sent.Add(message.ClientKey);
            if (!message.Deleted && context.Overlays.IsDeleting(message.Id))
                continue;

            Add(new TimelineItem(
                Key(message), context.Overlays.Project(message), SendState.Sent, null, context.Overlays.IsEditing(message.Id), false, false,
                message.Id == marker, context.IsSaved(message.Id), []));
        }

        if (!window.HasNewer)
        {
            foreach (var entry in pending.Where(e => !sent.Contains(e.Key)))
                Add(new TimelineItem(entry.Key, Preview(entry), entry.State, entry.Failure, false, false, false, false, false, entry.UploadIds));
        }

        before = next;
        return items.ToImmutable();

        void Add(TimelineItem item)
        {
            var placed = item with { StartsDay = StartsDay(above, item.Message), Continues = Continues(above, item.Message) };
            above = item.Message;
            if (before.TryGetValue(placed.Key, out var same) && same.Equals(placed with { UploadIds = same.UploadIds }) && same.UploadIds.SequenceEqual(placed.UploadIds))
                placed = same;

            // Two messages never share a key, but a server's word is not this code's promise.
            if (next.TryAdd(placed.Key, placed))
                items.Add(placed);
        }
    }

    private static Guid Key(MessageDto message) => message.ClientKey == Guid.Empty ? message.Id : message.ClientKey;

    /// <summary>The first unread message, unless what comes before it is not loaded: a line at the top would say too little.</summary>
    private Guid? Marker(TimelineWindow window, long? firstUnread)
    {
        if (firstUnread is not { } sequence)
            return null;

        var readAbove = !window.HasOlder;
        foreach (var message in window.Messages)
        {
            if (message.In(window.ThreadRootId) < sequence)
                readAbove = true;
            else if (message.AuthorId != context.Me)
                return readAbove ? message.Id : null;
        }

        return null;
    }

    private bool StartsDay(MessageDto? above, MessageDto message) => above is null || Day(above) != Day(message);

    private DateOnly Day(MessageDto message) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(message.CreatedAt, context.Clock.LocalTimeZone).DateTime);

    private bool Continues(MessageDto? above, MessageDto message) =>
        above is { Kind: MessageKind.Text, Deleted: false }
        && message.Kind == MessageKind.Text
        && above.AuthorId == message.AuthorId
        && above.ThreadRootId == message.ThreadRootId
        && message.CreatedAt - above.CreatedAt < Together
        && !StartsDay(above, message);

    private MessageDto Preview(OutboxEntry entry) =>
        new(
            entry.Key, entry.ChannelId, long.MaxValue, entry.ThreadRootId, context.Me, entry.Key, MessageKind.Text, entry.Text, entry.Files, [], null,
            entry.AlsoInChannel, entry.CreatedAt, null, false, 0);
}
