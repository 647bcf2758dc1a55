namespace Tertulia.Platform.Demo;

/// <summary>What modules need to write their part of the past.</summary>
public sealed class DemoContext
{
    private readonly FileStore files;
    private readonly FileAttachments attachments;
    private readonly DemoArt art;

    internal DemoContext(
        TertuliaDb db, DemoClock clock, DemoCalendar calendar, Workspace workspace, IReadOnlyDictionary<string, Member> people, FileStore files, DemoArt art)
    {
        (Db, Clock, Calendar, Workspace, People, this.files, this.art) = (db, clock, calendar, workspace, people, files, art);
        Events = new EventLog(db, clock);
        Grants = new AccessGrants(db, Events);
        attachments = new FileAttachments(db, Events, clock);
    }

    public TertuliaDb Db { get; }

    /// <summary>Writes events at <see cref="Clock"/>'s time.</summary>
    public EventLog Events { get; }

    public AccessGrants Grants { get; }

    public DemoClock Clock { get; }

    public DemoCalendar Calendar { get; }

    public Workspace Workspace { get; }

    /// <summary>By their short names, such as <c>ana</c>, in the order they are listed.</summary>
    public IReadOnlyDictionary<string, Member> People { get; }

    /// <summary>Always the same draws: the demo is the same wherever it is seeded.</summary>
    public Random Random { get; } = new(20_041);

    /// <summary>Stores one of the demo's files and opens it to those who may view the resource.</summary>
    public async Task<FileDto> AttachAsync(Member author, string key, Guid resourceId, string placeUrl, CancellationToken ct)
    {
        var (name, content) = await art.FileAsync(key);
        using var stream = new MemoryStream(content);
        var file = await files.CreateAsync(Workspace.Id, author.Id, name, stream, ct);
        var caller = new Caller(author.AccountId, author.Id, Workspace.Id, author.Role, [author.Id, Workspace.Id]);
        var attached = await attachments.AttachAsync(caller, [file.Id], resourceId, placeUrl, ct);
        return attached?[0] ?? throw new InvalidOperationException($"The demo's file '{key}' could not be attached.");
    }
}
