using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Makes messages and channels found. What a message says is found by those who may view its channel now, whoever they were then.</summary>
internal sealed class ChatSearch : ISearchProjector
{
    public const string MessageKindName = "chat.message";
    public const string ChannelKindName = "chat.channel";

    public IReadOnlyCollection<string> Types { get; } = [MessagePosted.Type, MessageChanged.Type, MessageDeleted.Type, ChannelCreated.Type, ChannelUpdated.Type];

    public async ValueTask ProjectAsync(EventRecord happened, SearchChanges changes, TertuliaDb db, CancellationToken ct)
    {
        if (happened.As<MessagePosted>() is { } posted)
            await PutAsync(happened, posted.Message, changes, db, ct);
        else if (happened.As<MessageChanged>() is { } changed)
            await PutAsync(happened, changed.Message, changes, db, ct);
        else if (happened.As<MessageDeleted>() is { } deleted)
            changes.Delete(MessageKindName, deleted.MessageId);
        else if (happened.As<ChannelCreated>() is { } created)
            Put(happened, created.Channel, changes);
        else if (happened.As<ChannelUpdated>() is { } updated)
            Put(happened, updated.Channel, changes);
    }

    private static async Task PutAsync(EventRecord happened, MessageDto message, SearchChanges changes, TertuliaDb db, CancellationToken ct)
    {
        if (message.Kind != MessageKind.Text)
            return;
        if (message.Deleted)
        {
            changes.Delete(MessageKindName, message.Id);
            return;
        }

        var place = await db.Channels().Where(c => c.Id == message.ChannelId).Select(c => c.Name).SingleOrDefaultAsync(ct);
        var excerpts = await Excerpts.LoadAsync(db, happened.WorkspaceId, [message.Text], ct);
        changes.Upsert(new(
            MessageKindName, message.Id, happened.WorkspaceId, message.ChannelId, message.ChannelId, message.AuthorId,
            place is null ? null : $"#{place}", excerpts.Of(message.Text), MessageUrls.Of(message), message.CreatedAt, FlagsOf(message)));
    }

    private static void Put(EventRecord happened, ChannelDto channel, SearchChanges changes)
    {
        if (channel.Name is not null)
        {
            changes.Upsert(new(
                ChannelKindName, channel.Id, happened.WorkspaceId, channel.Id, null, null, $"#{channel.Name}",
                string.Join('\n', new[] { channel.Name, channel.Topic, channel.Purpose }.Where(t => t is not null)), MessageUrls.Of(channel.Id), channel.CreatedAt));
        }
    }

    private static SearchFlags FlagsOf(MessageDto message) =>
        (message.Files.Count > 0 ? SearchFlags.HasFile : 0)
        | (message.Files.Any(f => f.ContentType.StartsWith("image/", StringComparison.Ordinal)) ? SearchFlags.HasImage : 0)
        | (message.Text.Contains("http://", StringComparison.OrdinalIgnoreCase) || message.Text.Contains("https://", StringComparison.OrdinalIgnoreCase) ? SearchFlags.HasLink : 0)
        | (message.Reactions.Count > 0 ? SearchFlags.HasReaction : 0);
}
