using CsCheck;
using Tertulia.Projects.Scheduling;

namespace Tertulia.Projects.Tests.Scheduling;

/// <summary>The engine against <see cref="Walker"/>, on <see cref="Plans"/>.</summary>
public sealed class SchedulePropertyTests
{
    [Fact]
    public void What_moves_and_where_to_is_what_walking_finds() => Plans.All.Sample(plan =>
    {
        var walker = new Walker(plan.After, plan.Dependencies, plan.Calendar);
        var moved = walker.Settle(plan.Changed.Select(task => task.Id));

        var result = plan.Schedule.Move(plan.Changed);

        Assert.Null(result.Refusal);
        Assert.Equal(moved.Order(), result.Moves.Select(move => move.TaskId).Order());
        foreach (var move in result.Moves)
        {
            var task = plan.After.Single(t => t.Id == move.TaskId);
            var at = walker.At[move.TaskId];
            Assert.Equal((task.Start, task.Due), (move.OldStart, move.OldDue));
            Assert.Equal(task.Start is null ? null : at.Start, move.Start);
            Assert.Equal(task.Due is null ? null : at.Due, move.Due);
        }
    }, iter: 20_000);

    [Fact]
    public void What_moves_goes_later_keeps_its_working_days_and_names_a_predecessor_that_forbids_a_day_less() => Plans.All.Sample(plan =>
    {
        var result = plan.Schedule.Move(plan.Changed);

        var settled = Apply(plan.After, result.Moves);
        foreach (var move in result.Moves)
        {
            var task = plan.After.Single(t => t.Id == move.TaskId);
            var old = new Walker([task], [], plan.Calendar);
            var (oldStart, oldDue) = old.At[move.TaskId];
            var (start, due) = new Walker([settled.Single(t => t.Id == move.TaskId)], [], plan.Calendar).At[move.TaskId];
            Assert.True(due > oldDue && start >= oldStart);
            Assert.Equal(Math.Max(1, old.WorkedDays(task, oldStart, oldDue)), old.WorkedDays(task, start, due));

            // With its old dates, the predecessor that is named would be violated.
            var before = settled.Select(t => t.Id == move.TaskId ? task : t).ToArray();
            var because = plan.Dependencies.Where(link => link.SuccessorId == move.TaskId && link.PredecessorId == move.BecauseOf);
            Assert.Contains(because, link => !new Walker(before, [], plan.Calendar).Holds(link));
        }
    });

    [Fact]
    public void Once_moved_nothing_moves_again() => Plans.All.Sample(plan =>
    {
        var settled = Apply(plan.After, plan.Schedule.Move(plan.Changed).Moves);

        Assert.Empty(new Schedule(settled, plan.Dependencies, plan.Calendar).Move(settled.Where(task => plan.Changed.Any(c => c.Id == task.Id))).Moves);
    });

    [Fact]
    public void The_order_in_which_tasks_and_dependencies_are_given_means_nothing() => Plans.All.Sample(plan =>
    {
        var turned = new Schedule(plan.Tasks.Reverse(), plan.Dependencies.Reverse(), plan.Calendar);

        Assert.Equal(
            plan.Schedule.Move(plan.Changed).Moves.OrderBy(move => move.TaskId),
            turned.Move(plan.Changed.Reverse()).Moves.OrderBy(move => move.TaskId));
        Assert.Equal(
            plan.Schedule.FindCriticalPath().Tasks.OrderBy(task => task.TaskId),
            turned.FindCriticalPath().Tasks.OrderBy(task => task.TaskId));
    });

    [Fact]
    public void Violations_are_those_that_walking_finds() => Plans.All.Sample(plan =>
    {
        var walker = new Walker(plan.Tasks, [], plan.Calendar);

        Assert.Equal(plan.Dependencies.Where(link => !walker.Holds(link)), plan.Schedule.FindViolations());
    });

