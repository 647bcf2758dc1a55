using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tertulia.Platform;

/// <summary>
/// A place in the event log, totally ordered. Opaque to clients, who keep the last one they applied and hand it back to resume.
/// </summary>
/// <remarks>
/// On PostgreSQL a transaction that began earlier can commit later, so the row number alone is no safe cursor: the log is ordered by
/// (transaction id, row number) and read behind the snapshot horizon. On SQLite, with its single writer, the transaction part is 0.
/// On the wire it is the text <c>transaction.sequence</c>.
/// </remarks>
[JsonConverter(typeof(EventPositionJsonConverter))]
public readonly record struct EventPosition(long Transaction, long Sequence) : IComparable<EventPosition>
{
    public static EventPosition Start => default;

    public int CompareTo(EventPosition other) =>
        Transaction != other.Transaction ? Transaction.CompareTo(other.Transaction) : Sequence.CompareTo(other.Sequence);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transaction}.{Sequence}");

    public static bool TryParse(string? text, out EventPosition position)
    {
        position = default;
        if (text is null || text.IndexOf('.', StringComparison.Ordinal) is var dot && dot <= 0)
            return false;

        if (!long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var transaction)
            || !long.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return false;

        position = new(transaction, sequence);
        return true;
    }

    public static bool operator <(EventPosition left, EventPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(EventPosition left, EventPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventPosition left, EventPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventPosition left, EventPosition right) => left.CompareTo(right) >= 0;
}

/// <summary>Public, so that source-generated serialisers of other assemblies can use it.</summary>
public sealed class EventPositionJsonConverter : JsonConverter<EventPosition>
{
    public override EventPosition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EventPosition.TryParse(reader.GetString(), out var position) ? position : throw new JsonException("An event position reads transaction.sequence.");

    public override void Write(Utf8JsonWriter writer, EventPosition value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
