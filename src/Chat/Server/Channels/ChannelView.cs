using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>A channel as one caller stands to it.</summary>
/// <param name="Membership">Null when the caller has not joined.</param>
/// <param name="Draft">What the caller typed in the channel and did not send.</param>
/// <param name="Level">The greatest level the caller's grants give.</param>
internal sealed record ChannelView(Channel Channel, ChannelMember? Membership, Draft? Draft, AccessLevel Level)
{
    /// <summary>Managers manage; administrators manage public channels besides, but see nothing of private ones they are not in.</summary>
    public Refusal? RefuseManaging(Caller caller) =>
        Level >= AccessLevel.Manager || (Channel.Kind == ChannelKind.Public && caller.IsAdmin) ? null : Refusal.NotAManager;

    /// <summary>Topic and purpose belong to all who talk here.</summary>
    public Refusal? RefuseDescribing(Caller caller) =>
        Channel.RefuseChanging() ?? (Membership is null && RefuseManaging(caller) is not null ? Refusal.NotAMember : caller.IsGuest ? Refusal.NoGuests : null);

    public Refusal? RefusePosting() => Channel.RefuseWriting() ?? (Membership is null ? Refusal.NotAMember : null);
}
