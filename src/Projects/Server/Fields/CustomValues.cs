using System.Text.Json;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Whether a JSON value is one of a custom field's, and how it is kept.</summary>
internal static class CustomValues
{
    /// <summary>The value as it is kept; null for none, such as an unticked box. False when it is not of the field's type.</summary>
    public static bool TryRead(CustomField field, JsonElement json, out JsonElement? value)
    {
        value = json;
        switch (field.Type)
        {
            case FieldType.Text:
                if (FieldChanges.Text(json) is not { Length: <= ProjectLimits.FieldText } typed)
                    return false;
                value = TypedText.Lines(typed) is { } text && !string.IsNullOrWhiteSpace(text) ? FieldChange.Json(text) : null;
                return true;
            case FieldType.Number or FieldType.Currency:
                return json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out _) && json.GetRawText().Length <= 40;
            case FieldType.Rating:
                return json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var stars) && stars is >= 1 and <= 5;
            case FieldType.Date:
                return FieldChanges.Date(json) is not null;
            case FieldType.Person:
                value = FieldChanges.GuidsOf(json, ProjectLimits.Assignees) is { } people ? FieldChanges.Ids(people) : null;
                return json.ValueKind == JsonValueKind.Array && FieldChanges.GuidsOf(json, ProjectLimits.Assignees) is not null;
            case FieldType.Choice:
                return Guid.TryParseExact(FieldChanges.Text(json), "D", out var option) && field.Options.Any(o => o.Id == option);
            case FieldType.Choices:
                var chosen = FieldChanges.GuidsOf(json, ProjectLimits.Options);
                value = chosen is null ? null : FieldChanges.Ids(chosen);
                return chosen is not null && chosen.All(id => field.Options.Any(o => o.Id == id));
            case FieldType.Checkbox:
                value = json.ValueKind == JsonValueKind.True ? json : null;
                return json.ValueKind is JsonValueKind.True or JsonValueKind.False;
            case FieldType.Link:
                return FieldChanges.Text(json) is { Length: <= ProjectLimits.Link } link && IsLink(link);
            default:
                return false;
        }
    }

    private static bool IsLink(string text) =>
        !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https" or "mailto");
}
