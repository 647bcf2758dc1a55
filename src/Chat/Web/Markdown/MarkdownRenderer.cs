using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Tertulia.Chat.Web.Markdown;

/// <summary>
/// Draws a read message straight into the render tree: every element is named here, every text is a text node, and no HTML is ever made.
/// Sequence numbers run on, since a body is drawn once and replaced as a whole when it changes.
/// </summary>
internal ref struct MarkdownRenderer(RenderTreeBuilder builder, string taskLabel)
{
    private int _sequence;

    internal static RenderFragment Draw(MessageBody body, string taskLabel) => builder =>
    {
        var renderer = new MarkdownRenderer(builder, taskLabel);
        if (body.Document is { } document)
            renderer.Blocks(document, tight: false);
        else
            renderer.Plain(body.Source);
    };

    private void Blocks(ContainerBlock blocks, bool tight)
    {
        foreach (var block in blocks)
            Block(block, tight);
    }

    private void Block(Block block, bool tight)
    {
        switch (block)
        {
            case LinkReferenceDefinition definition:
                Paragraph(definition.Label is null ? definition.Url ?? "" : $"[{definition.Label}]: {definition.Url}");
                break;
            case ParagraphBlock paragraph when tight:
                Inlines(paragraph.Inline);
                break;
            case ParagraphBlock paragraph:
                Open("p");
                Inlines(paragraph.Inline);
                Close();
                break;
            case HeadingBlock heading:
                Open("div", $"heading level-{Math.Min(heading.Level, 3)}");
                Attribute("role", "heading");
                Attribute("aria-level", (heading.Level + 3).ToString(CultureInfo.InvariantCulture));
                Inlines(heading.Inline);
                Close();
                break;
            case CodeBlock code:
                builder.OpenComponent<CodeView>(_sequence++);
                builder.AddComponentParameter(_sequence++, nameof(CodeView.Code), code.Lines.ToString());
                builder.AddComponentParameter(_sequence++, nameof(CodeView.Language), (code as FencedCodeBlock)?.Info);
                builder.CloseComponent();
                break;
            case QuoteBlock quote:
                Open("blockquote");
                Blocks(quote, tight: false);
                Close();
                break;
            case ListBlock list:
                List(list);
                break;
            case ThematicBreakBlock:
                Open("hr");
                Close();
                break;
            case Table table:
                TableOf(table);
                break;
            case ContainerBlock container:
                Blocks(container, tight);
                break;
            case LeafBlock leaf when leaf.Inline is not null:
                Inlines(leaf.Inline);
                break;
            case LeafBlock leaf:
                Paragraph(leaf.Lines.ToString());
                break;
        }
    }

    private void List(ListBlock list)
    {
        Open(list.IsOrdered ? "ol" : "ul");
        if (list.IsOrdered && list.OrderedStart is { Length: < 10 } start && start != "1")
            Attribute("start", start);
        foreach (var item in list)
        {
            Open("li", item is ListItemBlock { Count: > 0 } entry && entry[0] is ParagraphBlock { Inline.FirstChild: TaskList } ? "task" : null);
            if (item is ContainerBlock container)
                Blocks(container, tight: !list.IsLoose);
            Close();
        }

        Close();
    }

    private void TableOf(Table table)
    {
        Open("div", "table-frame");
        Attribute("tabindex", "0");
        Open("table");
        foreach (var row in table.OfType<TableRow>())
        {
            Open("tr");
            var column = 0;
            foreach (var cell in row.OfType<TableCell>())
            {
                var alignment = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
                column++;
                Open(row.IsHeader && cell.Descendants<LeafInline>().Any() ? "th" : "td", alignment switch
                {
                    TableColumnAlign.Center => "center",
                    TableColumnAlign.Right => "end",
                    _ => null,
                });
                Blocks(cell, tight: true);
                Close();
            }

            Close();
        }

        Close();
        Close();
    }

    private void Inlines(ContainerInline? container)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
            InlineOf(inline);
    }

    private void InlineOf(Inline inline)
    {
        switch (inline)
        {
            case MentionInline mention:
                builder.OpenComponent<MentionChip>(_sequence++);
                builder.AddComponentParameter(_sequence++, nameof(MentionChip.Target), mention.Target);
                builder.CloseComponent();
                break;
            case ChannelInline channel:
                builder.OpenComponent<ChannelChip>(_sequence++);
                builder.AddComponentParameter(_sequence++, nameof(ChannelChip.Name), channel.Name);
                builder.CloseComponent();
                break;
            case CodeInline code:
                Open("code");
                builder.AddContent(_sequence++, code.Content);
                Close();
                break;
            case TaskList task:
                Open("input");
                Attribute("type", "checkbox");
                Attribute("disabled", true);
                Attribute("checked", task.Checked);
                Attribute("aria-label", taskLabel);
                Close();
                break;
            case EmphasisInline emphasis:
                Open(emphasis.DelimiterChar == '~' ? "s" : emphasis.DelimiterCount >= 2 ? "strong" : "em");
                Inlines(emphasis);
                Close();
                break;
            case LinkInline link:
                Link(link);
                break;
            case AutolinkInline autolink:
                Anchor(autolink.IsEmail ? $"mailto:{autolink.Url}" : autolink.Url, autolink.Url);
                break;
            case LineBreakInline:
                Open("br");
                Close();
                break;
            case HtmlEntityInline entity:
                builder.AddContent(_sequence++, entity.Transcoded.ToString());
                break;
            case LiteralInline literal:
                builder.AddContent(_sequence++, literal.Content.ToString());
                break;
            case DelimiterInline delimiter:
                builder.AddContent(_sequence++, delimiter.ToLiteral());
                Inlines(delimiter);
                break;
            case ContainerInline container:
                Inlines(container);
                break;
            case HtmlInline html:
                builder.AddContent(_sequence++, html.Tag);
                break;
        }
    }

    /// <summary>A picture becomes a link to it: showing it would tell another server who reads here.</summary>
    private void Link(LinkInline link)
    {
        if (!SafeLink.TryParse(link.Url, out var href))
        {
            Inlines(link);
            if (!link.IsAutoLink && !string.IsNullOrEmpty(link.Url))
                builder.AddContent(_sequence++, $" ({link.Url})");
            return;
        }

        Open("a");
        LinkAttributes(href);
        if (link.FirstChild is null)
            builder.AddContent(_sequence++, link.Url);
        else
            Inlines(link);
        Close();
    }

    private void Anchor(string address, string text)
    {
        if (!SafeLink.TryParse(address, out var href))
        {
            builder.AddContent(_sequence++, text);
            return;
        }

        Open("a");
        LinkAttributes(href);
        builder.AddContent(_sequence++, text);
        Close();
    }

    private void LinkAttributes(string href)
    {
        Attribute("href", href);
        Attribute("target", "_blank");
        Attribute("rel", "noopener noreferrer nofollow");
    }

    private void Plain(string text)
    {
        Open("p", "plain");
        builder.AddContent(_sequence++, text);
        Close();
    }

    private void Paragraph(string text)
    {
        Open("p");
        builder.AddContent(_sequence++, text);
        Close();
    }

    private void Open(string element, string? css = null)
    {
        builder.OpenElement(_sequence++, element);
        if (css is not null)
            Attribute("class", css);
    }

    private void Attribute(string name, object value) => builder.AddAttribute(_sequence++, name, value);

    private readonly void Close() => builder.CloseElement();
}
