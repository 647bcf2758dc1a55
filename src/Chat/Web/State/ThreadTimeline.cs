using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>A thread: its root and its replies.</summary>
public sealed class ThreadTimeline : MessageTimeline
{
    private readonly ThreadsApi api;
    private readonly TimelineContext context;
    private readonly Action<ThreadDto> fetched;
    private MessageDto? root;

    internal ThreadTimeline(
        Guid channelId, Guid rootId, ThreadsApi api, TimelineContext context, Func<IEnumerable<OutboxEntry>> pending, Action<ThreadDto> fetched)
        : base(channelId, rootId, context, pending)
    {
        this.api = api;
        this.context = context;
        this.fetched = fetched;
    }

    /// <summary>The message the thread hangs on, with what the person just did to it; null until loaded, or when it was deleted without a trace.</summary>
    public MessageDto? Root => root is null ? null : context.Overlays.Project(root);

    public Guid RootId => ThreadRootId!.Value;

    /// <summary>The person is told of new replies.</summary>
    public bool Following { get; private set; }

    /// <summary>Replies after it are unread.</summary>
    public long LastRead { get; private set; }

    /// <summary>The newest reply known.</summary>
    public long LastSequence => Window.Last ?? 0;

    internal override void Apply(object happened)
    {
        var known = root;
        switch (happened)
        {
            case MessagePosted { Root: { } newer } when newer.Id == RootId:
                Newer(newer);
                break;
            case MessageChanged e when e.Message.Id == RootId:
                Newer(e.Message);
                break;
            case MessageDeleted { Root: { } newer } when newer.Id == RootId:
                Newer(newer);
                break;
            case MessageDeleted e when e.MessageId == RootId:
                root = null;
                break;
            case ThreadStateChanged e when e.RootId == RootId:
                Following = e.Following;
                LastRead = e.LastReadSequence;
                Invalidate();
                break;
        }

        base.Apply(happened);
        if (!ReferenceEquals(known, root))
            Invalidate();
    }

    internal void PutRoot(MessageDto message)
    {
        Newer(message);
        Invalidate();
    }

    internal void SetFollowing(bool following)
    {
        Following = following;
        Invalidate();
    }

    internal void SetRead(long sequence)
    {
        LastRead = Math.Max(LastRead, sequence);
        Invalidate();
    }

    private protected override async Task<MessageWindowDto> FetchAsync(WindowSide side, long sequence, int limit, CancellationToken ct)
    {
        var thread = side switch
        {
            WindowSide.Before => await api.GetAsync(RootId, before: sequence, limit: limit, ct: ct),
            WindowSide.After => await api.GetAsync(RootId, after: sequence, limit: limit, ct: ct),
            WindowSide.Around => await api.GetAsync(RootId, after: Math.Max(0, sequence - (limit / 2)), limit: limit, ct: ct),
            _ => await api.GetAsync(RootId, limit: limit, ct: ct),
        };
        Newer(thread.Root);
        Following = thread.Following;
        LastRead = Math.Max(LastRead, thread.LastReadSequence);
        fetched(thread);
        return thread.Replies;
    }

    private void Newer(MessageDto message)
    {
        if (root is null || message.Version > root.Version)
            root = message;
    }
}
