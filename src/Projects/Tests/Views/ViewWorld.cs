using System.Text.Json;
using CsCheck;

namespace Tertulia.Projects.Views;

/// <summary>A small project in which everything occurs: few values of each kind, so that ties, empty cells and crowded groups are common.</summary>
internal static class ViewWorld
{
    public static readonly DateOnly Today = new(2026, 5, 13);
    public static readonly Guid Project = Id(1);
    public static readonly Guid OtherProject = Id(2);
    public static readonly Guid[] Sections = [Id(10), Id(11), Id(12)];
    public static readonly Guid[] People = [Id(20), Id(21), Id(22)];
    public static readonly Guid[] Labels = [Id(30), Id(31), Id(32)];
    public static readonly Guid Price = Id(40);
    public static readonly Guid Stage = Id(41);
    public static readonly Guid Skills = Id(42);
    public static readonly Guid City = Id(43);
    public static readonly Guid Reviewed = Id(44);
    public static readonly Guid Visit = Id(45);
    public static readonly Guid Twice = Id(46);
    public static readonly Guid[] Options = [Id(50), Id(51), Id(52)];

    public static readonly ViewCatalog Catalog = new(
        [.. Sections.Select((id, i) => new SectionDto(id, Project, $"Section {i}", null, null, $"a{i}"))],
        [new(Labels[0], Project, "web", "red"), new(Labels[1], Project, "api", "blue"), new(Labels[2], Project, "Ópera", "gray")],
        [
            Field(Price, "Price", FieldType.Number), Field(Stage, "Stage", FieldType.Choice), Field(Skills, "Skills", FieldType.Choices), Field(City, "City", FieldType.Text),
            Field(Reviewed, "Reviewed", FieldType.Checkbox), Field(Visit, "Visit", FieldType.Date), Field(Twice, "Twice", FieldType.Formula),
        ],
        new Dictionary<Guid, string> { [People[0]] = "Zoe", [People[1]] = "Ángel", [People[2]] = "ana" });

    public static readonly ViewContext Context = new(Project, People[2], Today, TimeZoneInfo.Utc, "es", Catalog)
    {
        Formula = (task, _) => task.Values.TryGetValue(Price, out var price) ? price.GetDecimal() == 0 ? Cell.Failed("#DIV/0!") : Cell.Of(price.GetDecimal() * 2) : Cell.Empty,
    };

    public static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    public static JsonElement Json(object? value) => JsonSerializer.SerializeToElement(value);

    public static TaskDto Task(int n, string title = "Task", string rank = "a0", Guid? section = null) => new(
        Id(1000 + n), Project, null, n, title, [new(Project, section, rank)], [], [], [], TaskPriority.None, null, null, null, null, false, null, null,
        new Dictionary<Guid, JsonElement>(), [], null, null, 0, TaskCountsDto.None, null, People[0], At(n), At(n), 1, 1);

    public static DateTimeOffset At(int minutes) => new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(minutes * 97);

    public static TaskDto With(this TaskDto task, Guid field, object? value) =>
        task with { Values = new Dictionary<Guid, JsonElement>(task.Values) { [field] = Json(value) } };

    private static readonly Gen<string> Titles = Gen.OneOf("Pay", "pay", "Páy", "Phase 2", "Phase 10", "Ñandú", "Nube", "Oso", "");

    private static readonly Gen<Dictionary<Guid, JsonElement>> Fields =
        Gen.Select(Gen.Int[-1, 3], Gen.Int[-1, 2], Subset(Options), Gen.OneOf("", "Madrid", "madrid", "León", "Oviedo/Gijón"), Gen.Bool, Gen.Int[-2, 30])
            .Select((price, stage, skills, city, reviewed, visit) =>
            {
                var values = new Dictionary<Guid, JsonElement>();
                if (price >= 0)
                    values[Price] = Json(price * 1.5m);
                if (stage >= 0)
                    values[Stage] = Json(Options[stage]);
                if (skills.Length > 0)
                    values[Skills] = Json(skills);
                if (city.Length > 0)
                    values[City] = Json(city);
                if (reviewed)
                    values[Reviewed] = Json(true);
                if (visit >= 0)
                    values[Visit] = Json(Today.AddDays(visit - 12).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                return values;
            });

    /// <summary>A task of this number; the same number, generated again, is the same task with other values.</summary>
    public static Gen<TaskDto> TaskOf(int n) =>
        Gen.Select(Titles, Gen.Int[-1, 2], Gen.Int[0, 9], Subset(People), Subset(Labels), Gen.Int[0, 4], Gen.Int[-14, 30], Fields)
            .Select((title, section, rank, people, labels, priority, due, values) => Task(n, title, $"a{rank}", section < 0 ? null : Sections[section]) with
            {
                // One in ten is shown by another project only.
                Placements = rank == 9 ? [new(OtherProject, null, "a0")] : [new(Project, section < 0 ? null : Sections[section], $"a{rank}")],
                AssigneeIds = people,
                LabelIds = labels,
                Priority = (TaskPriority)priority,
                Due = due > 20 ? null : Today.AddDays(due),
                DueTime = due % 3 == 0 ? new TimeOnly(10, 0) : null,
                CompletedAt = rank % 4 == 1 ? At(due) : null,
                EstimateMinutes = rank % 3 == 0 ? rank * 15 : null,
                Values = values,
            });

    public static Gen<ColumnRef> AnyColumn { get; } = Gen.OneOf(
        Gen.Int[0, (int)TaskColumn.Field - 1].Select(c => new ColumnRef((TaskColumn)c)),
        Gen.OneOf(Price, Stage, Skills, City, Reviewed, Visit, Twice).Select(id => new ColumnRef(TaskColumn.Field, id)));

    /// <summary>Settings that mostly compile.</summary>
    public static Gen<ViewSettings> Settings { get; } =
        Gen.Select(Condition().Array[0, 3], Gen.Bool, AnyColumn.Null(), AnyColumn.Null(), AnyColumn.Array[0, 2], Gen.Bool).Select((conditions, any, group, lane, sorts, down) =>
            new ViewSettings(new(any, conditions), group, lane, [.. sorts.Select(s => new SortDto(s, down))]));

    private static Gen<ConditionDto> Condition() => Gen.OneOf(
        new ConditionDto(new(TaskColumn.Assignees), FilterOperator.Contains, Json("me")),
        new ConditionDto(new(TaskColumn.Due), FilterOperator.Within, Json("next_7")),
        new ConditionDto(new(TaskColumn.Completed), FilterOperator.Is, Json(false)),
        new ConditionDto(new(TaskColumn.Labels), FilterOperator.NotContains, Json(new[] { Labels[0] })),
        new ConditionDto(new(TaskColumn.Priority), FilterOperator.GreaterOrEqual, Json("normal")),
        new ConditionDto(new(TaskColumn.Title), FilterOperator.Contains, Json("PA")),
        new ConditionDto(new(TaskColumn.Field, Price), FilterOperator.Less, Json(3)),
        new ConditionDto(new(TaskColumn.Field, Twice), FilterOperator.NotEmpty));

    private static Gen<Guid[]> Subset(Guid[] all) => Gen.Int[0, (1 << all.Length) - 1].Select(bits => all.Where((_, i) => (bits & (1 << i)) != 0).ToArray());

    private static CustomFieldDto Field(Guid id, string name, FieldType type) => new(
        id, Project, name, type, type is FieldType.Choice or FieldType.Choices ? [.. Options.Select((o, i) => new FieldOptionDto(o, $"Option {i}", "gray"))] : [], null, null, "a0");
}
