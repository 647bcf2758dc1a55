using Microsoft.Extensions.Logging;
using Tertulia.Sdk;

namespace Tertulia.Platform.Web.Client;

/// <summary>
/// One open workspace: its API, its realtime connection, and the state every module shares. Modules hang their own store on it by
/// <see cref="Module{T}"/>. Leaving the workspace disposes it all.
/// </summary>
public sealed class WorkspaceSession : IAsyncDisposable
{
    private readonly List<Func<CancellationToken, Task>> reloads = [];
    private readonly Dictionary<Type, object> modules = [];
    private readonly CancellationTokenSource closing = new();
    private readonly ChangeNotifier notifier;
    private readonly TimeSpan settling;

    /// <param name="workspace">Which, and who one is in it.</param>
    /// <param name="client">The API.</param>
    /// <param name="realtime">The workspace's connection, not started yet.</param>
    /// <param name="storage">What this browser keeps.</param>
    /// <param name="uploads">Sends files.</param>
    /// <param name="clock">The time.</param>
    /// <param name="logger">Where trouble is told.</param>
    /// <param name="settling">How long the page has to itself before what was fetched is fetched once more (<see cref="SettleAsync"/>).</param>
    public WorkspaceSession(
        MyWorkspaceDto workspace,
        TertuliaClient client,
        RealtimeConnection realtime,
        IKeyValueStorage storage,
        IUploadEngine uploads,
        TimeProvider clock,
        ILogger logger,
        TimeSpan settling = default)
    {
        this.settling = settling;
        Workspace = workspace;
        Api = client.Workspace(workspace.Id);
        Realtime = realtime;
        Storage = storage;
        Clock = clock;
        Logger = logger;
        notifier = new ChangeNotifier(clock);
        Events = new EventRouter(logger);
        Members = new MemberDirectory(Api.Members, Events, clock);
        Notifications = new NotificationStore(Api.Notifications, Events, clock);
        Uploads = new FileUploads(Api.Files, uploads, clock);

        Events.On(PlatformJson.Default.WorkspaceUpdated, (e, _) => Apply(e));
        Events.On(PlatformJson.Default.MemberUpdated, (e, _) => Apply(e.Member));
        realtime.EventReceived += Events.Dispatch;
        realtime.SignalReceived += Events.Dispatch;
        realtime.PresenceReceived += Members.Apply;
        realtime.ReloadRequired += () => _ = ReloadAsync();
        realtime.StateChanged += _ => notifier.Touch();
    }

    /// <summary>The workspace's name, the person's role or the connection's state changed.</summary>
    public event Action? Changed
    {
        add => notifier.Changed += value;
        remove => notifier.Changed -= value;
    }

    /// <summary>The network may be back, or the window was shown again: what waits should try now.</summary>
    public event Action? Nudged;

    public MyWorkspaceDto Workspace { get; private set; }

    public Guid MemberId => Workspace.MemberId;

    public WorkspaceRole Role => Workspace.Role;

    public bool IsAdmin => Role >= WorkspaceRole.Admin;

    public bool IsGuest => Role == WorkspaceRole.Guest;

    public MemberDto? Me => Members.Find(MemberId);

    public WorkspaceClient Api { get; }

    public RealtimeConnection Realtime { get; }

    public EventRouter Events { get; }

    public MemberDirectory Members { get; }

    public NotificationStore Notifications { get; }

    public FileUploads Uploads { get; }

    public IKeyValueStorage Storage { get; }

    public TimeProvider Clock { get; }

    public ILogger Logger { get; }

    /// <summary>Cancelled when the workspace is left.</summary>
    public CancellationToken Closing => closing.Token;

    /// <summary>Prefix for what is stored in the browser: another person, or another workspace, must not see it.</summary>
    public string StorageScope => $"w/{Workspace.Id:N}/{MemberId:N}/";

