using Tertulia.Projects.Scheduling;

namespace Tertulia.Projects.Tests.Scheduling;

/// <summary>The rules by example. 1 May 2026 is a Friday; weeks are worked from Monday to Friday.</summary>
public sealed class ScheduleTests
{
    private static readonly Guid A = Plans.Id(1), B = Plans.Id(2), C = Plans.Id(3);

    [Theory]
    [InlineData(DependencyKind.FinishToStart, 0, 11)]
    [InlineData(DependencyKind.FinishToStart, 2, 13)]
    [InlineData(DependencyKind.FinishToStart, -1, 8)]
    [InlineData(DependencyKind.FinishToStart, -3, 6)]
    [InlineData(DependencyKind.StartToStart, 0, 6)]
    [InlineData(DependencyKind.StartToStart, 3, 11)]
    [InlineData(DependencyKind.FinishToFinish, 0, 7)]
    [InlineData(DependencyKind.FinishToFinish, 1, 8)]
    [InlineData(DependencyKind.StartToFinish, 2, 6)]
    [InlineData(DependencyKind.StartToFinish, 4, 8)]
    public void Each_kind_binds_its_ends(DependencyKind kind, int lag, int start)
    {
        // A from Wednesday 6 to Friday 8; B takes two days and stood on Monday 4 and Tuesday 5.
        var schedule = Chain(Task(A, 6, 8), Task(B, 4, 5), kind, lag);

        var move = Assert.Single(schedule.Move([Task(A, 6, 8)]).Moves);

        Assert.Equal(new TaskMoveDto(B, May(4), May(5), May(start), WorkCalendar.Usual.Add(May(start), 1), A), move);
    }

    [Fact]
    public void Start_to_finish_lets_the_successor_end_the_day_before() =>
        Assert.Empty(Chain(Task(A, 6, 8), Task(B, 4, 5), DependencyKind.StartToFinish, 0).Move([Task(A, 6, 8)]).Moves);

    [Fact]
    public void A_successor_that_starts_late_enough_stays_and_is_never_pulled() =>
        Assert.Empty(Chain(Task(A, 6, 8), Task(B, 11, 12)).Move([Task(A, 1, 1)]).Moves);

    [Fact]
    public void A_longer_task_pushes_the_whole_chain_over_weekend_and_holiday_and_each_move_names_its_cause()
    {
        var schedule = new Schedule(
            [Task(A, 4, 5), Task(B, 6, 8), Task(C, 11, 11)],
            [new(A, B), new(B, C)],
            new WorkCalendar(WorkWeekDto.Usual with { Holidays = [May(11)] }));

        var result = schedule.Move([Task(A, 4, 7)]);

        Assert.Equal(
            [new TaskMoveDto(B, May(6), May(8), May(8), May(13), A), new TaskMoveDto(C, May(11), May(11), May(14), May(14), B)],
            result.Moves);
    }

    [Fact]
    public void The_predecessor_that_pushes_furthest_is_the_cause()
    {
        var schedule = new Schedule([Task(A, 4, 8), Task(B, 4, 12), Task(C, 6, 6)], [new(A, C), new(B, C)], WorkCalendar.Usual);

        var move = Assert.Single(schedule.Move([Task(A, 4, 8)]).Moves);

        Assert.Equal((May(13), B), (move.Start, move.BecauseOf));
    }

    [Fact]
    public void A_task_put_before_its_predecessor_comes_back_to_where_it_can_be()
    {
        var move = Assert.Single(Chain(Task(A, 4, 5), Task(B, 6, 7)).Move([Task(B, 4, 5)]).Moves);

        Assert.Equal(new TaskMoveDto(B, May(4), May(5), May(6), May(7), A), move);
    }

    [Fact]
    public void A_violation_among_others_stays_until_its_successor_is_touched()
    {
        // B already overlaps A, C is far away; moving C's own predecessor B within its place touches C only.
        var schedule = new Schedule([Task(A, 4, 8), Task(B, 6, 6), Task(C, 6, 6)], [new(A, B), new(B, C)], WorkCalendar.Usual);

        Assert.Equal([new Dependency(A, B), new Dependency(B, C)], schedule.FindViolations());
        Assert.Empty(schedule.Move([Task(C, 20, 20)]).Moves);
        Assert.Equal([B, C], schedule.Move([Task(B, 6, 6)]).Moves.Select(move => move.TaskId));
    }

    [Fact]
    public void A_milestone_may_be_on_the_day_its_work_ends_and_what_follows_starts_the_next()
    {
        var milestone = new ScheduleTask(B, null, May(4), Milestone: true);
        var schedule = new Schedule([Task(A, 4, 8), milestone, Task(C, 5, 6)], [new(A, B), new(B, C)], WorkCalendar.Usual);

        var moves = schedule.Move([Task(A, 4, 8)]).Moves;

        Assert.Equal([new TaskMoveDto(B, null, May(4), null, May(8), A), new TaskMoveDto(C, May(5), May(6), May(11), May(12), B)], moves);
    }

