namespace Tertulia.Projects;

/// <summary>A custom field of a project.</summary>
/// <param name="Options">What <see cref="FieldType.Choice"/> and <see cref="FieldType.Choices"/> choose from; empty for others.</param>
/// <param name="Format">How figures are written; null for other types.</param>
/// <param name="Formula">Of a <see cref="FieldType.Formula"/>, as typed; null for others.</param>
/// <param name="Rank">Orders fields: compared as ordinal text.</param>
public sealed record CustomFieldDto(
    Guid Id, Guid ProjectId, string Name, FieldType Type, IReadOnlyList<FieldOptionDto> Options, NumberFormatDto? Format, string? Formula, string Rank);

/// <param name="Color">A name of the palette, see <see cref="ProjectColors"/>.</param>
public sealed record FieldOptionDto(Guid Id, string Name, string Color);

/// <param name="Decimals">0 to 6.</param>
/// <param name="Currency">An ISO 4217 code; null for plain figures.</param>
/// <param name="Percent">Whether 0.25 is written 25 %.</param>
public sealed record NumberFormatDto(int Decimals, string? Currency, bool Percent);

/// <summary>What a custom field holds, and its JSON in <see cref="TaskDto.Values"/>.</summary>
public enum FieldType
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A number (decimal, 28 digits).</summary>
    Number,

    /// <summary>A number, written with the field's currency.</summary>
    Currency,

    /// <summary>A string, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>An array of member ids.</summary>
    Person,

    /// <summary>The id of one option.</summary>
    Choice,

    /// <summary>An array of option ids.</summary>
    Choices,

    /// <summary>true; false is absent.</summary>
    Checkbox,

    /// <summary>A number, 1 to 5.</summary>
    Rating,

    /// <summary>A string: an absolute http, https or mailto address.</summary>
    Link,

    /// <summary>Never stored: computed from the others.</summary>
    Formula,
}

/// <summary>The palette of projects, labels, options and sections: names of design tokens, so that both themes have their own shade.</summary>
public static class ProjectColors
{
    public static IReadOnlyList<string> All { get; } = ["gray", "red", "orange", "amber", "green", "teal", "blue", "indigo", "purple", "pink"];
}

/// <param name="Options">Their ids are made by the server when empty.</param>
public sealed record CreateFieldRequest(
    string Name, FieldType Type, IReadOnlyList<FieldOptionDto>? Options = null, NumberFormatDto? Format = null, string? Formula = null);

/// <summary>What is null stays as it is; a field's type never changes. An option that is left out leaves the tasks that chose it without.</summary>
/// <param name="Before">The field it shall stand before.</param>
/// <param name="ToEnd">Puts it behind the others.</param>
public sealed record UpdateFieldRequest(
    string? Name = null, IReadOnlyList<FieldOptionDto>? Options = null, NumberFormatDto? Format = null, string? Formula = null, Guid? Before = null, bool ToEnd = false);
