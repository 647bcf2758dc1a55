using System.Text.Json;
using CsCheck;
using static Tertulia.Projects.Views.ViewWorld;

namespace Tertulia.Projects.Views;

public sealed class ViewEvaluatorTests
{
    [Theory]
    [InlineData(TaskColumn.Title, FilterOperator.Contains, "\"PAY\"", true)]
    [InlineData(TaskColumn.Title, FilterOperator.Contains, "\"fáctura\"", true)]
    [InlineData(TaskColumn.Title, FilterOperator.Is, "\"pay factura\"", true)]
    [InlineData(TaskColumn.Title, FilterOperator.NotContains, "\"pay\"", false)]
    [InlineData(TaskColumn.Assignees, FilterOperator.Contains, "\"me\"", true)]
    [InlineData(TaskColumn.Assignees, FilterOperator.Is, "\"me\"", false)]
    [InlineData(TaskColumn.Due, FilterOperator.Is, "\"today+2\"", true)]
    [InlineData(TaskColumn.Due, FilterOperator.Is, "\"2026-05-15\"", true)]
    [InlineData(TaskColumn.Due, FilterOperator.Within, "\"week\"", true)]
    [InlineData(TaskColumn.Due, FilterOperator.Within, "\"next_1\"", false)]
    [InlineData(TaskColumn.Due, FilterOperator.Within, "\"last_7\"", false)]
    [InlineData(TaskColumn.Due, FilterOperator.Less, "\"week\"", false)]
    [InlineData(TaskColumn.Due, FilterOperator.LessOrEqual, "\"week\"", true)]
    [InlineData(TaskColumn.Due, FilterOperator.Greater, "\"month-1\"", true)]
    [InlineData(TaskColumn.Start, FilterOperator.Empty, "null", true)]
    [InlineData(TaskColumn.Start, FilterOperator.Less, "\"today\"", false)]
    [InlineData(TaskColumn.Start, FilterOperator.IsNot, "\"today\"", true)]
    [InlineData(TaskColumn.Priority, FilterOperator.Is, "[\"high\",\"urgent\"]", true)]
    [InlineData(TaskColumn.Priority, FilterOperator.Greater, "\"high\"", false)]
    [InlineData(TaskColumn.Completed, FilterOperator.Is, "false", true)]
    [InlineData(TaskColumn.Estimate, FilterOperator.GreaterOrEqual, "90", true)]
    public void Conditions_mean_what_they_say(TaskColumn column, FilterOperator by, string value, bool holds)
    {
        var task = Task(1, "Pay factura") with
        {
            AssigneeIds = [People[2], People[0]],
            Due = Today.AddDays(2),
            Priority = TaskPriority.High,
            EstimateMinutes = 90,
        };
        Assert.Equal(holds, Filtering(new(new(column), by, JsonDocument.Parse(value).RootElement)).Matches(task));
    }

    [Fact]
    public void A_formula_is_compared_as_what_it_gives()
    {
        var twice = new ColumnRef(TaskColumn.Field, Twice);
        Assert.True(Filtering(new(twice, FilterOperator.Greater, Json(5))).Matches(Task(1).With(Price, 3)));
        Assert.False(Filtering(new(twice, FilterOperator.Greater, Json(6))).Matches(Task(1).With(Price, 3)));
        Assert.True(Filtering(new(twice, FilterOperator.Is, Json("6"))).Matches(Task(1).With(Price, 3)));
        Assert.False(Filtering(new(twice, FilterOperator.Empty)).Matches(Task(1).With(Price, 0)));
    }

    [Fact]
    public void Every_problem_is_named_with_its_place()
    {
        var third = new FilterDto(false, [], [new(false, [])]);
        var deep = new FilterDto(false, [], [new(false, [], [third])]);
        var settings = new ViewSettings(
            deep with
            {
                Conditions =
                [
                    new(new(TaskColumn.Field, Id(999)), FilterOperator.Is, Json(1)), new(new(TaskColumn.Title), FilterOperator.Less, Json("x")),
                    new(new(TaskColumn.Due), FilterOperator.Is, Json("someday")), new(new((TaskColumn)77), FilterOperator.Is), new(new(TaskColumn.Due), (FilterOperator)99), null!,
                    new(new(TaskColumn.Due), FilterOperator.Is),
                ],
            },
            GroupBy: new(TaskColumn.Title),
            Sort: [new(new(TaskColumn.Field, Id(999)))],
            Columns: [new(new(TaskColumn.Title), Total: ColumnTotal.Sum)]);

        Assert.Null(ViewEvaluator.Compile(settings, Context, out var problems));
        Assert.Equal(
            [
                new("filter.conditions[0].column", ViewProblemCodes.UnknownField), new("filter.conditions[1].operator", ViewProblemCodes.OperatorNotAllowed),
                new("filter.conditions[2].value", ViewProblemCodes.ValueWrong), new("filter.conditions[3].column", ViewProblemCodes.UnknownColumn),
                new("filter.conditions[4].operator", ViewProblemCodes.UnknownOperator), new("filter.conditions[5]", ViewProblemCodes.Missing),
                new("filter.conditions[6].value", ViewProblemCodes.ValueMissing), new("filter.groups[0].groups[0].groups[0]", ViewProblemCodes.TooDeep),
                new("groupBy", ViewProblemCodes.CannotGroup), new("sort[0].by", ViewProblemCodes.UnknownField), new("columns[0].total", ViewProblemCodes.CannotTotal),
            ],
            problems);
    }

