using System.Globalization;
using Microsoft.Extensions.Localization;
using Tertulia.Platform;

namespace Tertulia.Chat.Web.Messages;

/// <summary>How a file is shown: its icon, its colour, and whether it plays in place.</summary>
/// <param name="Icon">Sprite name.</param>
/// <param name="Tone">CSS class of the tile.</param>
internal sealed record FileKind(string Icon, string Tone)
{
    internal static FileKind Of(string contentType, string name)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        return (contentType.Split(';')[0], extension) switch
        {
            ("application/pdf", _) or (_, ".pdf") => new("file-type-pdf", "clay"),
            ({ } type, _) when type.StartsWith("image/", StringComparison.Ordinal) => new("photo", "gold"),
            ({ } type, _) when type.StartsWith("video/", StringComparison.Ordinal) => new("video", "accent"),
            ({ } type, _) when type.StartsWith("audio/", StringComparison.Ordinal) => new("file-music", "olive"),
            (_, ".doc" or ".docx" or ".odt" or ".rtf") => new("file-type-doc", "accent"),
            (_, ".xls" or ".xlsx" or ".ods" or ".csv") => new("file-type-xls", "olive"),
            (_, ".ppt" or ".pptx" or ".odp" or ".key") => new("file-text", "clay"),
            (_, ".zip" or ".gz" or ".tar" or ".7z" or ".rar" or ".xz" or ".bz2") => new("file-zip", "gold"),
            (_, ".cs" or ".js" or ".ts" or ".json" or ".py" or ".html" or ".css" or ".xml" or ".sql" or ".sh" or ".yml" or ".yaml") => new("code", "neutral"),
            ({ } type, _) when type.StartsWith("text/", StringComparison.Ordinal) => new("file-text", "neutral"),
            _ => new("file", "neutral"),
        };
    }

    internal static bool IsPicture(FileDto file) => file.ContentType.StartsWith("image/", StringComparison.Ordinal) && file.ThumbnailUrl is not null;

    internal static bool IsVideo(FileDto file) => file.ContentType is "video/mp4" or "video/webm" or "video/ogg" or "video/quicktime";

    internal static bool IsAudio(FileDto file) => file.ContentType.StartsWith("audio/", StringComparison.Ordinal);

    /// <summary>"2.4 MB", in the reader's own figures.</summary>
    internal static string SizeOf(long bytes, IStringLocalizer<ChatText> l)
    {
        string[] units = ["SizeBytes", "SizeKilobytes", "SizeMegabytes", "SizeGigabytes", "SizeTerabytes"];
        double size = bytes;
        var unit = 0;
        for (; size >= 1000 && unit < units.Length - 1; unit++)
            size /= 1000;
        return l[units[unit], size.ToString(unit == 0 || size >= 100 ? "0" : "0.#", CultureInfo.CurrentCulture)];
    }
}
