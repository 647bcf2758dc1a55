using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>A conversation: who may do what in it, and how its messages are numbered. No I/O.</summary>
/// <remarks>Whoever changes a channel or posts in it holds its turn (<see cref="WriteTurns"/>), so the numbers here need no further care.</remarks>
internal sealed class Channel : IResource
{
    public const int MostTopic = 250;

    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required ChannelKind Kind { get; init; }

    public string? Name { get; private set; }

    /// <summary>The name without accents and case, for finding.</summary>
    public string? FoldedName { get; private set; }

    public string? Topic { get; private set; }

    public string? Purpose { get; private set; }

    public bool Archived { get; private set; }

    /// <summary>For direct and group messages: everybody in it, sorted; it never changes.</summary>
    public Guid[]? People { get; init; }

    /// <summary>For direct and group messages: stands for exactly these people; unique in the workspace.</summary>
    public Guid? DirectKey { get; init; }

    /// <summary>Newcomers join it by themselves; it may be renamed, but nobody archives it.</summary>
    public bool Default { get; private set; }

    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int MemberCount { get; set; }

    public long LastSequence { get; private set; }

    /// <summary>The number of the newest message that still stands there: what lies above is deleted, and nobody's to read.</summary>
    public long NewestSequence { get; private set; }

    public DateTimeOffset? LastMessageAt { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>Direct or group: no name, no joining, no leaving.</summary>
    public bool IsDirect => Kind is ChannelKind.Direct or ChannelKind.Group;

    /// <summary>Who hears of its messages.</summary>
    public string EventTopic => ChatTopics.Channel(Id);

    public static Channel Named(Guid workspaceId, ChannelKind kind, ChannelName name, string? topic, Guid creator, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        WorkspaceId = workspaceId,
        Kind = kind,
        Name = name.Value,
        FoldedName = name.Folded,
        Topic = topic,
        CreatedBy = creator,
        CreatedAt = now,
    };

    public static Channel Between(Guid workspaceId, DirectPeople people, Guid creator, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        WorkspaceId = workspaceId,
        Kind = people.Ids.Length <= 2 ? ChannelKind.Direct : ChannelKind.Group,
        People = people.Ids,
        DirectKey = people.KeyIn(workspaceId),
        CreatedBy = creator,
        CreatedAt = now,
        MemberCount = people.Ids.Length,
    };

    public Refusal? RefuseJoining() => IsDirect ? Refusal.FixedPeople : Archived ? Refusal.Archived : null;

    public Refusal? RefuseLeaving() => IsDirect ? Refusal.FixedPeople : null;

    public Refusal? RefuseChanging() => IsDirect ? Refusal.FixedPeople : Archived ? Refusal.Archived : null;

    public Refusal? RefuseArchiving() => IsDirect ? Refusal.FixedPeople : Default ? Refusal.DefaultChannel : null;

    /// <summary>Writing of every sort: posting, editing, reacting.</summary>
    public Refusal? RefuseWriting() => Archived ? Refusal.Archived : null;

    /// <summary>The number of the message that is about to be posted: dense, from 1.</summary>
    public long NextSequence(DateTimeOffset now)
    {
        LastMessageAt = now;
        return NewestSequence = ++LastSequence;
    }

    /// <summary>The newest message is gone; <paramref name="newest"/> is the one that stands before it, 0 for none.</summary>
    public void LoseNewest(long newest) => NewestSequence = newest;

    public void MakeDefault() => Default = true;

    public void Rename(ChannelName name)
    {
        (Name, FoldedName) = (name.Value, name.Folded);
        Version++;
    }

    public void Describe(string? topic, string? purpose)
    {
        (Topic, Purpose) = (topic, purpose);
        Version++;
    }

    public void SetArchived(bool archived)
    {
        Archived = archived;
        Version++;
    }

    public ChannelDto ToDto() => new(
        Id, Kind, Name, Topic, Purpose, Archived, CreatedBy, CreatedAt, MemberCount, LastSequence, NewestSequence, LastMessageAt, People, Version);
}
