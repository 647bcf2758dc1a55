using CsCheck;

namespace Tertulia.Platform.Tests.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("¡Reunión mañana a las 9:30!", "reunion manana a las 9 30")]
    [InlineData("Straße ŁÓDŹ Øresund ﬁn", "strasse lodz oresund fin")]
    [InlineData("foo-bar_baz@example.org", "foo bar baz example org")]
    [InlineData("東京タワー", "東 京 タ ワ ー")]
    [InlineData("n\u0303andu\u0301", "nandu")]
    [InlineData("ΛΌΓΟΣ λόγος", "λογοσ λογοσ")]
    public void Text_becomes_plain_words(string text, string words) => Assert.Equal(words, SearchText.Fold(text));

    [Fact]
    public void Tokens_stand_where_they_say() => Gen.String.Sample(text =>
    {
        var end = 0;
        foreach (var token in SearchText.Tokenize(text))
        {
            Assert.True(token.Start >= end && token.Length > 0 && token.Start + token.Length <= text.Length && token.Word.Length > 0);
            end = token.Start + token.Length;
        }
    });

    [Fact]
    public void Folded_text_is_folded() => Gen.String.Sample(text => Assert.Equal(SearchText.Fold(text), SearchText.Fold(SearchText.Fold(text))));

    [Fact]
    public void Cleaned_text_is_well_formed() => Gen.String.Sample(text =>
    {
        var clean = SearchText.Clean(text, 20);
        Assert.True(clean.Length <= 20);
        Assert.DoesNotContain('\0', clean);
        Assert.Equal(clean, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(clean)));
    });

    [Fact]
    public void Excerpts_and_highlights_never_leave_the_text() => Gen.Select(Gen.String, Gen.String).Sample((text, asked) =>
    {
        var (excerpt, highlights) = SearchMatches.Of(text, SearchQuery.Parse(asked + " " + text[..(text.Length / 2)]).Terms).Excerpt();
        Assert.True(excerpt.Length <= 242);
        Assert.All(highlights, h => Assert.True(h.Start >= 0 && h.Length > 0 && h.Start + h.Length <= excerpt.Length));
    });

    [Fact]
    public void The_excerpt_shows_the_match()
    {
        var text = string.Join(' ', Enumerable.Repeat("palabra", 100)) + " la Reunión empieza " + string.Join(' ', Enumerable.Repeat("relleno", 100));

        var (excerpt, highlights) = SearchMatches.Of(text, SearchQuery.Parse("reunion").Terms).Excerpt();

        Assert.Equal("Reunión", excerpt.Substring(highlights.Single().Start, highlights.Single().Length));
        Assert.StartsWith("…palabra", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("…", excerpt, StringComparison.Ordinal);
    }
}
