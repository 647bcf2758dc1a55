using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tertulia.Platform;

/// <summary>An <see cref="EventEnvelope"/> as the server writes it: the stored JSON goes out as it is, neither parsed nor written again.</summary>
internal sealed record WireEvent(
    EventPosition Position, Guid WorkspaceId, string Topic, string Type, Guid? ActorId, Guid? SubjectId, DateTimeOffset At, RawJson Data)
{
    public static WireEvent Of(EventRecord e) => new(e.Position, e.WorkspaceId, e.Topic, e.Type, e.ActorId, e.SubjectId, e.At, new RawJson(e.Data));
}

/// <summary>What <see cref="SubscribeResult"/> is to the client.</summary>
internal sealed record WireSubscribeResult(EventPosition Position, IReadOnlyList<string> Denied, IReadOnlyList<WireEvent> Events, bool Reload);

/// <summary>JSON that was already written and checked by this server.</summary>
[JsonConverter(typeof(RawJsonConverter))]
internal readonly record struct RawJson(string Text);

internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonElement.ParseValue(ref reader).GetRawText());

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Text, skipInputValidation: true);
}
