using System.Text;
using CsCheck;
using Tertulia.Platform;

namespace Tertulia.Chat.Tests.Messages;

public sealed class MentionParserTests
{
    private static readonly Guid Ana = Guid.Parse("0198aaaa-0000-7000-8000-000000000001");
    private static readonly Guid Bea = Guid.Parse("0198aaaa-0000-7000-8000-000000000002");

    public static TheoryData<string, int> Texts => new()
    {
        { $"hi @[{Ana}] and @[{Bea}]", 2 },
        { $"@[{Ana}] @[{Ana}]", 1 },
        { $"`@[{Ana}]` @[{Bea}]", 1 },
        { $"``a ` @[{Ana}]`` @[{Bea}]", 1 },
        { $"an open ` is text @[{Ana}]", 1 },
        { $"an open ` ends\n\nwith its paragraph ` @[{Ana}]", 1 },
        { $"```\n@[{Ana}]\n```\n@[{Bea}]", 1 },
        { $"~~~ cs\n@[{Ana}]\n```\n@[{Ana}]\n~~~\n@[{Bea}]", 1 },
        { $"```\nnever closed @[{Ana}]", 0 },
        { $"````\n```\n@[{Ana}]\n````", 0 },
        { $"\\@[{Ana}]", 0 },
        { $"\\`@[{Ana}]\\`", 1 },
        { $"**@[{Ana}]**", 1 },
        { $"mail@[{Ana}]", 1 },
        { "@[] @[nobody] @[channel @[", 0 },
        { $"@[{Ana:N}] @[{{{Ana}}}]", 0 },
        { $"@[{Ana.ToString().ToUpperInvariant()}]", 1 },
    };

    [Theory, MemberData(nameof(Texts))]
    public void Names_people_outside_code(string text, int named) => Assert.Equal(named, MentionParser.Parse(text).MemberIds.Count);

    [Fact]
    public void Everybody_is_named_by_channel_and_here()
    {
        Assert.Equal((true, false), (MentionParser.Parse("@[channel]").Channel, MentionParser.Parse("@[channel]").Here));
        Assert.True(MentionParser.Parse("wake up @[here]!").Here);
        Assert.False(MentionParser.Parse("`@[here]` @[Here]").All);
    }

    [Fact]
    public void Tokens_of_any_text_lie_in_it_in_order_and_read_as_mentions() =>
        Hostile.Sample(
            text =>
            {
                var end = 0;
                foreach (var token in MentionParser.Tokens(text))
                {
                    Assert.True(token.Start >= end);
                    end = token.Start + token.Length;
                    Assert.Equal($"@[{token.Target}]", text[token.Start..end]);
                }
            });

    [Fact]
    public void Whatever_stands_in_a_fence_names_nobody() =>
        Hostile.Where(t => !t.Contains("~~~", StringComparison.Ordinal)).Sample(text => Assert.Empty(MentionParser.Tokens($"~~~~\n{text}")));

    [Fact]
    public void Text_without_code_or_backslashes_names_all_it_holds() =>
        Gen.OneOf("a", " ", "\n", "*", "@", "[", "]", $"@[{Ana}]", "@[here]").List[0, 40].Sample(parts =>
        {
            var text = string.Concat(parts);
            Assert.Equal(text.Split($"@[{Ana}]").Length - 1 + text.Split("@[here]").Length - 1, MentionParser.Tokens(text).Count);
        });

    [Fact]
    public void A_text_made_to_be_slow_is_not()
    {
        // Every run of another length: each would search the rest of the text in vain.
        var text = new StringBuilder();
        for (var i = 1; text.Length < MessageText.MostCharacters - 200; i++)
            text.Append('`', i % 150 + 1).Append('x');
        text.Append("@[").Append(Ana).Append(']');
        for (var i = 0; i < 200; i++)
            MentionParser.Parse(text.ToString());
    }

    private static readonly Gen<string> Hostile =
        Gen.OneOf("a", " ", "\n", "`", "``", "```", "~~~", "\\", "@", "[", "]", "@[", $"@[{Ana}]", "@[channel]", "👩‍👧", "\0").List[0, 40].Select(string.Concat);
}
