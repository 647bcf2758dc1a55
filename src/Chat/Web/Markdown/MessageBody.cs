using Markdig.Syntax;

namespace Tertulia.Chat.Web.Markdown;

/// <summary>A message's text, read. Shared between drawings, never changed.</summary>
/// <param name="Source">What was typed.</param>
/// <param name="Document">Null for text that is shown as it is.</param>
/// <param name="EmojiOnly">A few emoji and nothing else.</param>
public sealed record MessageBody(string Source, MarkdownDocument? Document, bool EmojiOnly);