    [Fact]
    public void Filters_are_bounded_in_count()
    {
        var one = new ConditionDto(new(TaskColumn.Completed), FilterOperator.Is, Json(true));
        Assert.NotNull(ViewEvaluator.Compile(new(new(false, [.. Enumerable.Repeat(one, 50)])), Context, out _));
        Assert.Null(ViewEvaluator.Compile(new(new(false, [.. Enumerable.Repeat(one, 51)])), Context, out var problems));
        Assert.Equal(new ViewProblem("filter.conditions[50]", ViewProblemCodes.TooMany), Assert.Single(problems));
    }

    [Fact]
    public void Texts_sort_as_people_read_them()
    {
        string[] titles = ["Phase 10", "nube", "Phase 2", "Oso", "ñandú", "árbol", "Banco"];
        var sorted = Compiled(new(Sort: [new(new(TaskColumn.Title))])).Evaluate(titles.Select((t, i) => Task(i, t))).Groups[0].Tasks.Select(t => t.Title);
        Assert.Equal(["árbol", "Banco", "nube", "ñandú", "Oso", "Phase 2", "Phase 10"], sorted);
    }

    [Fact]
    public void What_is_empty_sorts_last_in_both_directions()
    {
        TaskDto[] tasks = [Task(1) with { Due = Today }, Task(2), Task(3) with { Due = Today.AddDays(1) }];
        Assert.Equal([1, 3, 2], Numbers(new(Sort: [new(new(TaskColumn.Due))]), tasks));
        Assert.Equal([3, 1, 2], Numbers(new(Sort: [new(new(TaskColumn.Due), Descending: true)]), tasks));
    }

    [Fact]
    public void Ties_go_by_rank_and_then_by_id() =>
        Assert.Equal([2, 3, 1], Numbers(new(Sort: [new(new(TaskColumn.Priority))]), [Task(1, rank: "b0"), Task(3, rank: "a0"), Task(2, rank: "a0")]));

    [Fact]
    public void A_task_of_two_people_stands_in_the_group_of_each()
    {
        var result = Compiled(new(GroupBy: new(TaskColumn.Assignees))).Evaluate(
            [Task(1) with { AssigneeIds = [People[0], People[2]] }, Task(2), Task(3) with { AssigneeIds = [People[1]] }]);
        Assert.Equal([People[2].ToString(), People[1].ToString(), People[0].ToString(), "none"], result.Groups.Select(g => g.Cell.Key));
        Assert.Equal([1, 1, 1, 1], result.Groups.Select(g => g.Tasks.Count));
        Assert.Equal(3, result.Total);
    }

    [Fact]
    public void Dates_are_grouped_by_how_near_they_are()
    {
        // Today is a Wednesday; weeks begin on Monday.
        (int Days, bool Done)[] due = [(-9, false), (-9, true), (-3, true), (-1, true), (0, false), (1, false), (2, false), (4, false), (5, false), (11, false), (12, false)];
        var result = Compiled(new(GroupBy: new(TaskColumn.Due))).Evaluate(
            [.. due.Select((d, i) => Task(i) with { Due = Today.AddDays(d.Days), CompletedAt = d.Done ? At(0) : null }), Task(99)]);
        Assert.Equal(
            ["overdue:1", "earlier:1", "last_7:1", "yesterday:1", "today:1", "tomorrow:1", "this_week:2", "next_week:2", "later:1", "none:1"],
            result.Groups.Select(g => $"{g.Cell.Key}:{g.Tasks.Count}"));
    }

    [Fact]
    public void Sections_and_choices_are_shown_even_when_empty()
    {
        var sections = Compiled(new(GroupBy: new(TaskColumn.Section))).Evaluate([Task(1, section: Sections[1]), Task(2)]);
        Assert.Equal(["none", .. Sections.Select(s => s.ToString())], sections.Groups.Select(g => g.Cell.Key));
        var board = Compiled(new(GroupBy: new(TaskColumn.Field, Stage), SwimlaneBy: new(TaskColumn.Priority))).Evaluate([Task(1).With(Stage, Options[2])]);
        Assert.Equal(5 * 3, board.Groups.Count);
        Assert.Equal($"none/{Options[2]}", Assert.Single(board.Groups, g => g.Tasks.Count == 1).Cell.Key);
    }

