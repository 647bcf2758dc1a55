using Tertulia.Platform;
using Tertulia.Platform.Web.Client;

namespace Tertulia.Chat.Web.State;

/// <summary>One place the palette can go to.</summary>
/// <param name="Conversation">The conversation; null for a person with whom none is open yet.</param>
/// <param name="Person">The person, for a direct message.</param>
/// <param name="Label">A channel's name, or people's names.</param>
public sealed record PaletteEntry(Conversation? Conversation, MemberDto? Person, string Label);

/// <summary>Conversations and people for Ctrl+K: where the person was last first, unread next, then by how well it matches.</summary>
public sealed class PaletteSource
{
    private const int MostRecent = 30;
    private readonly ChatStore store;
    private readonly List<Guid> recent = [];

    internal PaletteSource(ChatStore store) => this.store = store;

    private string Key => $"{store.Session.StorageScope}chat/recent";

    /// <summary>The conversations visited last, the last first.</summary>
    public IReadOnlyList<Guid> Recent => recent;

    /// <summary>The people's names of a direct or group message, or the channel's name.</summary>
    public string LabelOf(Conversation conversation)
    {
        if (conversation.Channel.Name is { } name)
            return name;

        var names = conversation.Others(store.Me).Select(id => store.Session.Members.Find(id)?.DisplayName).OfType<string>().ToList();
        return names.Count > 0 ? string.Join(", ", names) : store.Session.Me?.DisplayName ?? "";
    }

    public IReadOnlyList<PaletteEntry> Find(string text, int limit = 12)
    {
        var words = TextFolding.Words(text.TrimStart('#', '@'));
        var conversations = store.State.Conversations.Values.Where(c => c is { Joined: true, Channel.Archived: false })
            .Select(c => (Conversation: store.Reads.Project(c), Label: LabelOf(c)))
            .Where(c => Matches(c.Label, words))
            .OrderBy(c => recent.IndexOf(c.Conversation.Id) is var at && at >= 0 ? at : int.MaxValue)
            .ThenByDescending(c => c.Conversation.Bold)
            .ThenByDescending(c => c.Conversation.Channel.LastMessageAt)
            .Take(limit)
            .Select(c => new PaletteEntry(c.Conversation, PersonOf(c.Conversation), c.Label))
            .ToList();
        if (words.Length == 0)
            return conversations;

        var known = conversations.Select(c => c.Person?.Id).ToHashSet();
        var people = store.Session.Members.Search(text, limit).Where(m => !known.Contains(m.Id) && m.Id != store.Me);
        return [.. conversations.Concat(people.Select(m => new PaletteEntry(null, m, m.DisplayName))).Take(limit)];
    }

    internal void Visited(Guid channelId)
    {
        recent.Remove(channelId);
        recent.Insert(0, channelId);
        if (recent.Count > MostRecent)
            recent.RemoveAt(MostRecent);
        _ = StoreAsync();
    }

    internal async Task RestoreAsync()
    {
        try
        {
            var stored = await store.Session.Storage.GetAsync(Key) ?? "";
            recent.AddRange(stored.Split(',').Select(id => Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty).Where(id => id != Guid.Empty && !recent.Contains(id)));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Only an order of suggestions.
        }
    }

    private async Task StoreAsync()
    {
        try
        {
            await store.Session.Storage.SetAsync(Key, string.Join(',', recent));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Only an order of suggestions.
        }
    }

    private MemberDto? PersonOf(Conversation conversation) =>
        conversation.Channel.Kind == ChannelKind.Direct && conversation.Others(store.Me).ToList() is [var only] ? store.Session.Members.Find(only) : null;

    private static bool Matches(string label, string[] words)
    {
        var parts = TextFolding.Words(label);
        return Array.TrueForAll(words, word => Array.Exists(parts, part => part.StartsWith(word, StringComparison.Ordinal)));
    }
}