    [Fact]
    public void Slipping_by_the_slack_does_not_delay_the_project_and_a_day_more_does() => Plans.All.Sample(plan =>
    {
        Walker Settled(Guid? late = null, int by = 0)
        {
            var walker = new Walker(plan.Tasks, plan.Dependencies, plan.Calendar);
            walker.Settle(plan.Tasks.Select(task => task.Id));
            if (late is { } id)
            {
                walker.Delay(id, by);
                walker.Settle(plan.Tasks.Select(task => task.Id));
            }

            return walker;
        }

        var early = Settled();
        var path = plan.Schedule.FindCriticalPath();
        Assert.Null(path.Refusal);
        Assert.Equal(early.At.Keys.Order(), path.Tasks.Select(task => task.TaskId).Order());
        if (path.Tasks.Count == 0)
            return;

        Assert.Equal(early.Finish, path.Finish);
        foreach (var task in path.Tasks)
        {
            Assert.Equal(early.At[task.TaskId], (task.EarlyStart, task.EarlyDue));
            var slipped = Settled(task.TaskId, task.Slack);
            Assert.Equal(slipped.At[task.TaskId], (task.LateStart, task.LateDue));
            Assert.Equal(early.Finish, slipped.Finish);
            Assert.True(Settled(task.TaskId, task.Slack + 1).Finish > early.Finish);
        }
    });

    [Fact]
    public void A_cycle_is_found_when_there_is_one_and_is_one() =>
        Gen.Select(Gen.Int[1, 12], Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11]).Array[0, 16]).Sample((count, arcs) =>
        {
            var links = arcs.Where(arc => arc.Item1 < count && arc.Item2 < count)
                .Select(arc => new Dependency(Plans.Id(arc.Item1), Plans.Id(arc.Item2))).ToArray();
            var tasks = Enumerable.Range(0, count).Select(i => new ScheduleTask(Plans.Id(i), Plans.FirstDay, Plans.FirstDay)).ToArray();

            var cycle = new Schedule(tasks, links, WorkCalendar.Usual).FindCycle();

            Assert.Equal(HasCycle(tasks, links), cycle is not null);
            Assert.Equal(cycle, new Schedule(tasks.Reverse(), links.Reverse(), WorkCalendar.Usual).FindCycle());
            if (cycle is null)
                return;
            AssertWaitsInTurn(cycle, links);
            Assert.Equal(cycle.Min(), cycle[0]);
            var refusal = new Schedule(tasks, links, WorkCalendar.Usual).Move(tasks).Refusal;
            Assert.Equal(ScheduleProblem.Cycle, refusal?.Problem);
            Assert.Equal(cycle, refusal!.TaskIds);
        });

    [Fact]
    public void A_dependency_is_refused_exactly_when_it_closes_a_circle_or_exists() =>
        Gen.Select(Plans.All, Gen.Int[0, 8], Gen.Int[0, 8]).Sample((plan, from, to) =>
        {
            var added = new Dependency(Plans.Id(from), Plans.Id(to));

            var refusal = plan.Schedule.Check(added);

            var expected = from == to ? ScheduleProblem.Itself
                : Math.Max(from, to) >= plan.Tasks.Length ? ScheduleProblem.UnknownTask
                : plan.Dependencies.Any(d => (d.PredecessorId, d.SuccessorId) == (added.PredecessorId, added.SuccessorId)) ? ScheduleProblem.Duplicate
                : HasCycle(plan.Tasks, [.. plan.Dependencies, added]) ? ScheduleProblem.Cycle
                : (ScheduleProblem?)null;
            Assert.Equal(expected, refusal?.Problem);
            if (expected == ScheduleProblem.Cycle)
            {
                Assert.Equal([added.PredecessorId, added.SuccessorId], refusal!.TaskIds.Take(2));
                AssertWaitsInTurn(refusal.TaskIds, [.. plan.Dependencies, added]);
            }
        });

    private static ScheduleTask[] Apply(ScheduleTask[] tasks, IReadOnlyList<TaskMoveDto> moves) =>
        [.. tasks.Select(task => moves.SingleOrDefault(move => move.TaskId == task.Id) is { } move ? task with { Start = move.Start, Due = move.Due } : task)];

    private static void AssertWaitsInTurn(IReadOnlyList<Guid> cycle, Dependency[] links)
    {
        Assert.Equal(cycle.Count, cycle.Distinct().Count());
        for (var i = 0; i < cycle.Count; i++)
            Assert.Contains(links, link => link.PredecessorId == cycle[i] && link.SuccessorId == cycle[(i + 1) % cycle.Count]);
    }

    /// <summary>By taking away, again and again, whoever waits for nobody.</summary>
    private static bool HasCycle(ScheduleTask[] tasks, Dependency[] links)
    {
        var left = tasks.Select(task => task.Id).ToHashSet();
        while (left.RemoveWhere(id => !links.Any(link => link.SuccessorId == id && left.Contains(link.PredecessorId))) > 0)
        {
        }

        return left.Count > 0;
    }
}
