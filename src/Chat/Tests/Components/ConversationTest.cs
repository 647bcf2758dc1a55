using System.Globalization;
using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tertulia.Chat.Web;
using Tertulia.Chat.Web.Markdown;
using Tertulia.Chat.Web.Messages;
using Tertulia.Chat.Web.State;
using Tertulia.Platform;
using Tertulia.Platform.Web;
using Tertulia.Platform.Web.Client;
using Tertulia.Platform.Web.Kit;
using Tertulia.Sdk;

namespace Tertulia.Chat.Tests.Components;

/// <summary>A conversation on a stage: people, a store that talks to <see cref="Api"/>, engines that answer nothing.</summary>
public abstract class ConversationTest : BunitContext
{
    protected static readonly Guid Me = Guid.Parse("00000000-0000-7000-8000-000000000001");
    protected static readonly Guid Ana = Guid.Parse("00000000-0000-7000-8000-000000000002");
    protected static readonly Guid Luis = Guid.Parse("00000000-0000-7000-8000-000000000003");
    protected static readonly Guid Channel = Guid.Parse("00000000-0000-7000-8000-0000000000c1");
    protected static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 12, 0, TimeSpan.Zero);

    protected ConversationTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        Clock.SetUtcNow(Morning.AddHours(1));
        JSInterop.Mode = JSRuntimeMode.Loose;
        foreach (var engine in (string[])["shell", "scroll", "composer", "highlight", "emoji", "uploads", "storage"])
            JSInterop.SetupModule($"./_content/platform/js/{engine}.js").Mode = JSRuntimeMode.Loose;
        Services.AddLogging();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<IKeyValueStorage, MemoryStorage>();
        Services.AddPlatformWeb();
        new ChatWebModule().Configure(Services);

        var client = new TertuliaClient(new HttpClient(Api) { BaseAddress = new Uri("http://tertulia.test/") });
        var workspace = new MyWorkspaceDto(Guid.CreateVersion7(), "norte", "Norte", Me, WorkspaceRole.Member, "en");
        Session = new WorkspaceSession(
            workspace, client, new RealtimeConnection(new Uri("http://tertulia.test/"), workspace.Id, Clock), new MemoryStorage(), new NoUploads(), Clock, NullLogger.Instance);
        foreach (var (id, name, handle) in (ReadOnlySpan<(Guid, string, string)>)[(Me, "Ana Molina", "ana"), (Ana, "Sofía Kern", "sofia"), (Luis, "Luis Rivas", "luis")])
            Join(new MemberDto(id, name, handle, $"{handle}@norte.test", WorkspaceRole.Member, null, "Europe/Madrid", "es", null, null, true));
        Store = new ChatStore(Session);
        Store.Apply(new ConversationAdded(new ConversationDto(
            new ChannelDto(Channel, ChannelKind.Public, "diseño", "Todo", null, false, Me, Morning, 3, 0, 0, null, null, 1),
            new MembershipDto(Channel, 0, 0, NotificationLevel.All, false, false, false, null))));
        Context = MakeContext();
    }

    protected FakeTimeProvider Clock { get; } = new();

    protected FakeApi Api { get; } = new();

    protected WorkspaceSession Session { get; }

    protected ChatStore Store { get; }

    protected MessageContext Context { get; set; }

    protected List<MessageCommand> Commands { get; } = [];

    protected MessageContext MakeContext(bool inThread = false, bool canWrite = true) => new()
    {
        Me = Me,
        Members = Session.Members,
        Bodies = new MessageBodies(),
        Times = new TimeTexts(Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<PlatformText>>(), Clock),
        Emoji = new EmojiUsage(new MemoryStorage(), ""),
        InThread = inThread,
        CanWrite = canWrite,
        RunAsync = command =>
        {
            Commands.Add(command);
            return Task.CompletedTask;
        },
    };

    protected static MessageDto Message(string text, Guid? author = null, Action<MessageDraft>? change = null)
    {
        var draft = new MessageDraft();
        change?.Invoke(draft);
        var id = Guid.CreateVersion7();
        return new MessageDto(
            id, Channel, 7, draft.Root, author ?? Luis, Guid.CreateVersion7(), draft.Kind, text, draft.Files, draft.Reactions, draft.Thread, draft.Also, Morning, draft.EditedAt,
            draft.Deleted, 1, draft.Root is null ? 7 : null);
    }

    protected static TimelineItem Item(MessageDto message, SendState send = SendState.Sent, string? failure = null, bool continues = false, bool saved = false) =>
        new(message.ClientKey, message, send, failure, false, false, continues, false, saved, []);

    protected IRenderedComponent<MessageRow> Row(TimelineItem item) => Render<MessageRow>(p => p
        .AddCascadingValue(Context)
        .Add(r => r.Item, item)
        .Add(r => r.Author, Session.Members.Find(item.Message.AuthorId)));

    private void Join(MemberDto member) => Session.Events.Dispatch(new EventEnvelope(
        default!, Session.Workspace.Id, "", MemberJoined.Type, null, null, Morning, JsonSerializer.SerializeToElement(new MemberJoined(member), PlatformJson.Default.MemberJoined)));

    /// <summary>What a message has beyond its text.</summary>
    protected sealed class MessageDraft
    {
        public Guid? Root { get; set; }

        public MessageKind Kind { get; set; }

        public IReadOnlyList<FileDto> Files { get; set; } = [];

        public IReadOnlyList<ReactionDto> Reactions { get; set; } = [];

        public ThreadSummaryDto? Thread { get; set; }

        public bool Also { get; set; }

        public DateTimeOffset? EditedAt { get; set; }

        public bool Deleted { get; set; }
    }

    private sealed class NoUploads : IUploadEngine
    {
        public Task<Guid> UploadAsync(UploadSource source, string uploadsPath, IProgress<long> progress, CancellationToken ct) => Task.FromResult(Guid.CreateVersion7());

        public Task ReleaseAsync(UploadSource source) => Task.CompletedTask;
    }
}
