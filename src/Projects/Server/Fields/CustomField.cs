using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;
using Tertulia.Projects.Formulas;

namespace Tertulia.Projects;

/// <summary>A field that a project's tasks have besides their own. Its type never changes, so that no stored value becomes nonsense.</summary>
internal sealed class CustomField
{
    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }

    public required string Name { get; set; }

    /// <summary>Without accents and capitals: unique in the project, since formulas name fields.</summary>
    public required string FoldedName { get; set; }

    public required FieldType Type { get; init; }

    public IReadOnlyList<FieldOptionDto> Options { get; set; } = [];

    public NumberFormatDto? Format { get; set; }

    /// <summary>With keys for the names of fields, so that renaming one breaks nothing.</summary>
    public string? Formula { get; set; }

    public required string Rank { get; set; }

    /// <param name="names">Of the project's fields as they now are: a formula is shown with them.</param>
    public CustomFieldDto ToDto(FormulaNames names) => new(Id, ProjectId, Name, Type, Options, Format, Formula is null ? null : names.ToNames(Formula), Rank);
}

internal static class CustomFieldStorage
{
    public static DbSet<CustomField> CustomFields(this TertuliaDb db) => db.Set<CustomField>();

    public static void Configure(ModelBuilder model) => model.Entity<CustomField>(field =>
    {
        field.ToTable("CustomFields", ProjectsModule.Schema);
        field.Property(f => f.Id).ValueGeneratedNever();
        field.Property(f => f.Name).HasMaxLength(ProjectLimits.ShortName);
        field.Property(f => f.FoldedName).HasMaxLength(4 * ProjectLimits.ShortName);
        field.Property(f => f.Options).HasJson();
        field.Property(f => f.Format).HasConversion(
            format => format == null ? null : System.Text.Json.JsonSerializer.Serialize(format, WireJson.Options),
            text => text == null ? null : StoredJson.Read<NumberFormatDto>(text));
        field.Property(f => f.Formula).HasMaxLength(ProjectLimits.Formula);
        field.Property(f => f.Rank).HasMaxLength(ProjectLimits.Rank);
        field.HasIndex(f => new { f.ProjectId, f.FoldedName }).IsUnique();
    });

    public static async Task<IReadOnlyList<CustomFieldDto>> FieldsOfAsync(this TertuliaDb db, Guid projectId, CancellationToken ct) =>
        ToDtos(await db.CustomFields().AsNoTracking().Where(f => f.ProjectId == projectId).ToListAsync(ct));

    public static IReadOnlyList<CustomFieldDto> ToDtos(IReadOnlyCollection<CustomField> fields)
    {
        var names = NamesOf(fields);
        return [.. fields.Select(f => f.ToDto(names)).OrderBy(f => f.Rank, StringComparer.Ordinal).ThenBy(f => f.Id)];
    }

    public static FormulaNames NamesOf(IEnumerable<CustomField> fields) =>
        new(fields.OrderBy(f => f.Id).Select(f => new FormulaField(FormulaField.KeyOf(f.Id), f.Name)).Concat(TaskFields.All));
}
