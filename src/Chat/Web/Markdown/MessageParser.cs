using Markdig;
using Markdig.Extensions.Emoji;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Tertulia.Chat.Web.Markdown;

/// <summary>
/// Reads a message as people mean it in a conversation: Markdown without HTML, where a line break is a line break, indentation is no code
/// and a line of dashes makes no heading of the line above.
/// </summary>
internal static class MessageParser
{
    private static readonly MarkdownPipeline Pipeline = Build();

    internal static MessageBody Parse(string text)
    {
        if (EmojiText.IsEmojiOnly(text))
            return new MessageBody(text, null, EmojiOnly: true);

        try
        {
            var document = Markdig.Markdown.Parse(text, Pipeline);
            return new MessageBody(text, document, IsEmojiOnly(document));
        }
        catch (ArgumentException)
        {
            // Markdig refuses what is nested absurdly deep. It is shown as typed.
            return new MessageBody(text, null, EmojiOnly: false);
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UsePipeTables()
            .UseTaskLists()
            .UseAutoLinks()
            .UseEmojiAndSmiley(new EmojiMapping(EmojiMapping.GetDefaultEmojiShortcodeToUnicode(), new Dictionary<string, string>()));
        builder.InlineParsers.Insert(0, new MentionInlineParser());
        builder.InlineParsers.Insert(1, new ChannelInlineParser());
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        if (builder.BlockParsers.Find<ParagraphBlockParser>() is { } paragraphs)
            paragraphs.ParseSetextHeadings = false;
        return builder.Build();
    }

    /// <summary>Shortcodes count too: ":tada:" is one.</summary>
    private static bool IsEmojiOnly(MarkdownDocument document) =>
        document is [ParagraphBlock { Inline: { } inline }]
        && inline.Any(i => i is EmojiInline)
        && inline.All(i => i is EmojiInline or LineBreakInline || (i is LiteralInline literal && EmojiOrBlank(literal.ToString())))
        && inline.Count() <= EmojiText.MostLarge * 2;

    private static bool EmojiOrBlank(string text) => string.IsNullOrWhiteSpace(text) || EmojiText.IsEmojiOnly(text);
}
