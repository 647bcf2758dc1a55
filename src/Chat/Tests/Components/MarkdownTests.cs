using AngleSharp.Dom;
using Bunit;
using CsCheck;
using Tertulia.Chat.Web.Markdown;
using Tertulia.Chat.Web.Messages;
using WebText = Tertulia.Chat.Web.Messages.MessageText;

namespace Tertulia.Chat.Tests.Components;

public sealed class MarkdownTests : ConversationTest
{
    private static readonly string[] Pieces =
    [
        "[a](", "javascript:alert(1)", "http://x.y", "https://ejemplo.es/ñ?q=1", ")", "![i](", "data:text/html,x", "<script>", "</script>", "<img src=x onerror=1>", "**", "_", "~~", "`", "```\n",
        "\n", "\n\n", "> ", "- ", "1. ", "- [ ] ", "| a | b |\n|---|---|\n", "#", "# ", "#diseño", "@[channel]", "@[00000000-0000-7000-8000-000000000001]", "@[", "]", "[x]: ", "vbscript:", "&#106;",
        ":tada:", "😀", "mailto:a@b.c", "www.x.y", "<http://x.y>", "<javascript:x>", "\\", "   ", "\t", "\0", "\u202e", "a", "ñ",
    ];

    private IRenderedComponent<MarkdownView> Draw(string text) =>
        Render<MarkdownView>(p => p.AddCascadingValue(Context).Add(v => v.Body, MessageParser.Parse(text)));

    [Fact]
    public void Html_is_text()
    {
        var drawn = Draw("<script>alert(1)</script> <b onclick=x>hi</b>");
        Assert.Empty(drawn.FindAll("script, b"));
        Assert.Contains("<script>alert(1)</script>", drawn.Find(".markdown").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[here](javascript:alert(1))")]
    [InlineData("[here](JaVaScRiPt:alert(1))")]
    [InlineData("[here](data:text/html;base64,xx)")]
    [InlineData("[here](//evil.example)")]
    [InlineData("[here](vbscript:x)")]
    [InlineData("<javascript:alert(1)>")]
    public void What_is_no_web_or_mail_address_is_no_link(string text) => Assert.Empty(Draw(text).FindAll("a"));

    [Theory]
    [InlineData("https://norte.estudio/r/precios", "https://norte.estudio/r/precios")]
    [InlineData("[precios](https://norte.estudio/r/precios)", "https://norte.estudio/r/precios")]
    [InlineData("![mapa](https://norte.estudio/mapa.png)", "https://norte.estudio/mapa.png")]
    [InlineData("<ana@norte.test>", "mailto:ana@norte.test")]
    public void Links_open_apart_and_tell_nothing_of_where_they_came_from(string text, string href)
    {
        var link = Draw(text).Find("a");
        Assert.Equal(href, link.GetAttribute("href"));
        Assert.Equal("_blank", link.GetAttribute("target"));
        Assert.Equal("noopener noreferrer nofollow", link.GetAttribute("rel"));
        Assert.Empty(Draw(text).FindAll("img"));
    }

    [Fact]
    public void What_people_write_is_drawn()
    {
        var drawn = Draw("# Plan\n**bold** _it_ ~~no~~ `code`\nsecond line\n\n> quote\n\n- one\n- [x] two\n\n3. three\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```cs\nvar x = 1;\n```");
        Assert.Equal("Plan", drawn.Find("[role=heading]").TextContent);
        Assert.Equal("bold", drawn.Find("strong").TextContent);
        Assert.Equal("it", drawn.Find("em").TextContent);
        Assert.Equal("no", drawn.Find("s").TextContent);
        Assert.Single(drawn.FindAll("br"));
        Assert.Equal("quote", drawn.Find("blockquote").TextContent);
        Assert.True(drawn.Find("li.task input").HasAttribute("checked"));
        Assert.Equal("3", drawn.Find("ol").GetAttribute("start"));
        Assert.Equal(["1", "2"], drawn.FindAll("td").Select(c => c.TextContent));
        Assert.Equal("language-cs", drawn.Find("pre code").ClassName);
        Assert.Equal("var x = 1;", drawn.Find("pre code").TextContent);
    }

    [Fact]
    public void A_mention_of_the_reader_is_gold_and_of_others_is_not()
    {
        var drawn = Draw($"@[{Me}] and @[{Luis}] and @[channel], not `@[{Ana}]`");
        var mentions = drawn.FindAll(".mention");
        Assert.Equal(["@Ana Molina", "@Luis Rivas", "@channel"], mentions.Select(m => m.TextContent));
        Assert.Contains("me", mentions[0].ClassList);
        Assert.DoesNotContain("me", mentions[1].ClassList);
    }

    [Theory]
    [InlineData("🎉", true)]
    [InlineData("👍🏽 👩‍💻 🇪🇸", true)]
    [InlineData(":tada: :+1:", true)]
    [InlineData("🎉 yes", false)]
    [InlineData("12", false)]
    [InlineData("🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉", false)]
    public void Only_emoji_are_large(string text, bool large) => Assert.Equal(large, MessageParser.Parse(text).EmojiOnly);

    [Theory]
    [InlineData("total\n---", "---")]
    [InlineData("    indented", "indented")]
    [InlineData("[a]: https://x.y", "[a]: https://x.y")]
    public void Nothing_typed_disappears_or_becomes_code(string text, string kept)
    {
        var drawn = Draw(text);
        Assert.Empty(drawn.FindAll("pre, [role=heading]"));
        Assert.True(drawn.Find(".markdown").TextContent.Contains(kept, StringComparison.Ordinal) || drawn.FindAll("hr").Count == 1);
    }

    [Fact]
    public void Absurd_nesting_is_shown_as_typed() =>
        Assert.Contains(">>>>", Draw(new string('>', 5000) + "x").Find(".markdown").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_typed_draws_and_links_nowhere_unsafe()
    {
        var texts = Gen.Frequency((4, Gen.OneOf(Pieces)), (1, Gen.String[0, 12])).Array[0, 14].Select(string.Concat);
        texts.Sample(
            text =>
            {
                var drawn = Draw(text);
                foreach (var element in drawn.FindAll("*"))
                {
                    Assert.DoesNotContain(element.LocalName, (string[])["script", "img", "iframe", "object", "style"]);
                    Assert.DoesNotContain(element.Attributes, a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "style" or "srcdoc");
                    if (element.GetAttribute("href") is { } href && !href.StartsWith("#i-", StringComparison.Ordinal))
                        Assert.Matches("^(https?://|mailto:)", href);
                }

                drawn.Dispose();
            },
            iter: 400,
            threads: 1);
    }

    [Fact]
    public void A_version_is_read_once_and_an_edit_anew()
    {
        var bodies = new MessageBodies();
        var message = Message("one");
        Assert.Same(bodies.Of(message), bodies.Of(message));
        Assert.Equal("two", bodies.Of(message with { Text = "two" }).Source);
    }

    [Fact]
    public void Copied_text_names_people() =>
        Assert.Equal("Hi @Luis, all @channel", WebText.Readable($"Hi @[{Luis}], all @[channel]", t => t.MemberId is null ? t.Keyword! : "Luis"));
}
