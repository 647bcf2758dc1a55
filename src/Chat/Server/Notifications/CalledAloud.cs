using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Whom <c>@channel</c> and <c>@here</c> call: all, or those who are at their desk.</summary>
internal sealed class CalledAloud
{
    private readonly bool all;
    private readonly HashSet<Guid> present = [];

    private CalledAloud(bool all) => this.all = all;

    public static async Task<CalledAloud> ByAsync(MessagePosted posted, Guid workspaceId, IPresence presence)
    {
        if (!posted.MentionsAll)
            return new(all: false);
        if (MentionParser.Parse(posted.Message.Text).Channel)
            return new(all: true);

        var called = new CalledAloud(all: false);
        var known = await presence.SnapshotAsync(workspaceId);
        called.present.UnionWith(known.Where(p => p.Value == Presence.Online).Select(p => p.Key));
        return called;
    }

    public bool Calls(Guid memberId) => all || present.Contains(memberId);
}
