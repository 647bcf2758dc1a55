using CsCheck;
using Tertulia.Chat.Web.State;

namespace Tertulia.Chat.Tests.State;

public sealed class SearchQueryTests
{
    [Fact]
    public void Operators_phrases_and_words_are_told_apart()
    {
        var tokens = SearchQuery.Parse("""from:@ana plano in:#obra "casa final" has:image before:2026-03-01 http://x""");
        Assert.Equal(
            ["from=@ana", "=plano", "in=#obra", "=casa final", "has=image", "before=2026-03-01", "=http://x"],
            tokens.Select(t => $"{t.Name}={t.Value}"));
        Assert.All(tokens, t => Assert.True(t.Valid));
    }

    [Theory]
    [InlineData("before:soon")]
    [InlineData("has:elephant")]
    [InlineData("from:")]
    [InlineData("in:#")]
    public void An_operator_that_says_nothing_is_marked(string text) => Assert.False(Assert.Single(SearchQuery.Parse(text)).Valid);

    [Theory]
    [InlineData("fr", 2, "", "fr", "from", "from:")]
    [InlineData("hola from:@an", 13, "from", "an", "ana", "hola from:@ana ")]
    [InlineData("from:m plano", 6, "from", "m", "me", "from:me plano")]
    [InlineData("in:", 3, "in", "", "obra", "in:#obra ")]
    public void What_is_being_typed_can_be_completed(string text, int caret, string name, string prefix, string choice, string completed)
    {
        var completion = SearchQuery.CompletionAt(text, caret)!;
        Assert.Equal((name, prefix), (completion.Name, completion.Prefix));
        Assert.Equal(completed, SearchQuery.Complete(text, completion, choice).Text);
    }

    [Fact]
    public void Every_token_is_where_it_says_and_nothing_typed_is_lost() => Gen.String[Gen.Char["abí:@# \"-2"], 0, 30].Sample(text =>
    {
        var end = 0;
        foreach (var token in SearchQuery.Parse(text))
        {
            Assert.True(string.IsNullOrWhiteSpace(text[end..token.Start]));
            Assert.Contains(token.Value, text.Substring(token.Start, token.Length), StringComparison.Ordinal);
            end = token.Start + token.Length;
        }

        Assert.True(string.IsNullOrWhiteSpace(text[end..]));
    });

    [Fact]
    public void A_chip_can_be_taken_away()
    {
        const string Text = "plano from:@ana casa";
        Assert.Equal("plano casa", SearchQuery.Without(Text, SearchQuery.Parse(Text)[1]));
    }
}
