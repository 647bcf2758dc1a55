using Tertulia.Platform.Web.Client;
using Tertulia.Platform.Web.Shell;
using Tertulia.Sdk;

namespace Tertulia.Web;

/// <summary>
/// Decides before a page is shown whether this person may be there: who is not signed in goes to the sign-in and comes back after, an address
/// of a workspace opens it.
/// </summary>
internal sealed class SessionGuard(AppSession session, ShellSession shell, WorkspaceEntrance entrance)
{
    /// <summary>Answers where to go instead, or null: stay.</summary>
    public async Task<string?> AdmitAsync(string path, CancellationToken ct)
    {
        if (session.State is SessionState.Unknown or SessionState.Unreachable)
            await session.LoadAsync(ct);

        var parts = path.Split(['?', '#'])[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var first = parts.Length > 0 ? parts[0] : "";
        if (session.State == SessionState.Unreachable)
            throw new ApiUnreachableException(null);
        if (session.State == SessionState.NeedsSetup)
            return first == "setup" ? null : "/setup";
        if (first == "setup")
            return "/";
        if (first is "invite" or "kit")
            return null;
        if (session.State != SessionState.SignedIn)
            return first == "signin" ? null : parts.Length == 0 ? "/signin" : $"/signin?return={Uri.EscapeDataString("/" + path.TrimStart('/'))}";
        if (first == "signin")
            return "/";

        return first == "w" && parts.Length > 1 ? await EnterAsync(parts[1], ct) : Welcome();
    }

    private async Task<string?> EnterAsync(string slug, CancellationToken ct)
    {
        // A workspace joined in another tab is not among those known here yet.
        if (session.Find(slug) is null)
            await session.LoadAsync(ct);
        return await entrance.EnterAsync(slug, ct) is null ? "/not-found" : null;
    }

    /// <summary>The bare address leads to a workspace; the shell must know one to name it.</summary>
    private string? Welcome()
    {
        if (shell.Workspaces.Count == 0)
            shell.SetWorkspaces(null, [.. session.Me!.Workspaces.Select(w => new ShellWorkspace(w.Slug, w.Name))]);
        return null;
    }
}
