using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>
/// Marks conversations read while they are looked at: at the bottom, in a visible window, with the end loaded. Shown at once, told to the server
/// half a second later, never backwards, except when the person marks something unread; then it stays so until the conversation is opened again.
/// </summary>
public sealed class ReadMarks : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private readonly Func<Guid, MarkReadRequest, Task> tell;
    private readonly TimeProvider clock;
    private readonly Func<Guid, Conversation?> truth;
    private readonly Action changed;
    private readonly Dictionary<Guid, MarkReadRequest> pending = [];
    private readonly Dictionary<Guid, ITimer> timers = [];
    private readonly Dictionary<Guid, int> attempts = [];
    private readonly HashSet<Guid> sending = [];
    private readonly HashSet<Guid> held = [];
    private Guid? atBottom;
    private bool visible = true;

    internal ReadMarks(Func<Guid, MarkReadRequest, Task> tell, TimeProvider clock, Func<Guid, Conversation?> truth, Action changed)
    {
        this.tell = tell;
        this.clock = clock;
        this.truth = truth;
        this.changed = changed;
    }

    /// <summary>The window is shown and has the focus, or not.</summary>
    public void SetVisible(bool isVisible)
    {
        visible = isVisible;
        if (atBottom is { } channelId)
            Look(channelId);
    }

    /// <summary>The open conversation is at its bottom with its end loaded, or not.</summary>
    public void SetAtBottom(Guid channelId, bool isAtBottom)
    {
        if (isAtBottom)
        {
            atBottom = channelId;
            Look(channelId);
        }
        else if (atBottom == channelId)
        {
            atBottom = null;
        }
    }

    /// <summary>Whether what comes there is seen at once.</summary>
    public bool IsLookingAt(Guid channelId) => visible && atBottom == channelId && !held.Contains(channelId);

    /// <summary>All of it is read (Esc).</summary>
    public void MarkRead(Guid channelId)
    {
        held.Remove(channelId);
        if (truth(channelId) is { Membership: not null } conversation && Project(conversation).Unread)
            Mark(channelId, new MarkReadRequest(conversation.Channel.LastSequence), Pause);
    }

    /// <summary>From this message on it is unread.</summary>
    public void MarkUnread(Guid channelId, long sequence)
    {
        held.Add(channelId);
        Mark(channelId, new MarkReadRequest(Math.Max(0, sequence - 1), Force: true), TimeSpan.Zero);
    }

    public void Dispose()
    {
        foreach (var timer in timers.Values)
            timer.Dispose();
    }

    internal void Opened(Guid channelId) => held.Remove(channelId);

    /// <summary>Something was posted there.</summary>
    internal void Look(Guid channelId)
    {
        if (IsLookingAt(channelId))
            MarkRead(channelId);
    }

    internal void Nudge()
    {
        foreach (var channelId in pending.Keys.ToList())
            Schedule(channelId, TimeSpan.Zero);
    }

    /// <summary>The conversation with what is marked here and not yet acknowledged.</summary>
    internal Conversation Project(Conversation conversation)
    {
        if (conversation.Membership is not { } membership || !pending.TryGetValue(conversation.Id, out var mark))
            return conversation;

        var read = mark.Force ? mark.Sequence : Math.Max(mark.Sequence, membership.LastReadSequence);
        return conversation with
        {
            Membership = membership with
            {
                LastReadSequence = read,
                Mentions = read >= conversation.Channel.LastSequence ? 0 : membership.Mentions,
            },
        };
    }

    private void Mark(Guid channelId, MarkReadRequest mark, TimeSpan wait)
    {
        // Reading on after "mark unread" that is still on its way must not be lost on the server, nor overtake it.
        if (pending.TryGetValue(channelId, out var before) && before.Force && !mark.Force)
            mark = mark with { Force = true };
        pending[channelId] = mark;
        changed();
        Schedule(channelId, wait);
    }

    private void Schedule(Guid channelId, TimeSpan wait)
    {
        if (!timers.TryGetValue(channelId, out var timer))
            timers.Add(channelId, timer = clock.CreateTimer(_ => _ = SendAsync(channelId), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private async Task SendAsync(Guid channelId)
    {
        if (!pending.TryGetValue(channelId, out var mark) || !sending.Add(channelId))
            return;

        TimeSpan? again = null;
        try
        {
            await tell(channelId, mark);
            attempts.Remove(channelId);
        }
        catch (TertuliaException e) when (e is ApiUnreachableException or ApiException { Transient: true } or ApiException { Problem.Status: 401 })
        {
            var attempt = attempts[channelId] = attempts.GetValueOrDefault(channelId) + 1;
            again = Backoff.Delay(attempt - 1, Random.Shared);
        }
        catch (TertuliaException)
        {
            // Not a member any more: there is nothing to mark.
        }

        sending.Remove(channelId);
        if (again is null)
        {
            if (pending.GetValueOrDefault(channelId) == mark)
                pending.Remove(channelId);
            else
                again = TimeSpan.Zero;
        }

        changed();
        if (again is { } wait)
            Schedule(channelId, wait);
    }
}
