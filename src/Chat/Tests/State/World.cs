using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tertulia.Chat.Web.State;
using Tertulia.Platform;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Chat.Tests.State;

/// <summary>A browser's chat store against <see cref="ModelServer"/>, with a network between that the test cuts, holds and loses.</summary>
internal sealed partial class World : HttpMessageHandler
{
    private static readonly Guid WorkspaceId = Guid.CreateVersion7();
    private readonly Queue<TaskCompletionSource> heldAnswers = new();
    private readonly List<EventEnvelope> log = [];
    private Link? link;

    internal World(ModelServer? server = null, IKeyValueStorage? storage = null, TimeSpan settling = default)
    {
        Server = server ?? Histories.Server();
        Storage = storage ?? new MemoryStorage();
        Clock.SetUtcNow(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        Session = Open(settling);
        Store = Session.Module(static session => new ChatStore(session));
        Store.Failed += Failures.Add;
        Server.Published = Log;
        Log();
    }

    internal ModelServer Server { get; }

    internal FakeTimeProvider Clock { get; } = new();

    internal IKeyValueStorage Storage { get; }

    internal WorkspaceSession Session { get; }

    internal ChatStore Store { get; }

    internal Engine Uploads { get; } = new();

    internal List<string> Requests { get; } = [];

    internal List<ChatFailure> Failures { get; } = [];

    /// <summary>False: no request gets through, and no connection.</summary>
    internal bool Online { get; set; } = true;

    /// <summary>Requests that arrive, but whose answers are lost.</summary>
    internal int LoseAnswers { get; set; }

    /// <summary>Answers stay on the way until <see cref="Release"/>.</summary>
    internal bool Hold { get; set; }

    /// <summary>Refuses requests whose line matches.</summary>
    internal (string Line, int Status, string Code)? Refuse { get; set; }

    /// <summary>False: pushed events stay on the way until <see cref="Deliver"/>.</summary>
    internal bool Push { get; set; } = true;

    internal Guid Channel => Server.ChannelIds[0];

    internal async Task StartAsync()
    {
        Session.Realtime.Start(Topics.Member(Histories.Me));
        await Store.StartAsync();
    }

    internal void Cut()
    {
        var ended = link;
        link = null;
        ended?.Sink.OnClosed();
    }

    internal void Deliver(int most = int.MaxValue)
    {
        for (var i = 0; i < most && link is { } current && current.Pushed.TryDequeue(out var envelope); i++)
            current.Sink.OnEvent(envelope);
    }

    internal void Release()
    {
        if (!heldAnswers.TryDequeue(out var answer))
            return;

        // HttpClient's own continuations run here and now, and not some time on the thread pool, only where there is no context.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        answer.SetResult();
        SynchronizationContext.SetSynchronizationContext(context);
    }

    internal void ReleaseAll()
    {
        Hold = false;
        while (heldAnswers.Count > 0)
            Release();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var line = $"{request.Method} {request.RequestUri!.PathAndQuery[$"/api/w/{WorkspaceId}/".Length..]}";
        Requests.Add(line);
        if (!Online)
            throw new HttpRequestException("no route");

        HttpResponseMessage answer;
        if (Refuse is { } refusal && line.StartsWith(refusal.Line, StringComparison.Ordinal))
            answer = Problem(refusal.Status, refusal.Code);
        else
            answer = Answer(request, line, await (request.Content?.ReadAsStringAsync(cancellationToken) ?? Task.FromResult("")));
        if (LoseAnswers > 0)
        {
            LoseAnswers--;
            throw new HttpRequestException("cut while waiting for the answer");
        }

        if (!Hold)
            return answer;

        var held = new TaskCompletionSource();
        heldAnswers.Enqueue(held);
        await held.Task.ConfigureAwait(false);
        return Online ? answer : throw new HttpRequestException("cut while waiting for the answer");
    }

    private static HttpResponseMessage Problem(int status, string code) => new((HttpStatusCode)status)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"status":{{status}},"code":"{{code}}"}"""))
        {
            Headers = { { "Content-Type", "application/problem+json" } },
        },
    };

    private static HttpResponseMessage Json<T>(T? value, JsonTypeInfo<T> type) =>
        value is null
            ? Problem(404, ProblemCodes.NotFound)
            : new() { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type)) };

    private HttpResponseMessage Answer(HttpRequestMessage request, string line, string body)
    {
        var ids = Ids().Matches(line).Select(m => Guid.Parse(m.Value)).ToArray();
        var id = ids.FirstOrDefault();
        var query = Numbers().Match(line) is { Success: true } found ? (Side: found.Groups[1].Value, Sequence: long.Parse(found.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)) : default;
        return Ids().Replace(line.Split('?')[0], "*") switch
        {
            "GET chat/snapshot" => Json(Server.Snapshot(), ChatJson.Default.ChatSnapshotDto),
            "GET chat/channels/*" => Json(Server.Conversation(id), ChatJson.Default.ConversationDto),
            "GET chat/channels/*/messages" => Json(Server.Window(id, query.Side, query.Sequence, 50), ChatJson.Default.MessageWindowDto),
            "POST chat/channels/*/messages" => Post(id, request, JsonSerializer.Deserialize(body, ChatJson.Default.PostMessageRequest)!),
            "PUT chat/channels/*/read" => Read(id, JsonSerializer.Deserialize(body, ChatJson.Default.MarkReadRequest)!),
            "PUT chat/channels/*/membership" => Change(id, JsonSerializer.Deserialize(body, ChatJson.Default.UpdateMembershipRequest)!),
            "PUT chat/channels/*/draft" => Draft(id, JsonSerializer.Deserialize(body, ChatJson.Default.SaveDraftRequest)!),
            "GET chat/messages/*" => Json(Server.Find(id), ChatJson.Default.MessageDto),
            "PUT chat/messages/*" => Edit(id, JsonSerializer.Deserialize(body, ChatJson.Default.EditMessageRequest)!),
            "DELETE chat/messages/*" => Delete(id),
            "GET chat/saved" => Json(new Page<SavedMessageDto>([], null), ChatJson.Default.PageSavedMessageDto),
            "PUT chat/messages/*/saved" => Save(id, true),
            "DELETE chat/messages/*/saved" => Save(id, false),
            var reaction when reaction.Contains("/reactions/", StringComparison.Ordinal) =>
                React(id, Uri.UnescapeDataString(line.Split('/')[^1]), request.Method == HttpMethod.Put),
            var file when file.StartsWith("GET files/", StringComparison.Ordinal) =>
                Json(new FileDto(id, "a.png", "image/png", 10, null, null, "u", null, default), PlatformJson.Default.FileDto),
            var unknown => throw new InvalidOperationException(unknown),
        };
    }

    private HttpResponseMessage Post(Guid channelId, HttpRequestMessage request, PostMessageRequest post)
    {
        if (Server.Conversation(channelId)?.Membership is null)
            return Problem(404, ProblemCodes.NotFound);

        var key = Guid.Parse(request.Headers.GetValues(ApiHeaders.IdempotencyKey).Single());
        return Json(Server.Post(channelId, Histories.Me, post.Text, key, post.ThreadRootId, post.AlsoInChannel), ChatJson.Default.MessageDto);
    }

    private HttpResponseMessage Read(Guid channelId, MarkReadRequest mark)
    {
        var now = Server.Conversation(channelId)?.Membership;
        return mark.Sequence <= now?.LastReadSequence && !mark.Force
            ? Json(now, ChatJson.Default.MembershipDto)
            : Json(Server.Membership(channelId, m => m with { LastReadSequence = mark.Sequence, Mentions = 0 }), ChatJson.Default.MembershipDto);
    }

    private HttpResponseMessage Change(Guid channelId, UpdateMembershipRequest change) => Json(
        Server.Membership(channelId, m => m with { Level = change.Level, Muted = change.Muted, Starred = change.Starred, Hidden = change.Hidden }),
        ChatJson.Default.MembershipDto);

    private HttpResponseMessage Draft(Guid channelId, SaveDraftRequest draft)
    {
        Server.Membership(channelId, m => m with { Draft = draft.Text.Length == 0 ? null : new DraftDto(draft.Text, Clock.GetUtcNow()) });
        return new HttpResponseMessage(HttpStatusCode.NoContent);
    }

    private HttpResponseMessage Edit(Guid messageId, EditMessageRequest edit) => Json(
        Server.Find(messageId) is { Deleted: false } m ? Server.Change(m.ChannelId, m.Id, x => x with { Text = edit.Text }) : null, ChatJson.Default.MessageDto);

    private HttpResponseMessage Delete(Guid messageId)
    {
        if (Server.Find(messageId) is not { } message)
            return Problem(404, ProblemCodes.NotFound);
        Server.Delete(message.ChannelId, message.Id);
        return new HttpResponseMessage(HttpStatusCode.NoContent);
    }

    private HttpResponseMessage Save(Guid messageId, bool keep)
    {
        Server.Save(messageId, keep);
        return new HttpResponseMessage(HttpStatusCode.NoContent);
    }

    private HttpResponseMessage React(Guid messageId, string emoji, bool add)
    {
        if (Server.Find(messageId) is not { Deleted: false } message)
            return Problem(404, ProblemCodes.NotFound);

        var who = message.Reactions.FirstOrDefault(r => r.Emoji == emoji)?.MemberIds ?? [];
        Guid[] after = add ? [.. who.Where(m => m != Histories.Me), Histories.Me] : [.. who.Where(m => m != Histories.Me)];
        ReactionDto[] reactions = [.. message.Reactions.Where(r => r.Emoji != emoji), .. after.Length == 0 ? [] : new[] { new ReactionDto(emoji, after) }];
        return Json(Server.Change(message.ChannelId, message.Id, m => m with { Reactions = reactions }), ChatJson.Default.MessageDto);
    }

    private WorkspaceSession Open(TimeSpan settling)
    {
        var client = new TertuliaClient(new HttpClient(this) { BaseAddress = new Uri("http://test/") });
        var realtime = new RealtimeConnection(() => new Link(this), WorkspaceId, Clock, new Random(1));
        var workspace = new MyWorkspaceDto(WorkspaceId, "acme", "Acme", Histories.Me, WorkspaceRole.Member, "en");
        return new WorkspaceSession(workspace, client, realtime, Storage, Uploads, Clock, NullLogger.Instance, settling);
    }

    private void Log()
    {
        foreach (var (topic, happened) in Server.Events.Skip(log.Count).ToList())
        {
            var type = (string)happened.GetType().GetProperty("Type")!.GetValue(null)!;
            var data = JsonSerializer.SerializeToElement(happened, happened.GetType(), ChatJson.Default);
            var envelope = new EventEnvelope(new EventPosition(0, log.Count + 1), WorkspaceId, topic, type, null, null, Clock.GetUtcNow(), data);
            log.Add(envelope);
            if (link is { } current && current.Joined.Contains(topic))
                current.Pushed.Enqueue(envelope);
        }

        if (Push)
            Deliver();
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();

    [GeneratedRegex("(before|after|around)=([0-9]+)")]
    private static partial Regex Numbers();

    private sealed class Link(World world) : IRealtimeTransport
    {
        internal HashSet<string> Joined { get; } = [];

        internal Queue<EventEnvelope> Pushed { get; } = new();

        internal IRealtimeSink Sink { get; private set; } = null!;

        public Task OpenAsync(IRealtimeSink sink, CancellationToken ct)
        {
            if (!world.Online)
                throw new HttpRequestException("no route");

            Sink = sink;
            world.link = this;
            return Task.CompletedTask;
        }

        public Task<SubscribeResult> SubscribeAsync(SubscribeRequest request, CancellationToken ct)
        {
            if (world.link != this)
                throw new HttpRequestException("cut");

            Joined.UnionWith(request.Topics);
            world.Requests.Add($"subscribe after {request.After} at {world.log.Count}: {string.Join(' ', request.Topics.Select(t => t[..20]))}");
            var missed = world.log.Where(e => request.After is { } after && e.Position > after && request.Topics.Contains(e.Topic));
            return Task.FromResult(new SubscribeResult(new EventPosition(0, world.log.Count), [], [.. missed], false));
        }

        public Task UnsubscribeAsync(IReadOnlyList<string> topics, CancellationToken ct)
        {
            Joined.ExceptWith(topics);
            return Task.CompletedTask;
        }

        public Task SignalAsync(Guid workspaceId, string topic, string name, JsonElement? data, CancellationToken ct)
        {
            world.Requests.Add($"signal {name} {data}");
            return Task.CompletedTask;
        }

        public Task ActivityAsync(bool active, CancellationToken ct) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    internal sealed class Engine : IUploadEngine
    {
        internal TaskCompletionSource<Guid> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Guid> UploadAsync(UploadSource source, string uploadsPath, IProgress<long> progress, CancellationToken ct) => Answer.Task.WaitAsync(ct);

        public Task ReleaseAsync(UploadSource source) => Task.CompletedTask;
    }
}
