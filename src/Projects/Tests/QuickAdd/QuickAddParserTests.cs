using CsCheck;

namespace Tertulia.Projects.QuickAdd;

public sealed class QuickAddParserTests
{
    /// <summary>A Wednesday.</summary>
    private static readonly DateOnly Today = new(2026, 5, 13);

    private static readonly Guid Ana = Person(1), AnaMaria = Person(2), Zoe = Person(3), Luis = Person(4), OtherLuis = Person(5);
    private static readonly Guid Finance = Person(11), BigDeal = Person(12), Design = Person(13);

    private static readonly QuickAddContext Spanish = new(
        Today, "es", Zoe,
        [new(Ana, "ana", "Ana García"), new(AnaMaria, "anam", "Ana María López"), new(Zoe, "zoe.r", "Zoé Ruiz"), new(Luis, "luis1", "Luis Pérez"), new(OtherLuis, "luis2", "Luis Pérez")],
        [new(Finance, default, "finance", "red"), new(BigDeal, default, "Big Deal", "red"), new(Design, default, "diseño", "red")]);

    private static readonly QuickAddContext English = Spanish with { Language = "en" };

    [Fact]
    public void A_whole_line_is_understood()
    {
        var result = Parse("Pay invoice @Ana friday at 10 #finance !high ~1h30");
        Assert.Equal("Pay invoice", result.Title);
        Assert.Equal([Ana], result.AssigneeIds);
        Assert.Equal([Finance], result.LabelIds);
        Assert.Equal((TaskPriority.High, new DateOnly(2026, 5, 15), new TimeOnly(10, 0), 90), (result.Priority, result.Due!.Value, result.DueTime!.Value, result.EstimateMinutes!.Value));
        Assert.Equal(["@Ana", "friday", "at 10", "#finance", "!high", "~1h30"], result.Tokens.Select(t => "Pay invoice @Ana friday at 10 #finance !high ~1h30".Substring(t.Start, t.Length)));

        result = Parse("Pagar la factura @ana maría lópez, pasado mañana a las 5 y media de la tarde #DISENO !urgente");
        Assert.Equal("Pagar la factura ,", result.Title);
        Assert.Equal([AnaMaria], result.AssigneeIds);
        Assert.Equal([Design], result.LabelIds);
        Assert.Equal((TaskPriority.Urgent, new DateOnly(2026, 5, 15), new TimeOnly(17, 30)), (result.Priority, result.Due!.Value, result.DueTime!.Value));
    }

    [Theory]
    [InlineData("hoy", 0)]
    [InlineData("today", 0)]
    [InlineData("mañana", 1)]
    [InlineData("MANANA", 1)]
    [InlineData("tomorrow", 1)]
    [InlineData("pasado mañana", 2)]
    [InlineData("day after tomorrow", 2)]
    [InlineData("miércoles", 7)]
    [InlineData("wednesday", 7)]
    [InlineData("jueves", 1)]
    [InlineData("el martes", 6)]
    [InlineData("next tuesday", 6)]
    [InlineData("on tue", 6)]
    [InlineData("próximo lunes", 5)]
    [InlineData("el próximo lunes", 5)]
    [InlineData("el lunes que viene", 5)]
    [InlineData("para el sábado", 3)]
    [InlineData("antes del domingo", 4)]
    [InlineData("by friday", 2)]
    [InlineData("next week", 5)]
    [InlineData("la semana que viene", 5)]
    [InlineData("próximo mes", 19)]
    [InlineData("in 3 days", 3)]
    [InlineData("in a week", 7)]
    [InlineData("en 3 días", 3)]
    [InlineData("dentro de dos semanas", 14)]
    [InlineData("in 1 month", 31)]
    [InlineData("15 mayo", 2)]
    [InlineData("15 de mayo de 2026", 2)]
    [InlineData("1º de junio", 19)]
    [InlineData("may 15", 2)]
    [InlineData("May 15th, 2026", 2)]
    [InlineData("15 may", 2)]
    [InlineData("viernes 15 de mayo", 2)]
    [InlineData("friday, may 15", 2)]
    [InlineData("2026-05-15", 2)]
    [InlineData("12 may", 364)]
    [InlineData("13/5", 0)]
    [InlineData("5/13", 0)]
    [InlineData("15/5/26", 2)]
    public void Dates_in_either_language(string phrase, int days)
    {
        foreach (var context in new[] { Spanish, English })
        {
            var result = QuickAddParser.Parse($"Llamar {phrase}", context);
            Assert.Equal(("Llamar", Today.AddDays(days)), (result.Title, result.Due));
        }
    }

    [Fact]
    public void The_interface_s_language_says_which_number_is_the_month()
    {
        Assert.Equal(new(2026, 6, 12), QuickAddParser.Parse("x 12/6", Spanish).Due);
        Assert.Equal(new(2026, 12, 6), QuickAddParser.Parse("x 12/6", English).Due);
        Assert.Equal(new(2028, 2, 29), QuickAddParser.Parse("x 29/2", Spanish).Due);
    }

