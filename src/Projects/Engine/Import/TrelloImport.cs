using System.Text.Json;
using Tertulia.Projects.Views;

namespace Tertulia.Projects.Import;

/// <param name="Zone">In which instants become days.</param>
/// <param name="Archived">Whether archived cards, and cards of archived lists, come too.</param>
public sealed record TrelloOptions(TimeZoneInfo Zone, bool Archived = false);

/// <summary>
/// Imports the JSON that Trello's "Export as JSON" gives: lists become sections, cards tasks, with their labels, members, dates, checklists, comments, attachments' links
/// and custom fields. Whatever in it is not as it should be is listed with the card's name, and the rest comes through.
/// </summary>
public static class TrelloImport
{
    public static ImportResult Read(ReadOnlyMemory<byte> file, TrelloOptions options)
    {
        if (file.Length > ImportLimits.Bytes)
            return ImportProblems.Refused(ImportProblemCodes.FileTooLarge);
        if (file.Span.StartsWith("\uFEFF"u8))
            file = file[3..];
        try
        {
            using var json = JsonDocument.Parse(file, new() { MaxDepth = 64 });
            var board = json.RootElement;
            return board.ValueKind == JsonValueKind.Object && board.Items("cards") is not null && board.Items("lists") is not null
                ? new TrelloBoard(board, options).Read()
                : ImportProblems.Refused(ImportProblemCodes.FileUnreadable);
        }
        catch (JsonException broken)
        {
            return ImportProblems.Refused(ImportProblemCodes.FileUnreadable, broken.LineNumber is { } line and < int.MaxValue ? (int)line + 1 : null);
        }
    }

    internal static string? Str(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value.Text(ImportLimits.Text * 2) : null;

    internal static bool Is(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    internal static double Pos(this JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("pos", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var pos)
            ? pos
            : double.MaxValue;

    internal static JsonElement Object(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : default;

    /// <summary>Null when there is no such array.</summary>
    internal static IEnumerable<JsonElement>? Items(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : null;

    internal static IEnumerable<string> Strings(this JsonElement json, string name) => (json.Items(name) ?? []).Select(e => e.Text()).OfType<string>();
}
