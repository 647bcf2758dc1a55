using CsCheck;
using static Tertulia.Projects.Views.ViewWorld;

namespace Tertulia.Projects.Views;

public sealed class ViewWindowTests
{
    private sealed record Step(int Number, TaskDto? After, bool Seen);

    private static readonly Gen<Step[]> Steps =
        Gen.Int[0, 24].SelectMany(n => Gen.Select(TaskOf(n), Gen.Int[0, 4], Gen.Int[0, 3], (task, gone, seen) => new Step(n, gone == 0 ? null : task, seen != 0))).Array[0, 25];

    [Fact]
    public void Placing_changes_gives_what_a_fresh_evaluation_gives() =>
        Gen.Select(Settings, ViewEvaluatorTests.ManyTasks(20), Steps, Gen.Int[0, 6], Gen.Int[1, 8]).Sample((settings, tasks, steps, offset, size) =>
        {
            if (ViewEvaluator.Compile(settings, Context, out _) is not { } view)
                return;
            var truth = tasks.ToDictionary(t => t.Number);
            var window = new ViewWindow(view);
            window.Load(Answer(view.Evaluate(truth.Values), offset, size));
            foreach (var step in steps)
            {
                Do(truth, window, step with { Seen = true });
                Assert.False(window.Stale);
                AssertRight(window, view.Evaluate(truth.Values));
            }
        }, iter: 600);

    [Fact]
    public void Whole_groups_stay_whole() =>
        Gen.Select(Settings, ViewEvaluatorTests.ManyTasks(20), Steps).Sample((settings, tasks, steps) =>
        {
            if (ViewEvaluator.Compile(settings, Context, out _) is not { } view)
                return;
            var truth = tasks.ToDictionary(t => t.Number);
            var window = new ViewWindow(view);
            window.Load(Answer(view.Evaluate(truth.Values), 0, int.MaxValue));
            foreach (var step in steps)
                Do(truth, window, step with { Seen = false });
            Assert.False(window.Stale);
            Assert.Empty(window.Gaps(50));
            Assert.All(window.Groups, g => Assert.True(g.Complete));
            AssertRight(window, view.Evaluate(truth.Values));
        }, iter: 300);

    [Fact]
    public void Changes_of_tasks_never_seen_leave_right_rows_or_say_that_a_query_is_due() =>
        Gen.Select(Settings, ViewEvaluatorTests.ManyTasks(20), Steps, Gen.Int[0, 6], Gen.Int[1, 8]).Sample((settings, tasks, steps, offset, size) =>
        {
            if (ViewEvaluator.Compile(settings, Context, out _) is not { } view)
                return;
            var truth = tasks.ToDictionary(t => t.Number);
            var window = new ViewWindow(view);
            window.Load(Answer(view.Evaluate(truth.Values), offset, size));
            foreach (var step in steps)
            {
                Do(truth, window, step);
                AssertRight(window, view.Evaluate(truth.Values));
            }

            // Asking for the gaps makes it certain again, and full.
            for (var round = 0; window.Gaps(size) is { Count: > 0 } gaps; round++)
            {
                Assert.True(round < 20, "Filling the gaps comes to no end.");
                window.Extend(Answer(view.Evaluate(truth.Values), gaps));
            }

            Assert.False(window.Stale);
            AssertRight(window, view.Evaluate(truth.Values));
        }, iter: 600);

    [Fact]
    public void Moves_drawn_one_after_the_other_give_the_rows() =>
        Gen.Select(Settings, ViewEvaluatorTests.ManyTasks(20), Steps).Sample((settings, tasks, steps) =>
        {
            if (ViewEvaluator.Compile(settings, Context, out _) is not { } view)
                return;
            var truth = tasks.ToDictionary(t => t.Number);
            var window = new ViewWindow(view);
            window.Load(Answer(view.Evaluate(truth.Values), 0, 5));
            foreach (var step in steps)
            {
                var drawn = window.Groups.ToDictionary(g => g.Key, g => g.Rows.Select(r => r.Number).ToList());
                foreach (var move in Do(truth, window, step))
                    Draw(drawn, move, step.Number);
                Assert.Equal(
                    window.Groups.Where(g => g.Rows.Count > 0).ToDictionary(g => g.Key, g => string.Join(',', g.Rows.Select(r => r.Number))),
                    drawn.Where(g => g.Value.Count > 0).ToDictionary(g => g.Key, g => string.Join(',', g.Value)));
            }
        }, iter: 300);

