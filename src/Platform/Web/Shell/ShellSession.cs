using Tertulia.Platform.Web.Kit;

namespace Tertulia.Platform.Web.Shell;

/// <summary>Who is signed in, as the shell shows them.</summary>
public sealed record ShellUser(string Id, string Name, string? PhotoUrl = null, PresenceState Presence = PresenceState.Active, string? StatusEmoji = null, string? StatusText = null);

/// <summary>A workspace of the switcher.</summary>
public sealed record ShellWorkspace(string Slug, string Name, string? IconUrl = null, int Unread = 0);

/// <summary>How the link to the server is.</summary>
public enum ConnectionState
{
    /// <summary>Not tried yet, or not needed on this page.</summary>
    Idle,
    Connected,
    Reconnecting,
    Disconnected,
}

/// <summary>What the shell shows about the person, the workspace and the connection. Identity and realtime keep it up to date.</summary>
public sealed class ShellSession
{
    public ShellUser? User { get; private set; }

    public ShellWorkspace? Workspace { get; private set; }

    public IReadOnlyList<ShellWorkspace> Workspaces { get; private set; } = [];

    public ConnectionState Connection { get; private set; }

    /// <summary>What waits unread in the activity inbox.</summary>
    public int Activity { get; private set; }

    public event Action? Changed;

    /// <summary>The path of a page of the current workspace: To("chat") gives /w/norte/chat.</summary>
    public string To(string path) => Workspace is null ? "/" : path.Length == 0 ? $"/w/{Workspace.Slug}" : $"/w/{Workspace.Slug}/{path}";

    public void SetUser(ShellUser? user)
    {
        User = user;
        Changed?.Invoke();
    }

    public void SetWorkspaces(ShellWorkspace? current, IReadOnlyList<ShellWorkspace> all)
    {
        Workspace = current;
        Workspaces = all;
        Changed?.Invoke();
    }

    public void SetActivity(int unread)
    {
        if (Activity == unread)
            return;
        Activity = unread;
        Changed?.Invoke();
    }

    public void SetConnection(ConnectionState connection)
    {
        if (Connection == connection)
            return;
        Connection = connection;
        Changed?.Invoke();
    }
}
