using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tertulia.Projects.Import;

/// <summary>Made at build time, so that trimming keeps what the browser needs.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 32)]
[JsonSerializable(typeof(ProjectFile))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class ImportJson : JsonSerializerContext;

/// <summary>Our own export as JSON.</summary>
/// <param name="Format">Always <see cref="Kind"/>.</param>
public sealed record ProjectFile(string Format, int Version, ImportedProject Project)
{
    public const string Kind = "tertulia.project";

    public const int CurrentVersion = 1;

    /// <summary>UTF-8, indented: people look into exports.</summary>
    public static byte[] Write(ImportedProject project) =>
        JsonSerializer.SerializeToUtf8Bytes(new(Kind, CurrentVersion, project), Indented.ProjectFile);

    public static ImportResult Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > ImportLimits.Bytes)
            return ImportProblems.Refused(ImportProblemCodes.FileTooLarge);
        try
        {
            if (JsonSerializer.Deserialize(file.Span, ImportJson.Default.ProjectFile) is not { Format: Kind, Version: CurrentVersion, Project: { } project })
                return ImportProblems.Refused(ImportProblemCodes.FileUnreadable);
            var problems = new ImportProblems();
            return problems.Of(ImportCheck.Clean(project, problems));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return ImportProblems.Refused(ImportProblemCodes.FileUnreadable, (broken as JsonException)?.LineNumber is { } line and < int.MaxValue ? (int)line + 1 : null);
        }
    }

    private static readonly ImportJson Indented = new(new JsonSerializerOptions(ImportJson.Default.Options) { WriteIndented = true });
}