    [Fact]
    public void Totals_count_what_is_a_figure()
    {
        var price = new ColumnRef(TaskColumn.Field, Price);
        var view = Compiled(new(Columns:
        [
            new(price, Total: ColumnTotal.Sum), new(price), new(price, Total: ColumnTotal.Average), new(price, Total: ColumnTotal.Filled), new(new(TaskColumn.Due), Total: ColumnTotal.Max),
            new(new(TaskColumn.Title), Total: ColumnTotal.Count), new(new(TaskColumn.Field, Twice), Total: ColumnTotal.Min),
        ]));
        TaskDto[] tasks = [Task(1).With(Price, 1.5m), Task(2).With(Price, 4m) with { Due = Today }, Task(3)];
        Assert.Equal([5.5m, 2.75m, 2, Today.DayNumber, 3, 3m], view.Totals(tasks));
        Assert.Equal([null, null, 0, null, 0, null], view.Totals([]));
        Assert.Equal([null], Compiled(new(Columns: [new(price, Total: ColumnTotal.Sum)])).Totals([Task(1).With(Price, decimal.MaxValue), Task(2).With(Price, decimal.MaxValue)]));
    }

    [Fact]
    public void Evaluation_agrees_with_the_plain_definition() => Gen.Select(Settings, ManyTasks(40)).Sample((settings, tasks) =>
    {
        if (ViewEvaluator.Compile(settings, Context, out _) is not { } view)
            return;
        var shuffled = tasks.OrderBy(t => t.Title.Length).ThenByDescending(t => t.Number).ToList();
        var result = view.Evaluate(tasks);
        var again = view.Evaluate(shuffled);
        Assert.Equal(result.Groups.Select(Told), again.Groups.Select(Told));
        Assert.Equal(tasks.Count(view.Matches), result.Total);
        Assert.Equal(result.Groups.Count, result.Groups.Select(g => g.Cell.Key).Distinct().Count());
        foreach (var group in result.Groups)
        {
            Assert.Equal(group.Cell, view.ParseKey(group.Cell.Key));
            Assert.Equal(tasks.Where(t => view.Matches(t) && view.CellsOf(t).Contains(group.Cell)).Select(t => t.Number).Order(), group.Tasks.Select(t => t.Number).Order());
            for (var i = 1; i < group.Tasks.Count; i++)
                Assert.True(view.Compare(group.Tasks[i - 1], group.Tasks[i]) < 0 && view.Compare(group.Tasks[i], group.Tasks[i - 1]) > 0);
        }
    }, iter: 400);

    [Fact]
    public void Hostile_settings_and_values_never_throw() =>
        Gen.Select(AnyColumn, Gen.Int[-1, 11], AnyJson, TaskOf(1), AnyJson).Sample((column, by, valueText, task, storedText) =>
        {
            var (value, stored) = (JsonDocument.Parse(valueText).RootElement, JsonDocument.Parse(storedText).RootElement);
            var view = ViewEvaluator.Compile(new(new(false, [new(column, (FilterOperator)by, value)]), column, Sort: [new(column)]), Context with { Formula = null }, out var problems);
            Assert.Equal(view is null, problems.Count > 0);
            var odd = task with { Values = Catalog.Fields.ToDictionary(f => f.Id, _ => stored), Priority = (TaskPriority)by };
            view?.Evaluate([task, odd]);
            view?.ParseKey(valueText.Trim('"'));
        }, iter: 3_000);

    private static Gen<string> AnyJson { get; } = Gen.OneOf(
        Gen.OneOf("null", "true", "1e400", "1e27", "-0.5", "\"\\ud800\"", "[]", "[\"me\",1]", "{}", "\"week+99999\"", "\"month-30000\"", "\"next_\"", "\"today+\"", "\"=\"", "\"#1\"", "\"none/\""),
        Gen.String.Select(s => JsonSerializer.Serialize(s)));

    internal static Gen<List<TaskDto>> ManyTasks(int most) => TaskOf(0).Array[0, most].Select(tasks =>
        tasks.Select((t, i) => t with { Id = Id(1000 + i), Number = i, CreatedAt = At(i), UpdatedAt = At(-i) }).ToList());

    private static (string, string) Told(ViewGroup group) => (group.Cell.Key, string.Join(',', group.Tasks.Select(t => t.Number)));

    private static CompiledView Filtering(ConditionDto condition) => Compiled(new(new(false, [condition])));

    private static CompiledView Compiled(ViewSettings settings)
    {
        var view = ViewEvaluator.Compile(settings, Context, out var problems);
        Assert.Empty(problems);
        return view!;
    }

    private static IEnumerable<int> Numbers(ViewSettings settings, TaskDto[] tasks) => Compiled(settings).Evaluate(tasks).Groups.Single().Tasks.Select(t => t.Number);
}
