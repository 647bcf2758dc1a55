using Tertulia.Chat.Web.State;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.Conversations;

/// <summary>Who belongs to a conversation, asked once and again when their number changes.</summary>
public sealed class ChannelPeople
{
    private const int MostPages = 10;
    private readonly Dictionary<Guid, (int Count, IReadOnlyList<Guid> Ids)> _known = [];

    /// <summary>Null when it cannot be asked now.</summary>
    public async Task<IReadOnlyList<Guid>?> OfAsync(ChatStore store, Guid channelId)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Find(channelId) is not { } conversation)
            return null;
        if (conversation.Channel.People is { } people)
            return people;
        var count = conversation.Channel.MemberCount;
        if (_known.TryGetValue(channelId, out var known) && known.Count == count)
            return known.Ids;

        try
        {
            var ids = new List<Guid>();
            string? cursor = null;
            for (var pages = 0; pages < MostPages; pages++)
            {
                var page = await store.Channels.Api.MembersAsync(channelId, cursor, store.Session.Closing);
                ids.AddRange(page.Items.Select(m => m.MemberId));
                if ((cursor = page.Next) is null)
                    break;
            }

            _known[channelId] = (count, ids);
            return ids;
        }
        catch (Exception e) when (e is TertuliaException or OperationCanceledException)
        {
            return null;
        }
    }
}
