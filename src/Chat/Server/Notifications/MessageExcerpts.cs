using Tertulia.Platform;

namespace Tertulia.Chat;

internal static class MessageExcerpts
{
    /// <summary>A message without words is told by its files.</summary>
    public static string Told(this Excerpts excerpts, MessageDto message) =>
        excerpts.Of(message.Text) is { Length: > 0 } text ? text : string.Join(", ", message.Files.Select(f => f.Name));
}
