using System.Globalization;
using System.Text.Json;

namespace Tertulia.Projects.Views;

/// <summary>Custom fields' JSON as cells. What is not of its type counts as empty: the server lets nothing else in, and a view must not break.</summary>
internal static class FieldCells
{
    public static Cell TextCell(JsonElement json) => Cell.Of(json.Text());

    public static Cell Number(JsonElement json) => json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) ? Cell.Of(number) : Cell.Empty;

    public static Cell Date(JsonElement json) =>
        DateOnly.TryParseExact(json.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Cell.Of(date)
            : Cell.Empty;

    public static Cell Id(JsonElement json) => json.TryId(out var id) ? Cell.Of((Guid?)id) : Cell.Empty;

    public static Cell Ids(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return Cell.Empty;
        var ids = new List<Guid>(json.GetArrayLength());
        foreach (var element in json.EnumerateArray())
        {
            if (element.TryId(out var id) && !ids.Contains(id))
                ids.Add(id);
        }

        return Cell.Of(ids);
    }

    /// <summary>The string; null for what is none, half a surrogate pair included, at which <see cref="JsonElement.GetString"/> throws.</summary>
    public static string? Text(this JsonElement json, int longest = 100_000)
    {
        if (json.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return json.GetString() is { } text && text.Length <= longest ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool TryId(this JsonElement json, out Guid id)
    {
        id = default;
        try
        {
            return json.ValueKind == JsonValueKind.String && json.TryGetGuid(out id);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
