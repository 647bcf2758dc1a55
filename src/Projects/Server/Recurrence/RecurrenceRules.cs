using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace Tertulia.Projects;

/// <summary>
/// Rules by which a completed task comes again: RRULE of RFC 5545 in days (no hours, minutes, seconds), with one part of our own. <c>X-FROM=COMPLETION</c> counts from the
/// day it was completed instead of the day it was due: "three days after I watered them".
/// <para>A rule stands on one task at a time and goes on with the next, so the task's due date is the rule's start, and COUNT says how many are left, this one
/// included.</para>
/// </summary>
internal static class RecurrenceRules
{
    public const string FromCompletion = "X-FROM=COMPLETION";

    /// <summary>Occurrences looked at and steps without one before a rule counts as never occurring: thirteen years of days.</summary>
    private const int Steps = 5_000;

    /// <param name="start">The task's due date, or today when it has none: every second month from May on is never June.</param>
    /// <returns>Null when it is good.</returns>
    public static RecurrenceProblem? Check(string rule, DateOnly start) =>
        RecurrenceText.Parse(rule, out var parsed) ?? (FirstAfter(parsed!, start, start) is null ? RecurrenceProblem.Never : null);

    /// <summary>The next task of a rule.</summary>
    /// <param name="due">When the completed one was due; null when it had no date, then it counts from the completion.</param>
    /// <param name="completed">The day it was completed.</param>
    /// <param name="after">The next one is due after this day: the due date to miss none, the day of completion to skip what is past already.</param>
    /// <returns>Null when the rule has come to its end, or is not good.</returns>
    public static NextOccurrence? Next(string rule, DateOnly? due, DateOnly completed, DateOnly after)
    {
        if (RecurrenceText.Parse(rule, out var parsed) is not null)
            return null;
        var start = parsed!.FromCompletion || due is null ? completed : due.Value;
        if (after < start)
            after = start;
        if (FirstAfter(parsed, start, after) is not { } next || next.Date > parsed.Until || next.Place >= parsed.Count)
            return null;
        return new(next.Date, parsed.Count is { } count ? parsed.WithCount(count - next.Place) : parsed.Text);
    }

    /// <summary>The first occurrence after a day, and how many there are from the start to it.</summary>
    private static (DateOnly Date, int Place)? FirstAfter(RecurrenceText rule, DateOnly start, DateOnly after)
    {
        try
        {
            var calendarEvent = new CalendarEvent { DtStart = new CalDateTime(start), RecurrenceRule = new(rule.Endless) };
            var place = 0;
            foreach (var occurrence in calendarEvent.GetOccurrences(null, new EvaluationOptions { MaxUnmatchedIncrementsLimit = Steps }))
            {
                var date = occurrence.Period.StartTime.Date;
                if (date <= start)
                    continue;
                place++;
                if (date > after)
                    return (date, place);
                if (place > Steps)
                    return null;
            }
        }
        catch (Exception beyond) when (beyond is EvaluationException or ArgumentException or InvalidOperationException or OverflowException)
        {
            // Past the calendar's end, or nothing for as long as is looked.
        }

        return null;
    }
}

/// <param name="Due">When the next task is due.</param>
/// <param name="Rule">The rule it carries.</param>
internal sealed record NextOccurrence(DateOnly Due, string Rule);

internal enum RecurrenceProblem
{
    /// <summary>Not a rule of RFC 5545, or a part of it that means nothing for days.</summary>
    Wrong,

    /// <summary>Oftener than daily.</summary>
    TooOften,

    /// <summary>A number or a list beyond the limits.</summary>
    TooLarge,

    /// <summary>Both a count and an end.</summary>
    CountAndUntil,

    /// <summary>No day fits, such as the 30th of February.</summary>
    Never,
}