    /// <summary>The module's store, made when first asked for.</summary>
    public T Module<T>(Func<WorkspaceSession, T> create)
        where T : class
    {
        if (modules.TryGetValue(typeof(T), out var store))
            return (T)store;

        var made = create(this);
        modules.Add(typeof(T), made);
        return made;
    }

    /// <summary>Registers what must be fetched afresh when events were missed for good.</summary>
    public void OnReload(Func<CancellationToken, Task> reload) => reloads.Add(reload);

    /// <summary>Connects, then fetches people and the count of notifications; completes when these are there.</summary>
    public async Task StartAsync(CancellationToken ct = default)
    {
        Realtime.Start(Topics());
        await Task.WhenAll(Members.LoadAsync(ct), Notifications.LoadSummaryAsync(ct));
        _ = CatchUpAsync();
    }

    /// <summary>
    /// Completes when the first page has had time to be drawn. What closes the gap between a snapshot and its topics waits for it: it almost always
    /// brings what is there already, and reading it takes the one thread that draws.
    /// </summary>
    public Task SettleAsync() => settling > TimeSpan.Zero ? Task.Delay(settling, Clock, Closing) : Task.CompletedTask;

    /// <summary>Tells everything that waits for the network to try now.</summary>
    public void Nudge()
    {
        Realtime.ReconnectNow();
        Nudged?.Invoke();
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        foreach (var module in modules.Values)
        {
            if (module is IAsyncDisposable later)
                await later.DisposeAsync();
            else
                (module as IDisposable)?.Dispose();
        }

        await Realtime.DisposeAsync();
        Members.Dispose();
        Notifications.Dispose();
        Uploads.Dispose();
        notifier.Dispose();
        closing.Dispose();
    }

    private string[] Topics() =>
        IsGuest
            ? [Platform.Topics.Member(MemberId)]
            : [Platform.Topics.Workspace(Workspace.Id), Platform.Topics.Member(MemberId)];

    /// <summary>What was fetched before the topics were joined may lack what happened between: fetched once more, after.</summary>
    private async Task CatchUpAsync()
    {
        try
        {
            await Realtime.EnsureTopicsAsync(Topics(), Closing);
            await SettleAsync();
            await Task.WhenAll(Members.LoadAsync(Closing), Notifications.LoadSummaryAsync(Closing));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or TertuliaException)
        {
            // Left, or cut again: the reconnect replays it.
        }
    }

    private async Task ReloadAsync()
    {
        await RunAsync(ct => Task.WhenAll(
            Members.LoadAsync(ct), Notifications.LoadSummaryAsync(ct), Notifications.Loaded ? Notifications.LoadAsync(ct) : Task.CompletedTask));
        foreach (var reload in reloads)
            await RunAsync(reload);
    }

    /// <summary>Until it succeeds: a snapshot that was not fetched would leave the screen wrong for good.</summary>
    private async Task RunAsync(Func<CancellationToken, Task> reload)
    {
        for (var attempt = 0; !closing.IsCancellationRequested; attempt++)
        {
            try
            {
                await reload(Closing);
                return;
            }
            catch (TertuliaException e) when (e is ApiUnreachableException or ApiException { Transient: true })
            {
                // Waited for below: a cancelled wait ends the loop.
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or TertuliaException)
            {
                return;
            }

            try
            {
                await Task.Delay(Backoff.Delay(attempt, Random.Shared), Clock, Closing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Apply(WorkspaceUpdated e)
    {
        Workspace = Workspace with { Name = e.Name, Slug = e.Slug, Language = e.Language };
        notifier.Touch();
    }

    private void Apply(MemberDto member)
    {
        if (member.Id != MemberId || member.Role == Role)
            return;

        var wasGuest = IsGuest;
        Workspace = Workspace with { Role = member.Role };
        notifier.Touch();

        // Guests do not hear the workspace's topic, nor know everybody.
        if (wasGuest)
            _ = CatchUpAsync();
    }
}
