using System.Text.Json;
using Tertulia.Platform;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>Who is typing where. A sign lasts five seconds, or until that person's message comes.</summary>
public sealed class TypingIndicators : IDisposable
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(3);
    private readonly RealtimeConnection realtime;
    private readonly TimeProvider clock;
    private readonly Guid me;
    private readonly ChangeNotifier notifier;
    private readonly ITimer timer;
    private readonly Dictionary<(Guid Channel, Guid? Root, Guid Member), DateTimeOffset> ends = [];
    private readonly Dictionary<(Guid Channel, Guid? Root), DateTimeOffset> told = [];

    internal TypingIndicators(RealtimeConnection realtime, TimeProvider clock, Guid me)
    {
        this.realtime = realtime;
        this.clock = clock;
        this.me = me;
        notifier = new ChangeNotifier(clock);
        timer = clock.CreateTimer(static self => ((TypingIndicators)self!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public event Action? Changed
    {
        add => notifier.Changed += value;
        remove => notifier.Changed -= value;
    }

    /// <summary>Those typing in a channel's composer, or in a thread's.</summary>
    public IReadOnlyList<Guid> In(Guid channelId, Guid? threadRootId = null)
    {
        var now = clock.GetUtcNow();
        return [.. ends.Where(e => e.Key.Channel == channelId && e.Key.Root == threadRootId && e.Value > now).OrderBy(e => e.Value).Select(e => e.Key.Member)];
    }

    /// <summary>The person typed a key; told to the others every three seconds at most.</summary>
    public Task TypedAsync(Guid channelId, Guid? threadRootId = null)
    {
        var now = clock.GetUtcNow();
        if (told.TryGetValue((channelId, threadRootId), out var last) && now - last < Repeat)
            return Task.CompletedTask;

        told[(channelId, threadRootId)] = now;
        JsonElement? data = threadRootId is { } root ? JsonDocument.Parse($$"""{"threadRootId":"{{root}}"}""").RootElement : null;
        return realtime.SignalAsync(ChatTopics.Channel(channelId), ChatSignals.Typing, data);
    }

    internal void Sent(Guid channelId, Guid? threadRootId) => told.Remove((channelId, threadRootId));

    internal void Apply(SignalMessage signal)
    {
        if (signal.MemberId == me || !Topics.TryParse(signal.Topic, out var prefix, out var channelId) || prefix != ChatTopics.ChannelPrefix)
            return;

        Guid? root = signal.Data is { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("threadRootId", out var value)
            && value.ValueKind == JsonValueKind.String
            && value.TryGetGuid(out var id)
                ? id
                : null;
        ends[(channelId, root, signal.MemberId)] = clock.GetUtcNow() + Lasts;
        timer.Change(Lasts, Timeout.InfiniteTimeSpan);
        notifier.Touch();
    }

    internal void Apply(MessagePosted e)
    {
        if (ends.Remove((e.Message.ChannelId, e.Message.ThreadRootId, e.Message.AuthorId)))
            notifier.Touch();
    }

    public void Dispose()
    {
        timer.Dispose();
        notifier.Dispose();
    }

    private void Expire()
    {
        var now = clock.GetUtcNow();
        foreach (var key in ends.Where(e => e.Value <= now).Select(e => e.Key).ToList())
            ends.Remove(key);
        notifier.Touch();
        if (ends.Count > 0)
            timer.Change(ends.Values.Min() - now, Timeout.InfiniteTimeSpan);
    }
}
