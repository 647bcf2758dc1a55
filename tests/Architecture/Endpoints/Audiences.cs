namespace Tertulia.Architecture.Endpoints;

/// <summary>The least that a caller must be for an endpoint to look at the request at all. What they may see then is up to the grants on each row.</summary>
public enum Audience
{
    /// <summary>Not signed in.</summary>
    Anyone,

    /// <summary>Signed in, in whatever workspace.</summary>
    Account,

    /// <summary>A member of the workspace, guests included.</summary>
    Guest,

    /// <summary>A member who is no guest.</summary>
    Member,

    Admin,
}

/// <summary>
/// Who each endpoint is for. A new endpoint fails the walk until it stands here: whoever adds it decides, and whoever reviews it sees the decision.
/// </summary>
internal static class Audiences
{
    public static IReadOnlyDictionary<string, Audience> ByEndpoint { get; } = new Dictionary<string, Audience>(StringComparer.Ordinal)
    {
        ["server.get"] = Audience.Anyone,
        ["setup"] = Audience.Anyone,
        ["session.create"] = Audience.Anyone,
        ["session.two_factor"] = Audience.Anyone,
        ["session.delete"] = Audience.Anyone,
        ["password.strength"] = Audience.Anyone,
        ["invitations.preview"] = Audience.Anyone,
        ["invitations.accept"] = Audience.Anyone,

        ["me.get"] = Audience.Account,
        ["me.preferences"] = Audience.Account,
        ["me.password"] = Audience.Account,
        ["me.totp.enrol"] = Audience.Account,
        ["me.totp.confirm"] = Audience.Account,
        ["me.totp.disable"] = Audience.Account,
        ["me.totp.recovery_codes"] = Audience.Account,
        ["me.sessions.list"] = Audience.Account,
        ["me.sessions.end"] = Audience.Account,
        ["me.sessions.end_others"] = Audience.Account,
        ["workspaces.create"] = Audience.Account,

        ["members.list"] = Audience.Guest,
        ["members.get"] = Audience.Guest,
        ["members.photo"] = Audience.Guest,
        ["members.update_profile"] = Audience.Guest,
        ["members.set_status"] = Audience.Guest,
        ["members.clear_status"] = Audience.Guest,
        ["members.set_photo"] = Audience.Guest,
        ["members.remove_photo"] = Audience.Guest,
        ["members.change_role"] = Audience.Admin,
        ["members.deactivate"] = Audience.Admin,
        ["members.reactivate"] = Audience.Admin,
        ["workspace.update"] = Audience.Admin,
        ["audit.list"] = Audience.Admin,
        ["invitations.list"] = Audience.Member,
        ["invitations.create"] = Audience.Member,
        ["invitations.revoke"] = Audience.Member,
        ["presence.get"] = Audience.Guest,

        ["uploads.options"] = Audience.Guest,
        ["uploads.create"] = Audience.Guest,
        ["uploads.get"] = Audience.Guest,
        ["uploads.append"] = Audience.Guest,
        ["uploads.delete"] = Audience.Guest,
        ["files.get"] = Audience.Guest,
        ["files.download"] = Audience.Guest,
        ["files.headers"] = Audience.Guest,
        ["files.thumbnail"] = Audience.Guest,
        ["files.delete"] = Audience.Guest,
        ["files.storage"] = Audience.Admin,
        ["search"] = Audience.Guest,
        ["notifications.list"] = Audience.Guest,
        ["notifications.summary"] = Audience.Guest,
        ["notifications.read"] = Audience.Guest,
        ["notifications.preferences.get"] = Audience.Guest,
        ["notifications.preferences.put"] = Audience.Guest,

        ["chat.snapshot"] = Audience.Guest,
        ["chat.channels.browse"] = Audience.Guest,
        ["chat.channels.create"] = Audience.Guest,
        ["chat.channels.get"] = Audience.Guest,
        ["chat.channels.update"] = Audience.Guest,
        ["chat.channels.archive"] = Audience.Guest,
        ["chat.channels.unarchive"] = Audience.Guest,
        ["chat.channels.join"] = Audience.Guest,
        ["chat.channels.leave"] = Audience.Guest,
        ["chat.channels.members.list"] = Audience.Guest,
        ["chat.channels.members.add"] = Audience.Guest,
        ["chat.channels.members.remove"] = Audience.Guest,
        ["chat.channels.membership.update"] = Audience.Guest,
        ["chat.channels.read"] = Audience.Guest,
        ["chat.channels.draft"] = Audience.Guest,
        ["chat.directs.open"] = Audience.Guest,
        ["chat.messages.list"] = Audience.Guest,
        ["chat.messages.post"] = Audience.Guest,
        ["chat.messages.get"] = Audience.Guest,
        ["chat.messages.edit"] = Audience.Guest,
        ["chat.messages.delete"] = Audience.Guest,
        ["chat.reactions.add"] = Audience.Guest,
        ["chat.reactions.remove"] = Audience.Guest,
        ["chat.saved.list"] = Audience.Guest,
        ["chat.saved.add"] = Audience.Guest,
        ["chat.saved.remove"] = Audience.Guest,
        ["chat.threads.list"] = Audience.Guest,
        ["chat.threads.get"] = Audience.Guest,
        ["chat.threads.read"] = Audience.Guest,
        ["chat.threads.follow"] = Audience.Guest,
    };
}
