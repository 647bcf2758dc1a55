using Tertulia.Chat.Web.State;
using Tertulia.Platform;
using Tertulia.Platform.Web.Kit;

namespace Tertulia.Chat.Web.Conversations;

/// <summary>How conversations and people look in lists and heads.</summary>
internal static class ConversationLook
{
    internal static string IconOf(Conversation conversation) => conversation.Channel.Kind switch
    {
        ChannelKind.Private => "lock",
        ChannelKind.Direct => "user",
        ChannelKind.Group => "users",
        _ => "hash",
    };

    /// <summary>With its sign, as it stands in a sentence: "#diseño", "Ana Molina".</summary>
    internal static string NameOf(ChatStore store, Conversation conversation) =>
        conversation.Channel.Name is { } name ? $"#{name}" : store.Palette.LabelOf(conversation);

    internal static PresenceState PresenceOf(ChatStore store, Guid? memberId) => memberId is not { } id ? PresenceState.None : store.Session.Members.PresenceOf(id) switch
    {
        Presence.Online => PresenceState.Active,
        Presence.Away => PresenceState.Away,
        _ => PresenceState.Offline,
    };
}
