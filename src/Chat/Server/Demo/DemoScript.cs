using Tertulia.Platform;

namespace Tertulia.Chat.Demo;

/// <summary>A conversation of the demo, as its content file tells it.</summary>
internal sealed class ScriptedChannel
{
    public required ChannelKind Kind { get; init; }

    public required string? Name { get; init; }

    public bool Archived { get; init; }

    public string? Topic { get; set; }

    public string? Purpose { get; set; }

    /// <summary>Who made it.</summary>
    public required string By { get; set; }

    /// <summary>Keys of people; <c>all</c> for everybody but guests.</summary>
    public required IReadOnlyList<string> Members { get; set; }

    public HashSet<string> StarredBy { get; } = [];

    public HashSet<string> MutedBy { get; } = [];

    public Dictionary<string, string> Drafts { get; } = [];

    public List<ScriptedPost> Posts { get; } = [];
}

/// <summary>A message to be posted.</summary>
internal sealed class ScriptedPost
{
    public required string Author { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Text { get; set; }

    public List<(string Emoji, IReadOnlyList<string> People)> Reactions { get; } = [];

    public List<string> Files { get; } = [];

    public List<string> SavedBy { get; } = [];

    /// <summary>Minutes after which its author edited it.</summary>
    public int? EditedAfter { get; set; }

    /// <summary>People who have read up to here and no further.</summary>
    public List<string> ReadTo { get; } = [];

    public List<ScriptedPost> Replies { get; } = [];
}
