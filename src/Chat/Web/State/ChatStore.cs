using System.Collections.Immutable;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>
/// Chat as one person sees it in one workspace. Components read from it and subscribe to <see cref="Changed"/> (the list), and to the
/// <c>Changed</c> of a timeline, of <see cref="Typing"/>, and so on; each fires at most once a frame.
/// </summary>
public sealed partial class ChatStore : IAsyncDisposable
{
    private const int MostTimelines = 12;
    private readonly ChatApi api;
    private readonly ChangeNotifier notifier;
    private readonly InFlightEvents inFlight = new();
    private readonly MessageOverlays overlays;
    private readonly TimelineContext context;
    private readonly List<MessageTimeline> timelines = [];
    private readonly HashSet<Guid> previews = [];
    private Task? starting;
    private ConversationList? list;

    public ChatStore(WorkspaceSession session, IOutboxStorage? outboxStorage = null)
    {
        Session = session;
        api = session.Api.Chat;
        notifier = new ChangeNotifier(session.Clock);
        overlays = new MessageOverlays(session.MemberId);
        Saved = new SavedMessages(api.Saved, session.Clock, RedrawAll);
        context = new TimelineContext(session.MemberId, overlays, Saved.IsSaved, session.Clock);
        Outbox = new Outbox(
            outboxStorage ?? new OutboxStorage(session.Storage, session.StorageScope), session.Uploads, session.Clock, session.Logger, PostAsync, Acknowledged);
        Drafts = new Drafts(api.Channels, session.Storage, session.StorageScope, session.Clock);
        Typing = new TypingIndicators(session.Realtime, session.Clock, session.MemberId);
        Reads = new ReadMarks(
            (channelId, mark) => TakeAsync(() => api.Channels.MarkReadAsync(channelId, mark)), session.Clock, id => State.Find(id), Touch);
        Threads = new ThreadList(api.Threads, session.Clock);
        Messages = new MessageActions(this, api.Messages, overlays);
        Channels = new ChannelActions(this, api.Channels);
        Palette = new PaletteSource(this);
        Outbox.Changed += RedrawChannel;
        Listen();
    }

    /// <summary>The list of conversations, a badge, or a count changed.</summary>
    public event Action? Changed
    {
        add => notifier.Changed += value;
        remove => notifier.Changed -= value;
    }

    /// <summary>Something shown at once was taken back.</summary>
    public event Action<ChatFailure>? Failed;

    public WorkspaceSession Session { get; }

    public Guid Me => Session.MemberId;

    /// <summary>What the server last said, without what is pending here.</summary>
    public ChatState State { get; private set; } = ChatState.Empty;

    /// <summary>False until the first snapshot came.</summary>
    public bool Loaded { get; private set; }

    /// <summary>The list pane's sections.</summary>
    public ConversationList List => list ??= ConversationList.Of(State.Conversations.Values.Select(Reads.Project));

    public int UnreadThreads => State.UnreadThreads;

    public int SavedCount => State.SavedCount;

    public Outbox Outbox { get; }

    public Drafts Drafts { get; }

    public TypingIndicators Typing { get; }

    public ReadMarks Reads { get; }

    public ThreadList Threads { get; }

    public SavedMessages Saved { get; }

    public MessageActions Messages { get; }

    public ChannelActions Channels { get; }

    public PaletteSource Palette { get; }

    /// <summary>The store of a workspace, made and started once.</summary>
    public static ChatStore Of(WorkspaceSession session)
    {
        var store = session.Module(static s => new ChatStore(s));
        _ = store.StartAsync();
        return store;
    }

    /// <summary>A conversation as it is to be shown: with read marks that are not yet acknowledged.</summary>
    public Conversation? Find(Guid channelId) => State.Find(channelId) is { } conversation ? Reads.Project(conversation) : null;

    /// <summary>By a channel's name, with or without <c>#</c>.</summary>
    public Conversation? FindByName(string name)
    {
        var wanted = TextFolding.Fold(name.TrimStart('#'));
        return State.Conversations.Values.FirstOrDefault(c => c.Channel.Name is { } n && TextFolding.Fold(n) == wanted);
    }

    public async ValueTask DisposeAsync()
    {
        await Drafts.FlushAsync();
        Outbox.Dispose();
        Drafts.Dispose();
        Typing.Dispose();
        Reads.Dispose();
        Threads.Dispose();
        Saved.Dispose();
        foreach (var timeline in timelines)
            timeline.Dispose();
        notifier.Dispose();
    }

    internal void Fail(ChatFailure failure) => Failed?.Invoke(failure);

    internal void Touch()
    {
        list = null;
        notifier.Touch();
    }

    private void Set(ChatState state)
    {
        if (ReferenceEquals(state, State))
            return;

        State = state;
        Touch();
    }

    private Task<MessageDto> PostAsync(OutboxEntry entry, CancellationToken ct) =>
        api.Messages.PostAsync(
            entry.ChannelId,
            new PostMessageRequest(entry.Text, entry.Files.Count == 0 ? null : [.. entry.Files.Select(f => f.Id)], entry.ThreadRootId, entry.AlsoInChannel),
            entry.Key,
            ct);

    private void Acknowledged(OutboxEntry entry, MessageDto message)
    {
        foreach (var timeline in timelines)
            timeline.Put(message, posted: true);
    }
}
