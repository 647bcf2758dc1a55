namespace Tertulia.Chat.Web.State;

public enum SendState
{
    /// <summary>On the server.</summary>
    Sent,

    /// <summary>Its files are still on their way.</summary>
    WaitingForFiles,

    /// <summary>Kept here, waiting for its turn or for the network.</summary>
    Queued,
    Sending,

    /// <summary>The server refused it: retry or discard.</summary>
    Failed,
}

/// <summary>One line of a timeline. Equal values are the same object from one drawing to the next, so a component may compare by reference.</summary>
/// <param name="Key">The same while pending and after: for <c>@key</c>.</param>
/// <param name="Message">The message as it is to be shown, with what the person just did to it; for a pending one, what it will be.</param>
/// <param name="Send">How far it got.</param>
/// <param name="FailureCode">A problem code when <see cref="SendState.Failed"/>.</param>
/// <param name="Changing">An edit of it is not yet acknowledged.</param>
/// <param name="StartsDay">The first of its day in the person's zone: draw the date above.</param>
/// <param name="Continues">Same author within a few minutes of the line above: no name and picture needed.</param>
/// <param name="FirstUnread">Draw the "new messages" line above.</param>
/// <param name="Saved">Kept for later.</param>
/// <param name="UploadIds">Files of a pending message that are being uploaded.</param>
public sealed record TimelineItem(
    Guid Key,
    MessageDto Message,
    SendState Send,
    string? FailureCode,
    bool Changing,
    bool StartsDay,
    bool Continues,
    bool FirstUnread,
    bool Saved,
    IReadOnlyList<Guid> UploadIds)
{
    public bool Pending => Send != SendState.Sent;
}
