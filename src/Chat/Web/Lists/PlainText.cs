using System.Text;
using Markdig.Extensions.Emoji;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Tertulia.Chat.Web.Markdown;
using Tertulia.Chat.Web.State;

namespace Tertulia.Chat.Web.Lists;

/// <summary>A message's text on a line or two: mentions by name, without Markdown's signs.</summary>
internal static class PlainText
{
    public static string Of(string text, ChatStore store)
    {
        if (MessageParser.Parse(text).Document is not { } document)
            return text;

        var plain = new StringBuilder();
        foreach (var part in document.Descendants())
            plain.Append(TextOf(part, store));
        return plain.ToString().Trim();
    }

    private static string TextOf(MarkdownObject part, ChatStore store) => part switch
    {
        MentionInline mention => $"@{NameOf(mention.Target, store)}",
        ChannelInline channel => $"#{channel.Name}",
        EmojiInline emoji => emoji.Content.ToString(),
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        AutolinkInline link => link.Url,
        CodeBlock block => $" {block.Lines}",
        LineBreakInline or LeafBlock => " ",
        _ => "",
    };

    private static string NameOf(MentionTarget target, ChatStore store) =>
        target.MemberId is { } id ? store.Session.Members.Find(id)?.DisplayName ?? "?" : target.Keyword ?? "";
}
