using Microsoft.AspNetCore.Components;
using Tertulia.Platform.Web.Browser;
using Tertulia.Platform.Web.Client;
using Tertulia.Platform.Web.Kit;
using Tertulia.Sdk;

namespace Tertulia.Platform.Web.Shell;

/// <summary>Lets a page into a workspace: asks who is here, opens it, and tells the shell. Who is not signed in is sent to where they can be.</summary>
public sealed class WorkspaceEntrance
{
    private readonly AppSession app;
    private readonly ShellSession shell;
    private readonly BrowserState browser;
    private readonly NavigationManager navigation;
    private WorkspaceSession? _watched;
    private bool _reachable = true;

    public WorkspaceEntrance(AppSession app, ShellSession shell, BrowserState browser, NavigationManager navigation)
    {
        (this.app, this.shell, this.browser, this.navigation) = (app, shell, browser, navigation);
        browser.Changed += Nudge;
    }

    /// <summary>The person is being sent to another page: nothing to say here.</summary>
    public bool Leaving { get; private set; }

    /// <summary>The workspace, open; null when the person is not in it, or <see cref="Leaving"/>.</summary>
    public async Task<WorkspaceSession?> EnterAsync(string slug, CancellationToken ct = default)
    {
        Leaving = false;
        if (app.State is SessionState.Unknown or SessionState.Unreachable)
            await app.LoadAsync(ct);
        if (app.State is SessionState.NeedsSetup or SessionState.SignedOut)
        {
            Leaving = true;
            var here = navigation.ToBaseRelativePath(navigation.Uri);
            navigation.NavigateTo(app.State == SessionState.NeedsSetup ? "/setup" : $"/signin?return={Uri.EscapeDataString($"/{here}")}", replace: true);
            return null;
        }

        var session = await app.OpenAsync(slug, ct);
        if (session is not null && session != _watched)
        {
            _watched = session;
            session.Changed += Tell;
            session.Members.Changed += Tell;
            session.Notifications.Changed += Tell;
            session.Realtime.StateChanged += _ => Tell();
        }

        Tell();
        return session;
    }

    /// <summary>The network is back, or the person: what waits between two attempts need not wait any longer.</summary>
    private void Nudge()
    {
        var before = _reachable;
        _reachable = browser is { Online: true, Visible: true };
        if (_reachable && !before)
            app.Workspace?.Nudge();
    }

    private void Tell()
    {
        if (app.Workspace is not { } session || session != _watched)
            return;
        var current = Of(session.Workspace);
        var all = app.Me?.Workspaces.Select(Of).ToList() ?? [];
        if (shell.Workspace != current || !shell.Workspaces.SequenceEqual(all))
            shell.SetWorkspaces(current, all);
        var user = UserOf(session);
        if (user is not null && user != shell.User)
            shell.SetUser(user);
        shell.SetActivity(session.Notifications.Unread);
        shell.SetConnection(session.Realtime.State switch
        {
            RealtimeState.Online => ConnectionState.Connected,
            RealtimeState.Reconnecting => ConnectionState.Reconnecting,
            _ => ConnectionState.Idle,
        });
    }

    private static ShellWorkspace Of(MyWorkspaceDto workspace) => new(workspace.Slug, workspace.Name);

    private static ShellUser? UserOf(WorkspaceSession session)
    {
        if (session.Me is not { } me)
            return null;
        var status = session.Members.StatusOf(me.Id);
        var presence = session.Members.PresenceOf(me.Id) == Presence.Away ? PresenceState.Away : PresenceState.Active;
        return new ShellUser(me.Id.ToString(), me.DisplayName, me.PhotoUrl, presence, status?.Emoji, status?.Text);
    }
}
