using System.Text.Json.Serialization;
using Tertulia.Platform;

namespace Tertulia.Chat.Web.State;

/// <summary>A message that is not yet acknowledged, as it is kept over a reload.</summary>
/// <param name="Key">The idempotency key of every attempt, and the message's client key.</param>
/// <param name="Order">Grows with each entry: the order of sending.</param>
/// <param name="Files">Files that have arrived, in the order they were attached.</param>
/// <param name="UploadIds">Files still on their way; they do not survive a reload.</param>
/// <param name="Failure">A problem code; null unless it was refused.</param>
public sealed record OutboxEntry(
    Guid Key,
    long Order,
    Guid ChannelId,
    Guid? ThreadRootId,
    bool AlsoInChannel,
    string Text,
    IReadOnlyList<FileDto> Files,
    IReadOnlyList<Guid> UploadIds,
    DateTimeOffset CreatedAt,
    string? Failure)
{
    /// <summary>Its files were lost by a reload.</summary>
    public const string FilesLost = "files_lost";

    /// <summary>The window it was written in, which sends it as long as it is open.</summary>
    public string? Window { get; init; }

    /// <summary>On its way now; not kept.</summary>
    [JsonIgnore]
    public bool Sending { get; init; }

    /// <summary>It is on disk, so it may be sent.</summary>
    [JsonIgnore]
    public bool Stored { get; init; }

    [JsonIgnore]
    public SendState State => Failure is not null ? SendState.Failed
        : UploadIds.Count > 0 ? SendState.WaitingForFiles
        : Sending ? SendState.Sending
        : SendState.Queued;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OutboxEntry))]
[JsonSerializable(typeof(LocalDraft))]
internal sealed partial class StateJson : JsonSerializerContext;
