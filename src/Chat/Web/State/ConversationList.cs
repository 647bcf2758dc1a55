using System.Globalization;

namespace Tertulia.Chat.Web.State;

/// <summary>The list pane: joined conversations in three sections.</summary>
/// <param name="Starred">Whatever is starred: channels by name, then people by the last message.</param>
/// <param name="Channels">By name.</param>
/// <param name="Directs">The last message first; hidden ones come back when something unread is in them.</param>
public sealed record ConversationList(IReadOnlyList<Conversation> Starred, IReadOnlyList<Conversation> Channels, IReadOnlyList<Conversation> Directs)
{
    public static ConversationList Empty { get; } = new([], [], []);

    public IEnumerable<Conversation> All => Starred.Concat(Channels).Concat(Directs);

    /// <summary>The number for the module's badge in the rail and the window's title.</summary>
    public int Badge => All.Sum(c => c.Badge);

    public bool AnyUnread => All.Any(c => c.Bold);

    internal static ConversationList Of(IEnumerable<Conversation> conversations)
    {
        var shown = conversations.Where(c => c.Membership is { } m && (!c.Channel.Archived || c.Starred) && (!m.Hidden || (c.IsDirect && c.Unread))).ToList();
        return new(
            [.. ByName(shown.Where(c => c is { Starred: true, IsDirect: false })), .. ByRecency(shown.Where(c => c is { Starred: true, IsDirect: true }))],
            [.. ByName(shown.Where(c => c is { Starred: false, IsDirect: false }))],
            [.. ByRecency(shown.Where(c => c is { Starred: false, IsDirect: true }))]);
    }

    private static IOrderedEnumerable<Conversation> ByName(IEnumerable<Conversation> channels) =>
        channels.OrderBy(c => c.Channel.Name, StringComparer.Create(CultureInfo.CurrentCulture, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace));

    private static IOrderedEnumerable<Conversation> ByRecency(IEnumerable<Conversation> directs) =>
        directs.OrderByDescending(c => c.Channel.LastMessageAt ?? c.Channel.CreatedAt).ThenBy(c => c.Id);
}
