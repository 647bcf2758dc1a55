using Microsoft.Extensions.Logging;
using Tertulia.Sdk;

namespace Tertulia.Platform.Web.Client;

public enum SessionState
{
    /// <summary>Not asked yet.</summary>
    Unknown,

    /// <summary>The server has no workspace yet: show the setup.</summary>
    NeedsSetup,
    SignedOut,
    SignedIn,

    /// <summary>The server did not answer; try again.</summary>
    Unreachable,
}

/// <summary>Makes the connection of a workspace; the app's uses the page's own server.</summary>
public delegate RealtimeConnection RealtimeFactory(Guid workspaceId);

/// <summary>Who is signed in here, and which workspace is open.</summary>
public sealed class AppSession(
    TertuliaClient client, RealtimeFactory connect, IKeyValueStorage storage, IUploadEngine uploads, TimeProvider clock, ILogger<AppSession> logger)
    : IAsyncDisposable
{
    private const string KnownKey = "signed-in";

    /// <summary>Longer than a page takes to be drawn, shorter than a person takes to miss what the gap may have swallowed.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    public event Action? Changed;

    public TertuliaClient Client { get; } = client;

    public SessionState State { get; private set; }

    public MeDto? Me { get; private set; }

    /// <summary>The open workspace.</summary>
    public WorkspaceSession? Workspace { get; private set; }

    public MyWorkspaceDto? Find(string slug) =>
        Me?.Workspaces.FirstOrDefault(w => string.Equals(w.Slug, slug, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Asks the server who is here. Where somebody was signed in before, at once; elsewhere first whether anybody is, since browsers write each
    /// refusal into their console as an error.
    /// </summary>
    public async Task LoadAsync(CancellationToken ct = default)
    {
        try
        {
            var known = await storage.GetAsync(KnownKey) is not null;
            if (!known && await Client.ServerAsync(ct) is { SignedIn: false } server)
            {
                Me = null;
                State = server.NeedsSetup ? SessionState.NeedsSetup : SessionState.SignedOut;
            }
            else
            {
                Me = await Client.Me.GetAsync(ct);
                State = SessionState.SignedIn;
                if (!known)
                    await storage.SetAsync(KnownKey, "yes");
            }
        }
        catch (ApiException e) when (e.Problem.Status == 401)
        {
            Me = null;
            await storage.RemoveAsync(KnownKey);
            State = (await Client.ServerAsync(ct)).NeedsSetup ? SessionState.NeedsSetup : SessionState.SignedOut;
        }
        catch (TertuliaException) when (Me is null)
        {
            State = SessionState.Unreachable;
        }

        Changed?.Invoke();
    }

    /// <summary>Opens a workspace by its slug and leaves the one open before; null when the person is not in it.</summary>
    public async Task<WorkspaceSession?> OpenAsync(string slug, CancellationToken ct = default)
    {
        if (Find(slug) is not { } found)
            return null;

        if (Workspace?.Workspace.Id == found.Id)
            return Workspace;

        await CloseAsync();
        var session = new WorkspaceSession(found, Client, connect(found.Id), storage, uploads, clock, logger, Settling);
        Workspace = session;
        Changed?.Invoke();
        await session.StartAsync(ct);
        return session;
    }

    /// <summary>Ends the session here and on the server.</summary>
    public async Task SignOutAsync(CancellationToken ct = default)
    {
        await Client.Session.SignOutAsync(ct);
        await storage.RemoveAsync(KnownKey);
        await CloseAsync();
        Me = null;
        State = SessionState.SignedOut;
        Changed?.Invoke();
    }

    /// <summary>An answer said "unauthenticated": the session ended elsewhere.</summary>
    public async Task ForgetAsync()
    {
        await CloseAsync();
        Me = null;
        State = SessionState.SignedOut;
        Changed?.Invoke();
    }

    public ValueTask DisposeAsync() => CloseAsync();

    private async ValueTask CloseAsync()
    {
        if (Workspace is { } open)
        {
            Workspace = null;
            await open.DisposeAsync();
        }
    }
}
