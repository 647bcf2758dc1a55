using System.Globalization;

namespace Tertulia.Platform;

/// <summary>A topic is a prefix that its module owns and the id of the thing it is about: <c>prefix:id</c>.</summary>
public static class Topics
{
    /// <summary>Everybody of a workspace but its guests: people, roles, settings, public channels.</summary>
    public const string WorkspacePrefix = "workspace";

    /// <summary>One member alone: notifications, read state, drafts, grants.</summary>
    public const string MemberPrefix = "member";

    public static string Workspace(Guid workspaceId) => Of(WorkspacePrefix, workspaceId);

    public static string Member(Guid memberId) => Of(MemberPrefix, memberId);

    public static string Of(string prefix, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{prefix}:{id}");

    public static bool TryParse(string? topic, out string prefix, out Guid id)
    {
        prefix = "";
        id = default;
        var colon = topic?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon <= 0 || !Guid.TryParseExact(topic.AsSpan(colon + 1), "D", out id))
            return false;

        prefix = topic![..colon];
        return true;
    }
}