    [Fact]
    public void A_late_older_version_changes_nothing()
    {
        var view = ViewEvaluator.Compile(new(), Context, out _)!;
        var window = new ViewWindow(view);
        window.Load(Answer(view.Evaluate([Task(1, "new") with { Version = 5 }]), 0, 10));
        Assert.Empty(window.Apply(TaskChange.Appeared(Task(1, "old") with { Version = 4 })));
        Assert.Equal("new", window.Groups[0].Rows[0].Title);
    }

    private static IReadOnlyList<WindowMove> Do(Dictionary<int, TaskDto> truth, ViewWindow window, Step step)
    {
        var before = truth.GetValueOrDefault(step.Number);
        if (step.After is null)
            truth.Remove(step.Number);
        else
            truth[step.Number] = step.After;
        return window.Apply(new(Id(1000 + step.Number), step.Seen ? before : null, step.Seen, step.After));
    }

    private static void Draw(Dictionary<string, List<int>> drawn, WindowMove move, int number)
    {
        if (move.Kind == WindowMoveKind.GroupRemoved)
        {
            drawn.Remove(move.Cell.Key);
            return;
        }

        if (move.Kind == WindowMoveKind.GroupAdded)
        {
            drawn[move.Cell.Key] = [number];
            return;
        }

        var rows = drawn[move.Cell.Key];
        if (move.From >= 0)
        {
            Assert.Equal(number, rows[move.From]);
            rows.RemoveAt(move.From);
        }

        if (move.To >= 0)
            rows.Insert(move.To, number);
    }

    /// <summary>Known rows are neighbours in the truth; what is certain is exact.</summary>
    private static void AssertRight(ViewWindow window, ViewResult truth)
    {
        var groups = truth.Groups.ToDictionary(g => g.Cell.Key);
        foreach (var group in window.Groups)
        {
            var all = groups.TryGetValue(group.Key, out var found) ? found.Tasks : [];
            var first = group.Rows.Count == 0 ? 0 : all.ToList().FindIndex(t => t.Id == group.Rows[0].Id);
            Assert.Equal(group.Rows, all.Skip(first).Take(group.Rows.Count));
            if (group.Uncertain)
                continue;
            Assert.Equal(all.Count, group.Count);
            Assert.Equal(first, group.Offset);
        }

        // No group is missing, and those that are too many are the uncertain ones.
        Assert.Empty(groups.Keys.Except(window.Groups.Select(g => g.Key)));
        Assert.Empty(window.Groups.Where(g => !g.Uncertain).Select(g => g.Key).Except(groups.Keys));
        Assert.Equal(window.Groups.Select(g => g.Key).Where(groups.ContainsKey), truth.Groups.Select(g => g.Cell.Key));
    }

    private static TaskQueryDto Answer(ViewResult result, int offset, int size) =>
        Answer(result, [.. result.Groups.Select(g => new GroupWindowDto(g.Cell.Key, offset, size))]);

    private static TaskQueryDto Answer(ViewResult result, IReadOnlyList<GroupWindowDto> windows)
    {
        var groups = windows.Select(w => (Window: w, Tasks: result.Groups.FirstOrDefault(g => g.Cell.Key == w.Key)?.Tasks ?? [])).ToList();
        return new(
            [.. groups.Select(g => new TaskGroupDto(g.Window.Key, g.Tasks.Count, g.Window.Offset, [.. g.Tasks.Skip(g.Window.Offset).Take(g.Window.Count).Select(t => t.Id)], []))],
            [.. groups.SelectMany(g => g.Tasks).DistinctBy(t => t.Id)],
            result.Total,
            default);
    }
}
