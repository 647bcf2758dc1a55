using CsCheck;
using Tertulia.Chat.Web.Composing;
using Tertulia.Chat.Web.Markdown;

namespace Tertulia.Chat.Tests.Components;

public sealed class MentionTextTests
{
    private static readonly Guid Ana = Guid.Parse("00000000-0000-7000-8000-00000000000a");
    private static readonly Guid AnaMaria = Guid.Parse("00000000-0000-7000-8000-00000000000b");
    private static readonly Guid OtherAna = Guid.Parse("00000000-0000-7000-8000-00000000000c");
    private static readonly Dictionary<Guid, string> Names = new() { [Ana] = "Ana", [AnaMaria] = "Ana María", [OtherAna] = "Ana" };

    private readonly MentionText _text = new(
        target => target.MemberId is { } id ? Names.GetValueOrDefault(id, id.ToString()) : target.Keyword!,
        handle => handle == "ana.molina" ? Ana : null,
        new Dictionary<string, string> { ["channel"] = "channel", ["canal"] = "channel", ["here"] = "here" });

    [Fact]
    public void A_picked_name_travels_as_its_id_the_longest_first()
    {
        _text.Pick(new MentionTarget(Ana, null), "ana.molina");
        _text.Pick(new MentionTarget(AnaMaria, null), "ana.maria");
        Assert.Equal($"@[{AnaMaria}], @[{Ana}]! @Anabel", _text.Encode("@Ana María, @Ana! @Anabel"));
    }

    [Theory]
    [InlineData("@ana.molina, hi")]
    [InlineData("hi @ana.molina.")]
    public void A_handle_typed_by_hand_is_found(string typed) => Assert.Contains($"@[{Ana}]", _text.Encode(typed), StringComparison.Ordinal);

    [Theory]
    [InlineData("@canal hola", "@[channel] hola")]
    [InlineData("@here", "@[here]")]
    [InlineData("a@here.com", "a@here.com")]
    [InlineData("`@here` and\n```\n@channel\n```", "`@here` and\n```\n@channel\n```")]
    [InlineData("nobody@x @ @nobody", "nobody@x @ @nobody")]
    public void Words_for_everybody_count_outside_code_only(string typed, string wire) => Assert.Equal(wire, _text.Encode(typed));

    [Fact]
    public void Two_people_of_one_name_are_told_apart()
    {
        Assert.Equal("@Ana", _text.Pick(new MentionTarget(Ana, null), "ana.molina"));
        Assert.Equal("@ana.torres", _text.Pick(new MentionTarget(OtherAna, null), "ana.torres"));
        Assert.Equal($"@[{Ana}] @[{OtherAna}]", _text.Encode("@Ana @ana.torres"));
    }

    [Fact]
    public void What_is_edited_reads_as_names_and_travels_as_before()
    {
        var wire = $"Hi @[{AnaMaria}] and @[here]";
        Assert.Equal("Hi @Ana María and @here", _text.Decode(wire));
        Assert.Equal(wire, _text.Encode(_text.Decode(wire)));
    }

    [Fact]
    public void Any_text_without_mentions_is_left_alone() =>
        Gen.String[Gen.Char["ab ñ.,`\n[]()#"], 0, 40].Sample(text => _text.Encode(text) == text, threads: 1);
}
