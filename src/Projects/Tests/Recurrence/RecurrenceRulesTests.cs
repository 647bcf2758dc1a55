using CsCheck;

namespace Tertulia.Projects;

public sealed class RecurrenceRulesTests
{
    /// <summary>A Wednesday.</summary>
    private static readonly DateOnly Due = new(2026, 5, 13);

    [Theory]
    [InlineData("FREQ=DAILY", "2026-05-14")]
    [InlineData("FREQ=DAILY;INTERVAL=3", "2026-05-16")]
    [InlineData("FREQ=WEEKLY", "2026-05-20")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-05-15")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-05-25")]
    [InlineData("FREQ=MONTHLY", "2026-06-13")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-05-31")]
    [InlineData("FREQ=MONTHLY;BYDAY=2TU", "2026-06-09")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-05-29")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29")]
    [InlineData("rrule:freq=weekly;byday=th", "2026-05-14")]
    public void The_next_day(string rule, string next)
    {
        Assert.Null(RecurrenceRules.Check(rule, Due));
        Assert.Equal(DateOnly.Parse(next, System.Globalization.CultureInfo.InvariantCulture), RecurrenceRules.Next(rule, Due, Due, Due)!.Due);
    }

    [Theory]
    [InlineData("", nameof(RecurrenceProblem.Wrong))]
    [InlineData("every monday", nameof(RecurrenceProblem.Wrong))]
    [InlineData("FREQ=DAILY;FREQ=DAILY", nameof(RecurrenceProblem.Wrong))]
    [InlineData("FREQ=DAILY;BYHOUR=3", nameof(RecurrenceProblem.Wrong))]
    [InlineData("FREQ=DAILY;INTERVAL=0", nameof(RecurrenceProblem.Wrong))]
    [InlineData("FREQ=WEEKLY;BYDAY=2MO", nameof(RecurrenceProblem.Wrong))]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=3", nameof(RecurrenceProblem.Wrong))]
    [InlineData("FREQ=MONTHLY;BYSETPOS=1", nameof(RecurrenceProblem.Wrong))]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32", nameof(RecurrenceProblem.Wrong))]
    [InlineData("FREQ=DAILY;UNTIL=20261332", nameof(RecurrenceProblem.Wrong))]
    [InlineData("FREQ=DAILY;X-FROM=MOON", nameof(RecurrenceProblem.Wrong))]
    [InlineData("FREQ=HOURLY", nameof(RecurrenceProblem.TooOften))]
    [InlineData("FREQ=DAILY;INTERVAL=1001", nameof(RecurrenceProblem.TooLarge))]
    [InlineData("FREQ=DAILY;COUNT=99999999999", nameof(RecurrenceProblem.TooLarge))]
    [InlineData("FREQ=DAILY;COUNT=3;UNTIL=20270101", nameof(RecurrenceProblem.CountAndUntil))]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", nameof(RecurrenceProblem.Never))]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", nameof(RecurrenceProblem.Never))]
    public void What_is_no_rule_is_refused(string rule, string name)
    {
        var problem = Enum.Parse<RecurrenceProblem>(name);
        Assert.Equal(problem, RecurrenceRules.Check(rule, Due));
        if (problem != RecurrenceProblem.Never)
            Assert.Null(RecurrenceRules.Next(rule, Due, Due, Due));
    }

    [Fact]
    public void Whether_a_rule_ever_fits_depends_on_its_start()
    {
        Assert.Equal(RecurrenceProblem.Never, RecurrenceRules.Check("FREQ=MONTHLY;INTERVAL=2;BYMONTH=6", Due));
        Assert.Null(RecurrenceRules.Check("FREQ=MONTHLY;INTERVAL=2;BYMONTH=7", Due));
    }

    [Fact]
    public void Counting_from_the_completion()
    {
        var completed = Due.AddDays(10);
        Assert.Equal(completed.AddDays(3), RecurrenceRules.Next("FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION", Due, completed, Due)!.Due);
        Assert.Equal(Due.AddDays(3), RecurrenceRules.Next("FREQ=DAILY;INTERVAL=3", Due, completed, Due)!.Due);
        Assert.Equal(Due.AddDays(12), RecurrenceRules.Next("FREQ=DAILY;INTERVAL=3", Due, completed, completed)!.Due);
        Assert.Equal(completed.AddDays(7), RecurrenceRules.Next("FREQ=WEEKLY", null, completed, completed)!.Due);
    }

    [Fact]
    public void A_count_counts_down_and_an_end_ends()
    {
        var first = RecurrenceRules.Next("FREQ=DAILY;COUNT=3", Due, Due, Due)!;
        Assert.Equal((Due.AddDays(1), "FREQ=DAILY;COUNT=2"), (first.Due, first.Rule));
        var second = RecurrenceRules.Next(first.Rule, first.Due, first.Due, first.Due)!;
        Assert.Equal((Due.AddDays(2), "FREQ=DAILY;COUNT=1"), (second.Due, second.Rule));
        Assert.Null(RecurrenceRules.Next(second.Rule, second.Due, second.Due, second.Due));

        // Skipping days uses them up.
        Assert.Equal("FREQ=DAILY;COUNT=1", RecurrenceRules.Next("FREQ=DAILY;COUNT=5", Due, Due, Due.AddDays(3))!.Rule);
        Assert.Null(RecurrenceRules.Next("FREQ=DAILY;COUNT=5", Due, Due, Due.AddDays(4)));

        Assert.Equal(Due.AddDays(1), RecurrenceRules.Next("FREQ=DAILY;UNTIL=20260514", Due, Due, Due)!.Due);
        Assert.Null(RecurrenceRules.Next("FREQ=DAILY;UNTIL=20260513T220000Z", Due, Due, Due));
    }

    [Fact]
    public void Any_text_is_a_rule_or_refused() =>
        Gen.OneOf(
            "FREQ=", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", ";", "INTERVAL=", "1000", "7", "BYDAY=", "MO", "-1SU", "53FR", ",", "BYMONTHDAY=", "31", "-31", "BYYEARDAY=", "366", "BYWEEKNO=", "53",
            "BYMONTH=", "2", "12", "BYSETPOS=", "-366", "COUNT=", "UNTIL=", "99991231", "20260101", "WKST=SU", "X-FROM=COMPLETION", "FREQ=MONTHLY;", "FREQ=YEARLY;", "FREQ=WEEKLY;", "=", " ", "\ud800")
            .Array[0, 12].Select(string.Concat).Sample(rule =>
            {
                var problem = RecurrenceRules.Check(rule, Due);
                var next = RecurrenceRules.Next(rule, Due, Due, Due.AddDays(2));
                Assert.True(next is null || (next.Due > Due.AddDays(2) && problem is null));
                RecurrenceRules.Next(rule, DateOnly.MaxValue, DateOnly.MaxValue, DateOnly.MaxValue);
            }, iter: 1_500);

    [Fact]
    public void Rules_put_together_of_good_parts_go_on_in_order() => Gen.Select(
        Gen.OneOf("DAILY", "WEEKLY", "MONTHLY", "YEARLY"), Gen.Int[1, 5], Gen.OneOf("", ";BYDAY=MO,TH", ";BYMONTH=3,9", ";BYDAY=SA"), Gen.Int[0, 400]).Sample((frequency, interval, by, ahead) =>
    {
        var rule = $"FREQ={frequency};INTERVAL={interval}{by}";
        Assert.NotEqual(RecurrenceProblem.Wrong, RecurrenceRules.Check(rule, Due));
        var first = RecurrenceRules.Next(rule, Due, Due, Due)?.Due;
        var later = RecurrenceRules.Next(rule, Due, Due, Due.AddDays(ahead))?.Due;
        Assert.Equal(RecurrenceRules.Check(rule, Due) is null, first is not null);
        Assert.Equal(first is null, later is null);
        Assert.True(first is null || (first > Due && later >= first && later > Due.AddDays(ahead)));
    }, iter: 300);
}