    [Fact]
    public void A_milestone_starts_and_ends_with_others_on_their_day()
    {
        var milestone = new ScheduleTask(B, May(1), May(4), Milestone: true);

        Assert.Equal((May(6), May(6)), Moved(DependencyKind.StartToStart));
        Assert.Equal((May(8), May(8)), Moved(DependencyKind.FinishToFinish));

        (DateOnly?, DateOnly?) Moved(DependencyKind kind)
        {
            var move = Assert.Single(Chain(Task(A, 6, 8), milestone, kind).Move([milestone]).Moves);
            return (move.Start, move.Due);
        }
    }

    [Fact]
    public void A_task_with_one_date_takes_that_day_and_keeps_one()
    {
        var moves = new Schedule(
            [new(A, null, May(8)), new(B, May(8), null), new(C, null, May(8))], [new(A, B), new(B, C)], WorkCalendar.Usual).Move([new(A, null, May(8))]).Moves;

        Assert.Equal([new TaskMoveDto(B, May(8), null, May(11), null, A), new TaskMoveDto(C, null, May(8), null, May(12), B)], moves);
    }

    [Fact]
    public void A_task_without_dates_neither_moves_nor_pushes() =>
        Assert.Empty(new Schedule([Task(A, 4, 8), new(B, null, null), Task(C, 4, 4)], [new(A, B), new(B, C)], WorkCalendar.Usual).Move([Task(A, 4, 20)]).Moves);

    [Fact]
    public void A_completed_task_neither_moves_nor_pushes()
    {
        var done = Task(B, 5, 6) with { Done = true };

        Assert.Empty(new Schedule([Task(A, 4, 4), done, Task(C, 5, 5)], [new(A, B), new(B, C)], WorkCalendar.Usual).Move([Task(A, 4, 20), done]).Moves);
    }

    [Fact]
    public void Work_on_a_weekend_stays_there_until_it_is_pushed()
    {
        // 2 and 3 May are a weekend: what ends then is followed on Monday.
        Assert.Empty(Chain(Task(A, 1, 3), Task(B, 4, 4)).Move([Task(A, 1, 3)]).Moves);
        Assert.Empty(Chain(Task(A, 1, 1), Task(B, 2, 3)).Move([Task(A, 1, 1)]).Moves);

        var move = Assert.Single(Chain(Task(A, 1, 4), Task(B, 2, 3)).Move([Task(A, 1, 4)]).Moves);
        Assert.Equal((May(5), May(5)), (move.Start, move.Due));
    }

    [Fact]
    public void Each_task_counts_in_the_calendar_of_its_project()
    {
        var sevenDays = new WorkCalendar(Enum.GetValues<DayOfWeek>(), []);
        var schedule = new Schedule(
            [Task(A, 6, 8), Task(B, 4, 5) with { Calendar = sevenDays }, Task(C, 4, 4)],
            [new(A, B), new(B, C, DependencyKind.FinishToStart, 1)],
            WorkCalendar.Usual);

        Assert.Equal([(May(9), May(10)), (May(12), May(12))], schedule.Move([Task(A, 6, 8)]).Moves.Select(move => (move.Start!.Value, move.Due!.Value)));
    }

    [Fact]
    public void A_due_date_before_the_start_counts_as_the_start()
    {
        var move = Assert.Single(Chain(Task(A, 4, 8), Task(B, 6, 5)).Move([Task(A, 4, 8)]).Moves);

        Assert.Equal((May(11), May(11)), (move.Start, move.Due));
    }

    [Fact]
    public void What_would_pass_the_last_year_is_refused_and_nothing_moves()
    {
        var last = DateOnly.MaxValue;
        var schedule = new Schedule([Task(A, 4, 4), new(B, last, last)], [new(A, B, DependencyKind.FinishToStart, int.MaxValue)], WorkCalendar.Usual);

        Assert.Equal((ScheduleProblem.TooFar, B), (schedule.Move([Task(A, 4, 4)]).Refusal!.Problem, schedule.Move([Task(A, 4, 4)]).Refusal!.TaskIds[0]));
        Assert.Empty(schedule.Move([Task(A, 4, 4)]).Moves);
        Assert.Equal(ScheduleProblem.TooFar, schedule.FindCriticalPath().Refusal!.Problem);

        var endless = Task(A, 4, 4) with { Due = last };
        Assert.Equal(ScheduleProblem.TooFar, Chain(endless, Task(B, 4, 4)).Move([endless]).Refusal!.Problem);
    }

