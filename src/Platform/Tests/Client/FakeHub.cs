using System.Text.Json;
using System.Threading.Channels;
using Tertulia.Sdk;

namespace Tertulia.Platform.Tests.Client;

/// <summary>A hub of one topic's log, whose connections the test cuts, holds and feeds.</summary>
internal sealed class FakeHub
{
    internal List<FakeLink> Links { get; } = [];

    internal Channel<FakeLink> Opened { get; } = Channel.CreateUnbounded<FakeLink>();

    internal List<EventEnvelope> Log { get; } = [];

    internal HashSet<string> Forbidden { get; } = [];

    internal bool Unreachable { get; set; }

    internal bool TooMuchMissed { get; set; }

    internal int Attempts { get; private set; }

    internal IRealtimeTransport Connect() => new FakeLink(this);

    internal EventEnvelope Publish()
    {
        var envelope = Envelopes.At(Log.Count + 1);
        Log.Add(envelope);
        return envelope;
    }

    internal SubscribeResult Answer(SubscribeRequest request) =>
        new(
            new EventPosition(0, Log.Count),
            [.. request.Topics.Where(Forbidden.Contains)],
            request.After is { } after && !TooMuchMissed ? [.. Log.Where(e => e.Position > after)] : [],
            TooMuchMissed);

    internal sealed class FakeLink(FakeHub hub) : IRealtimeTransport
    {
        internal Channel<(SubscribeRequest Request, TaskCompletionSource<SubscribeResult> Answer)> Held { get; } =
            Channel.CreateUnbounded<(SubscribeRequest, TaskCompletionSource<SubscribeResult>)>();

        internal List<SubscribeRequest> Requests { get; } = [];

        internal List<string> Signals { get; } = [];

        internal bool HoldSubscribe { get; set; }

        internal IRealtimeSink Sink { get; private set; } = null!;

        public Task OpenAsync(IRealtimeSink sink, CancellationToken ct)
        {
            hub.Attempts++;
            if (hub.Unreachable)
                throw new HttpRequestException("no route");

            Sink = sink;
            HoldSubscribe = hub.HoldNext;
            hub.Links.Add(this);
            hub.Opened.Writer.TryWrite(this);
            return Task.CompletedTask;
        }

        public async Task<SubscribeResult> SubscribeAsync(SubscribeRequest request, CancellationToken ct)
        {
            Requests.Add(request);
            if (!HoldSubscribe)
                return hub.Answer(request);

            var answer = new TaskCompletionSource<SubscribeResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            Held.Writer.TryWrite((request, answer));
            return await answer.Task.WaitAsync(ct);
        }

        public Task UnsubscribeAsync(IReadOnlyList<string> topics, CancellationToken ct) => Task.CompletedTask;

        public Task SignalAsync(Guid workspaceId, string topic, string name, JsonElement? data, CancellationToken ct)
        {
            Signals.Add(name);
            return Task.CompletedTask;
        }

        public Task ActivityAsync(bool active, CancellationToken ct)
        {
            Signals.Add($"active:{active}");
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    internal bool HoldNext { get; set; }
}

internal static class Envelopes
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    internal static EventEnvelope At(long position, string topic = "t:1") =>
        new(new EventPosition(0, position), Guid.Empty, topic, "test.happened", null, null, DateTimeOffset.UnixEpoch, Nothing);
}
