using Tertulia.Chat.Web.Markdown;
using Tertulia.Chat.Web.State;
using Tertulia.Platform.Web.Client;
using Tertulia.Platform.Web.Kit;

namespace Tertulia.Chat.Web.Messages;

/// <summary>What every line of one conversation needs. Cascaded, and the same object while the conversation is open, so that no line is drawn again for it.</summary>
public sealed class MessageContext
{
    public required Guid Me { get; init; }

    public required MemberDirectory Members { get; init; }

    public required MessageBodies Bodies { get; init; }

    public required TimeTexts Times { get; init; }

    public required EmojiUsage Emoji { get; init; }

    /// <summary>Does what a person asked for.</summary>
    public required Func<MessageCommand, Task> RunAsync { get; init; }

    /// <summary>A mention or a face was chosen.</summary>
    public Func<Guid, Task> ShowPersonAsync { get; init; } = _ => Task.CompletedTask;

    /// <summary>Where a channel's name leads; null when the person has no such channel.</summary>
    public Func<string, string?> ChannelUrl { get; init; } = _ => null;

    /// <summary>Lines are replies of an open thread: no "reply in thread" on them.</summary>
    public bool InThread { get; init; }

    /// <summary>The person may delete what others wrote.</summary>
    public bool Moderates { get; init; }

    /// <summary>False in an archived channel, or one only looked at: nothing can be written, reacted to or changed.</summary>
    public bool CanWrite { get; set; } = true;

    public bool MayEdit(MessageDto message) => CanWrite && message is { Kind: MessageKind.Text, Deleted: false } && message.AuthorId == Me;

    public bool MayDelete(MessageDto message) => message is { Kind: MessageKind.Text, Deleted: false } && (message.AuthorId == Me || Moderates);

    /// <summary>Reactions, replies and the like are for what the server has.</summary>
    public static bool Settled(TimelineItem item) => item is { Pending: false, Message: { Kind: MessageKind.Text, Deleted: false } };
}
