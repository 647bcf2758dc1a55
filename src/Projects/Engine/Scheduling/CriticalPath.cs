namespace Tertulia.Projects.Scheduling;

// The critical path method, on the model that the head of Schedule.cs explains. Forward, predecessors first: early dates are the planned ones, or later
// where a dependency is violated. The project finishes with the last of them. Backward, successors first: the latest end of a task is that finish, or
// what the latest dates of each successor allow. Slack is how far the two are apart, in working days of the task; without any, the task is critical.
// Planned dates count as "not before", since the schedule never pulls a task earlier: a gap between two tasks is slack of the first.
public sealed partial class Schedule
{
    /// <summary>Early and late dates of the open tasks with dates, and which of them are critical. O(tasks + links).</summary>
    public CriticalPathResult FindCriticalPath()
    {
        var early = (Span[])_spans.Clone();
        if (_graph.Order(Enumerable.Range(0, early.Length), place => early[place].Placed) is not { } order)
            return new CriticalPathResult(null, [], CycleAmong(early));
        if (order.Count == 0)
            return new CriticalPathResult(null, [], null);

        foreach (var place in order)
        {
            if (FindPush(early, place, by: null) is not { } push)
                continue;
            var calendar = CalendarOf(place);
            var end = push.Start + early[place].Length(calendar);
            if (end > calendar.WorkingDays)
                return new CriticalPathResult(null, [], new ScheduleRefusal(ScheduleProblem.TooFar, [_graph.IdOf(place)]));
            early[place] = early[place].At((int)push.Start, (int)end, calendar);
        }

        var finish = order.Max(place => early[place].End);
        var late = new (int Start, int End)[early.Length];
        foreach (var place in Enumerable.Reverse(order))
        {
            var calendar = CalendarOf(place);
            var (start, end, length) = (calendar.Before(early[place].Start), calendar.Before(early[place].End), early[place].Length(calendar));
            long latest = calendar.Before(finish);
            foreach (var index in _graph.From(place))
            {
                var link = _graph.Links[index];
                if (early[link.To].Placed)
                    latest = Math.Min(latest, LatestEnd(link, calendar, length, late[link.To], early[link.To].Milestone));
            }

            var lateEnd = (int)Math.Max(latest, end);
            late[place] = (Math.Max(start, lateEnd - length), lateEnd);
        }

        return new CriticalPathResult(
            DateOnly.FromDayNumber(finish - 1), order.ConvertAll(place => SlackOf(place, early[place], late[place])), null);
    }

    /// <summary>The working day before which a predecessor must end for the successor to keep its latest dates.</summary>
    private long LatestEnd(Link link, WorkCalendar calendar, int length, (int Start, int End) late, bool milestone)
    {
        // The predecessor's end of this link has to come no later than this working day of the successor's calendar …
        var bound = (long)(link.Kind.ToFinish(milestone) ? late.End : late.Start) - link.LagDays;
        var theirs = CalendarOf(link.To);
        if (bound >= theirs.WorkingDays)
            return long.MaxValue;

        // … which is a day that both calendars know.
        var day = theirs.DayNumber((int)Math.Max(0, bound));
        return link.Kind.FromFinish() ? calendar.Before(day) : (long)calendar.Before(day + 1) - 1 + length;
    }

    private TaskSlack SlackOf(int place, Span early, (int Start, int End) late)
    {
        var calendar = CalendarOf(place);
        var slack = late.End - calendar.Before(early.End);
        var latest = slack == 0 ? early : early.At(late.Start, late.End, calendar);
        return new TaskSlack(
            _graph.IdOf(place),
            DateOnly.FromDayNumber(early.Start),
            DateOnly.FromDayNumber(early.End - 1),
            DateOnly.FromDayNumber(latest.Start),
            DateOnly.FromDayNumber(latest.End - 1),
            slack);
    }
}
