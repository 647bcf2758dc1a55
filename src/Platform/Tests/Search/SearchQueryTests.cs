using CsCheck;

namespace Tertulia.Platform.Tests.Search;

public sealed class SearchQueryTests
{
    [Fact]
    public void Words_phrases_and_operators_are_told_apart()
    {
        var query = SearchQuery.Parse("""Informe "lista de precios" from:@Ada de:yo in:#General en:ventas has:file con:imagen before:2026-03-01 después:2026-01-31 trim""");

        Assert.Equal(["informe", "lista de precios", "trim"], query.Terms.Select(t => string.Join(' ', t.Words)));
        Assert.Equal([false, false, true], query.Terms.Select(t => t.Prefix));
        Assert.Equal(["ada", "yo"], query.From);
        Assert.Equal(["General", "ventas"], query.In);
        Assert.Equal(SearchFlags.HasFile | SearchFlags.HasImage, query.Has);
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 1, 31)), (query.Before, query.After));
    }

    [Theory]
    [InlineData("from:", "from")]
    [InlineData("has:nonsense", "has nonsense")]
    [InlineData("before:yesterday", "before yesterday")]
    [InlineData("http://example.org/a", "http example org a")]
    [InlineData("a:b", "a b")]
    [InlineData("\"unclosed words", "unclosed words")]
    public void What_is_no_operator_is_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchQuery.Parse(text).Terms.Select(t => string.Join(' ', t.Words))));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"\"")]
    [InlineData("***")]
    [InlineData("👍")]
    public void Nothing_asked_is_nothing_wanted(string text) => Assert.True(SearchQuery.Parse(text).IsEmpty);

    [Fact]
    public void Any_text_can_be_asked() => Gen.String.Sample(text =>
    {
        foreach (var word in SearchQuery.Parse(text).Terms.SelectMany(t => t.Words))
            Assert.True(word.Length > 0 && word.EnumerateRunes().All(r => System.Text.Rune.IsLetterOrDigit(r) || System.Text.Rune.GetUnicodeCategory(r) == System.Globalization.UnicodeCategory.SpacingCombiningMark), word);
    });
}
