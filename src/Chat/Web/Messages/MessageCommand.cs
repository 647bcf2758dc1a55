using Tertulia.Chat.Web.State;

namespace Tertulia.Chat.Web.Messages;

/// <summary>What a person may do with a message.</summary>
public enum MessageVerb
{
    React,
    Reply,
    Save,
    Edit,
    Delete,
    CopyLink,
    CopyText,
    MarkUnread,

    /// <summary>Send again what the server refused.</summary>
    Retry,

    /// <summary>Throw away what the server refused.</summary>
    Discard,

    /// <summary>Shows its pictures large, from the one named by <see cref="MessageCommand.FileId"/>.</summary>
    ShowImage,
}

/// <summary>Something a person did to a line of a conversation.</summary>
/// <param name="Emoji">For <see cref="MessageVerb.React"/>: adds it, or takes it back.</param>
public sealed record MessageCommand(MessageVerb Verb, TimelineItem Item, string? Emoji = null, Guid? FileId = null);