    [Theory]
    [InlineData("10:30", 10, 30)]
    [InlineData("a las 10", 10, 0)]
    [InlineData("a la 1:15", 1, 15)]
    [InlineData("at 10", 10, 0)]
    [InlineData("5pm", 17, 0)]
    [InlineData("5 pm", 17, 0)]
    [InlineData("at 5:45 p.m.", 17, 45)]
    [InlineData("12am", 0, 0)]
    [InlineData("12pm", 12, 0)]
    [InlineData("17:00h", 17, 0)]
    [InlineData("a las 17h", 17, 0)]
    [InlineData("a las 9 de la mañana", 9, 0)]
    [InlineData("a las 9 de la noche", 21, 0)]
    [InlineData("a las 12 de la noche", 0, 0)]
    [InlineData("a las 8 menos cuarto", 7, 45)]
    [InlineData("at noon", 12, 0)]
    [InlineData("a mediodía", 12, 0)]
    public void Times(string phrase, int hour, int minute)
    {
        var result = Parse($"Llamar {phrase}");
        Assert.Equal((new TimeOnly(hour, minute), Today), (result.DueTime, result.Due));
        Assert.Equal("Llamar", result.Title);
    }

    [Fact]
    public void A_time_alone_is_the_next_such_time()
    {
        Assert.Equal(Today, QuickAddParser.Parse("x 10:30", Spanish with { Now = new(9, 0) }).Due);
        Assert.Equal(Today.AddDays(1), QuickAddParser.Parse("x 10:30", Spanish with { Now = new(11, 0) }).Due);
        Assert.Equal(Today.AddDays(2), QuickAddParser.Parse("x friday 10:30", Spanish with { Now = new(11, 0) }).Due);
    }

    [Theory]
    [InlineData("Vacaciones del lunes al viernes", 5, 9)]
    [InlineData("Fair from tomorrow to 20 may", 1, 7)]
    [InlineData("Viaje desde el 1 de junio hasta el 3 de junio", 19, 21)]
    public void Ranges_have_a_start(string line, int start, int due)
    {
        var result = Parse(line);
        Assert.Equal((Today.AddDays(start), Today.AddDays(due)), (result.Start, result.Due));
        Assert.DoesNotContain(' ', result.Title);
    }

    [Theory]
    [InlineData("Preparar la reunión del lunes")]
    [InlineData("May the force be with you")]
    [InlineData("Marzo es largo")]
    [InlineData("Trabajar por la mañana")]
    [InlineData("Buy sun cream and sat nav")]
    [InlineData("Fotos para el mar")]
    [InlineData("Call 112 and 10 others")]
    [InlineData("Mail ana@example.org about C#")]
    [InlineData("Read \"tomorrow never dies\" and «hoy»")]
    [InlineData("31/31 y 25:00 y 1/2/3/4 y 2h")]
    [InlineData("Fridays and todays")]
    [InlineData("Path C:\\today and \\\\server\\share")]
    [InlineData("!later ~soon ~99999h")]
    public void What_is_no_token_stays(string line)
    {
        var result = Parse(line);
        Assert.Empty(result.Tokens);
        Assert.Equal(line, result.Title);
    }

    [Theory]
    [InlineData("Read \\tomorrow", "Read tomorrow")]
    [InlineData("Buy \\1/2 kg", "Buy 1/2 kg")]
    [InlineData("Fix \\#finance and \\@ana", "Fix #finance and @ana")]
    [InlineData("Play \\next monday", "Play next monday")]
    [InlineData("\\!high", "!high")]
    public void A_backslash_keeps_a_word(string line, string title)
    {
        var result = Parse(line);
        Assert.Empty(result.Tokens);
        Assert.Equal(title, result.Title);
    }

    [Fact]
    public void The_date_that_is_due_counts_and_the_others_stay()
    {
        var result = Parse("Prepare monday meeting for jueves");
        Assert.Equal(("Prepare monday meeting", Today.AddDays(1)), (result.Title, result.Due));
        result = Parse("Enviar antes del viernes lo que pidió hoy");
        Assert.Equal(("Enviar lo que pidió hoy", Today.AddDays(2)), (result.Title, result.Due));
    }