    [Fact]
    public void A_huge_lead_binds_nothing_and_the_last_day_can_be_reached()
    {
        Assert.Empty(Chain(Task(A, 4, 8), Task(B, 4, 4), DependencyKind.FinishToStart, int.MinValue).Move([Task(A, 4, 8)]).Moves);
        var path = Chain(Task(A, 4, 8), Task(B, 4, 4), DependencyKind.FinishToFinish, int.MinValue).FindCriticalPath();
        Assert.All(path.Tasks, t => Assert.InRange(t.Slack, 0, 4));

        var end = new DateOnly(9999, 12, 30);
        var move = Assert.Single(new Schedule([new(A, end, end), Task(B, 4, 4)], [new(A, B)], WorkCalendar.Usual).Move([new(A, end, end)]).Moves);
        Assert.Equal(DateOnly.MaxValue, move.Due);

        var first = DateOnly.MinValue;
        Assert.Empty(Chain(Task(A, 4, 8), new(B, first, first), DependencyKind.StartToStart, -1_000_000).Move([Task(A, 4, 8)]).Moves);
    }

    [Fact]
    public void Dependencies_on_tasks_it_does_not_know_are_ignored() =>
        Assert.Empty(new Schedule([Task(A, 4, 8)], [new(C, A), new(A, B)], WorkCalendar.Usual).Move([Task(A, 1, 1)]).Moves);

    [Fact]
    public void A_changed_task_it_does_not_know_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => new Schedule([Task(A, 4, 8)], [], WorkCalendar.Usual).Move([Task(B, 4, 8)]));

    [Fact]
    public void A_new_dependency_is_refused_with_the_cycle_named()
    {
        var schedule = new Schedule([Task(A, 4, 4), Task(B, 5, 5), Task(C, 6, 6)], [new(A, B), new(B, C)], WorkCalendar.Usual);

        var refusal = schedule.Check(new(C, A));

        Assert.Equal(ScheduleProblem.Cycle, refusal!.Problem);
        Assert.Equal([C, A, B], refusal.TaskIds);
        Assert.Null(schedule.Check(new(A, C)));
        Assert.Equal(ScheduleProblem.Duplicate, schedule.Check(new(A, B, DependencyKind.StartToStart))!.Problem);
        Assert.Equal(ScheduleProblem.Itself, schedule.Check(new(A, A))!.Problem);
        Assert.Equal(ScheduleProblem.UnknownTask, schedule.Check(new(A, Plans.Id(9)))!.Problem);
        Assert.Equal(ScheduleProblem.LagOutOfRange, schedule.Check(new(A, C, DependencyKind.FinishToStart, Schedule.MaxLagDays + 1))!.Problem);
        Assert.Equal(ScheduleProblem.LagOutOfRange, schedule.Check(new(A, C, DependencyKind.FinishToStart, int.MinValue))!.Problem);
        Assert.Equal(ScheduleProblem.UnknownKind, schedule.Check(new(A, C, (DependencyKind)7))!.Problem);
    }

    [Fact]
    public void The_longest_way_is_critical_and_the_rest_has_slack()
    {
        var schedule = new Schedule(
            [Task(A, 4, 8), Task(B, 4, 5), Task(C, 11, 12), Task(Plans.Id(4), 1, 1) with { Done = true }], [new(A, C), new(B, C)], WorkCalendar.Usual);

        var path = schedule.FindCriticalPath();

        Assert.Equal(May(12), path.Finish);
        Assert.Equal([A, C], path.Tasks.Where(task => task.Critical).Select(task => task.TaskId));
        Assert.Equal(new TaskSlack(B, May(4), May(5), May(7), May(8), 3), path.Tasks.Single(task => task.TaskId == B));
    }

    [Fact]
    public void A_project_without_open_dates_has_no_critical_path() =>
        Assert.Equivalent(new CriticalPathResult(null, [], null), new Schedule([new(A, null, null)], [], WorkCalendar.Usual).FindCriticalPath());

    [Fact]
    public void Chains_of_any_length_are_walked_without_recursion()
    {
        const int Length = 100_000;
        var tasks = Enumerable.Range(0, Length).Select(i => new ScheduleTask(Number(i), May(4), May(4))).ToArray();
        var links = Enumerable.Range(1, Length - 1).Select(i => new Dependency(Number(i - 1), Number(i))).ToArray();
        var schedule = new Schedule(tasks, links, WorkCalendar.Usual);

        var moves = schedule.Move([tasks[0]]).Moves;

        Assert.Equal(Length - 1, moves.Count);
        Assert.Equal(WorkCalendar.Usual.Add(May(4), Length - 1), moves[^1].Due);
        Assert.All(schedule.FindCriticalPath().Tasks, task => Assert.True(task.Critical));
        Assert.Equal(Length, schedule.Check(new(Number(Length - 1), Number(0)))!.TaskIds.Count);
        Assert.Equal(Length, new Schedule(tasks, [.. links, new(Number(Length - 1), Number(0))], WorkCalendar.Usual).FindCycle()!.Count);

        static Guid Number(int i) => new(i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    private static DateOnly May(int day) => new(2026, 5, day);

    private static ScheduleTask Task(Guid id, int start, int due) => new(id, May(start), May(due));

    private static Schedule Chain(ScheduleTask first, ScheduleTask second, DependencyKind kind = DependencyKind.FinishToStart, int lag = 0) =>
        new([first, second], [new(first.Id, second.Id, kind, lag)], WorkCalendar.Usual);
}
