using CsCheck;
using Tertulia.Projects.Scheduling;

namespace Tertulia.Projects.Tests.Scheduling;

public sealed class WorkCalendarTests
{
    private static readonly DateOnly Friday = new(2026, 5, 1);

    [Fact]
    public void Weekends_and_holidays_are_no_working_days()
    {
        var calendar = new WorkCalendar(WorkWeekDto.Usual with { Holidays = [new(2026, 5, 4)] });

        Assert.True(calendar.IsWorking(Friday));
        Assert.False(calendar.IsWorking(Friday.AddDays(1)));
        Assert.False(calendar.IsWorking(Friday.AddDays(3)));
        Assert.Equal(new DateOnly(2026, 5, 5), calendar.OnOrAfter(Friday.AddDays(1)));
        Assert.Equal(Friday, calendar.OnOrBefore(Friday.AddDays(3)));
        Assert.Equal(new DateOnly(2026, 5, 5), calendar.Add(Friday, 1));
        Assert.Equal(Friday, calendar.Add(new(2026, 5, 5), -1));
        Assert.Equal(2, calendar.Count(Friday, new(2026, 5, 5)));
        Assert.Equal(-2, calendar.Count(new(2026, 5, 5), Friday));
    }

    [Fact]
    public void A_holiday_given_twice_or_on_a_weekend_counts_once_or_not_at_all()
    {
        var calendar = new WorkCalendar(WorkWeekDto.Usual.Days, [new(2026, 5, 4), new(2026, 5, 4), new(2026, 5, 3)]);

        Assert.Equal(4, calendar.Count(new(2026, 5, 2), new(2026, 5, 8)));
    }

    [Fact]
    public void The_first_and_the_last_year_are_as_far_as_it_goes()
    {
        var calendar = WorkCalendar.Usual;

        Assert.Equal(DateOnly.MinValue, calendar.OnOrAfter(DateOnly.MinValue));
        Assert.Null(calendar.Add(DateOnly.MinValue, -1));
        Assert.Equal(DateOnly.MaxValue, calendar.OnOrBefore(DateOnly.MaxValue));
        Assert.Null(calendar.Add(DateOnly.MaxValue, 1));
        Assert.Null(calendar.Add(Friday, int.MaxValue));
        Assert.Null(calendar.Add(Friday, int.MinValue));
        Assert.Null(new WorkCalendar([DayOfWeek.Monday], []).OnOrAfter(DateOnly.MaxValue));
        Assert.Null(new WorkCalendar([DayOfWeek.Sunday], []).OnOrBefore(DateOnly.MinValue));
    }

    [Fact]
    public void A_week_without_a_working_day_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new WorkCalendar([], []));
        Assert.Throws<ArgumentException>(() => new WorkCalendar([(DayOfWeek)9], []));
    }

    [Fact]
    public void Counting_and_adding_agree_with_walking_from_day_to_day() =>
        Gen.Select(Plans.Calendars, Gen.Int[-40, 80], Gen.Int[-30, 30]).Sample((week, offset, days) =>
        {
            var calendar = new WorkCalendar(week);
            bool IsWorked(DateOnly date) => week.Days.Contains(date.DayOfWeek) && !week.Holidays.Contains(date);
            var date = Plans.FirstDay.AddDays(offset);

            var walked = date;
            for (var left = Math.Abs(days); left > 0;)
            {
                walked = walked.AddDays(Math.Sign(days));
                left -= IsWorked(walked) ? 1 : 0;
            }

            Assert.Equal(IsWorked(date), calendar.IsWorking(date));
            Assert.Equal(walked, calendar.Add(date, days));
            var (from, to) = walked < date ? (walked, date) : (date, walked);
            var count = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Count(i => IsWorked(from.AddDays(i)));
            Assert.Equal(count, calendar.Count(from, to));
            Assert.Equal(from == to ? count : -count, calendar.Count(to, from));
            Assert.Equal(Step(date, 1), calendar.OnOrAfter(date));
            Assert.Equal(Step(date, -1), calendar.OnOrBefore(date));

            DateOnly Step(DateOnly day, int by)
            {
                while (!IsWorked(day))
                    day = day.AddDays(by);
                return day;
            }
        });
}