    [Fact]
    public void Names_are_found_whole_and_only_when_they_are_clear()
    {
        Assert.Equal([Zoe], Parse("x @zoe").AssigneeIds);
        Assert.Equal([AnaMaria], Parse("x @ana maria y").AssigneeIds);
        Assert.Equal([Zoe], Parse("x @ZOÉ ruiz y").AssigneeIds);
        Assert.Equal([Zoe], Parse("x @yo").AssigneeIds);
        Assert.Equal([Luis, OtherLuis], Parse("x @luis1 (@luis2)").AssigneeIds);
        Assert.Equal([BigDeal], Parse("x #big deal y").LabelIds);

        var unclear = Parse("x @Luis Pérez @analyst #nothing");
        Assert.Empty(unclear.Tokens);
        Assert.Equal("x @Luis Pérez @analyst #nothing", unclear.Title);
        Assert.Equal([(2, 5), (14, 8), (23, 8)], unclear.Unknown.Select(t => (t.Start, t.Length)));
    }

    [Fact]
    public void Title_and_tokens_cover_the_line_exactly() => Gen.Select(Lines, Gen.Bool).Sample((line, english) =>
    {
        var result = QuickAddParser.Parse(line, english ? English : Spanish);
        var at = 0;
        foreach (var token in result.Tokens)
        {
            Assert.True(token.Start >= at && token.Length > 0 && token.End <= line.Length);
            at = token.End;
        }

        Assert.Equal(result.Escapes.Order(), result.Escapes);
        Assert.All(result.Escapes, e => Assert.Equal('\\', line[e]));
        var left = new List<char>();
        for (var i = 0; i < line.Length; i++)
        {
            if (!result.Escapes.Contains(i) && !result.Tokens.Any(t => i >= t.Start && i < t.End))
                left.Add(line[i]);
        }

        Assert.Equal(string.Concat(left.Where(c => !char.IsWhiteSpace(c))), string.Concat(result.Title.Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal(result.Title.Trim(), result.Title);
        Assert.All(result.Unknown, u => Assert.DoesNotContain(result.Tokens, t => t.Start < u.End && u.Start < t.End));
    }, iter: 20_000);

    [Fact]
    public void Suggestions_fit_the_line_and_are_understood_once_taken() => Gen.Select(Lines, Gen.Int[-1, 60], Gen.Bool).Sample((line, caret, english) =>
    {
        var context = english ? English : Spanish;
        var suggested = QuickAddSuggestions.At(line, caret, context);
        foreach (var suggestion in suggested.Suggestions)
        {
            Assert.True(suggested.Start + suggested.Length <= line.Length);
            var taken = QuickAddParser.Parse("x " + suggestion.Text, context);
            Assert.Equal("x", taken.Title);
            var token = Assert.Single(taken.Tokens);
            Assert.Equal((suggestion.Kind, suggestion.Id), (token.Kind, token.Id));
        }
    }, iter: 5_000);

    [Fact]
    public void Suggestions_are_what_was_begun()
    {
        Assert.Equal(["Ana García", "Ana María López"], QuickAddSuggestions.At("Llamar @an", 10, Spanish).Suggestions.Select(s => s.Shown));
        Assert.Equal(["Ana María López"], QuickAddSuggestions.At("Llamar @ana m", 13, Spanish).Suggestions.Select(s => s.Shown));
        Assert.Equal(["#Big Deal"], QuickAddSuggestions.At("a #dea b", 6, Spanish).Suggestions.Select(s => s.Text));
        Assert.Equal(["!urgente"], QuickAddSuggestions.At("!u", 2, Spanish).Suggestions.Select(s => s.Text));
        Assert.Equal(["tomorrow"], QuickAddSuggestions.At("pay tom", 7, English).Suggestions.Select(s => s.Text));
        var date = QuickAddSuggestions.At("Pagar pasado ma", 15, Spanish);
        Assert.Equal((6, 9, "pasado mañana"), (date.Start, date.Length, date.Suggestions.Single().Text));
        Assert.Empty(QuickAddSuggestions.At("ana@ex", 6, Spanish).Suggestions);
    }

    private static readonly Gen<string> Piece = Gen.Frequency(
        (8, Gen.OneOf(
            "a", "Pay", "@", "@ana", "@Ana García", "@luis pérez", "#finance", "#", "#big deal", "!high", "!", "~2h", "~", "friday", "viernes", "next", "próximo", "lunes", "el", "la", "de", "del",
            "al", "from", "to", "12", "mayo", "may", "12/5", "2026-02-29", "99/99/9999", "in", "3", "days", "en", "días", "mañana", "pasado", "at", "a", "las", "10:30", "5", "pm", "p.m.", "y", "media",
            "menos", "cuarto", "\\", "\"", "“", "”", "«", ",", ".", "(", ")", "¡", "!", "mañ", "tod", "e\u0301", "\ud83d\ude00", "\0", "que", "viene", "noon", "by", "para")),
        (1, Gen.String[0, 6]));

    private static readonly Gen<string> Lines =
        Gen.Select(Piece, Gen.OneOf(" ", " ", " ", "", "  ", "\t")).Select((piece, space) => piece + space).Array[0, 14].Select(string.Concat);

    private static QuickAddResult Parse(string line) => QuickAddParser.Parse(line, Spanish);

    private static Guid Person(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 2]);
}
