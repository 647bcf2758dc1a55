using System.Text;
using CsCheck;
using Tertulia.Projects.Import;
using Tertulia.Projects.Views;

namespace Tertulia.Projects.Export;

public sealed class ExportTests
{
    private static readonly SheetTexts Texts = new(c => c == TaskColumn.Title ? "Name" : c == TaskColumn.Due ? "Due date" : c.ToString(), p => p.ToString(), "yes", "no", _ => null);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+34 600", "'+34 600")]
    [InlineData("-5", "'-5")]
    [InlineData("@ana", "'@ana")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("a=b", "a=b")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void Texts_are_never_formulas(string text, string written) => Assert.Equal(written + "\r\n", new CsvText().Text(text).EndRow().ToString());

    [Fact]
    public void A_view_is_written_with_names()
    {
        var task = ViewWorld.Task(7, "=Pay", section: ViewWorld.Sections[1]).With(ViewWorld.Price, -2.5m).With(ViewWorld.Stage, ViewWorld.Options[1]) with
        {
            AssigneeIds = [ViewWorld.People[0], ViewWorld.People[1]],
            Due = ViewWorld.Today,
            DueTime = new(9, 5),
            Priority = TaskPriority.High,
        };
        ColumnRef[] columns =
        [
            new(TaskColumn.Number), new(TaskColumn.Title), new(TaskColumn.Section), new(TaskColumn.Assignees), new(TaskColumn.Due), new(TaskColumn.Priority), new(TaskColumn.Completed),
            new(TaskColumn.Field, ViewWorld.Price), new(TaskColumn.Field, ViewWorld.Stage), new(TaskColumn.Field, ViewWorld.Twice), new(TaskColumn.Field, ViewWorld.Id(999)),
        ];
        Assert.Equal(
            "Number,Name,Section,Assignees,Due date,Priority,Completed,Price,Stage,Twice\r\n7,'=Pay,Section 1,\"Zoe, Ángel\",2026-05-13 09:05,High,no,-2.5,Option 1,-5.0\r\n",
            TaskSheet.Write(columns, [task], ViewWorld.Context, Texts).ToString());
    }

    [Fact]
    public void A_sheet_of_all_columns_is_imported_again() => ViewEvaluatorTests.ManyTasks(12).Sample(tasks =>
    {
        tasks = [.. tasks.Select(t => t with { Title = t.Title.Length == 0 ? "=x" : t.Title })];
        var csv = TaskSheet.Write(TaskSheet.AllColumns(ViewWorld.Catalog), tasks, ViewWorld.Context with { ProjectId = null, Formula = null }, Texts, ';');
        if (CsvTable.Read(csv.ToBytes(), out _) is not { } table || tasks.Count == 0)
            return;
        var result = CsvImport.Run(table, CsvImport.Guess(table, true), new("x", TimeZoneInfo.Utc));
        Assert.Equal(0, result.ProblemCount);
        Assert.Equal(
            tasks.Select(t => (t.Title, t.Due, t.Due is null ? null : t.DueTime, t.Priority, t.CompletedAt is not null, t.EstimateMinutes is 0 ? null : t.EstimateMinutes, t.AssigneeIds.Count)),
            result.Project!.Tasks.Select(t => (t.Title, t.Due, t.DueTime, t.Priority, t.Completed, t.EstimateMinutes, t.AssigneeKeys!.Count)));
    }, iter: 200);

    [Fact]
    public void An_exported_project_is_imported_whole() => ViewEvaluatorTests.ManyTasks(15).Sample(tasks =>
    {
        tasks = [.. tasks.Select((t, i) => t with
        {
            Title = t.Title.Length == 0 ? "x" : t.Title,
            ParentId = i % 3 == 2 ? tasks[i - 1].Id : null,
            Dependencies = i > 0 ? [new(tasks[0].Id, DependencyKind.StartToStart, -2), new(ViewWorld.Id(5), DependencyKind.FinishToStart, 0)] : [],
            Placements = [new(ViewWorld.Project, t.Placements[0].SectionId, t.Placements[0].Rank)],
        })];
        var source = new ExportSource(
            ViewWorld.Project, "Feria", "Todo", ViewWorld.Catalog, new Dictionary<Guid, string> { [ViewWorld.People[0]] = "zoe@norte.example" }, tasks,
            id => new("**" + id, [new(id, id, "List", "a0", [new(id, "Item", true, ViewWorld.People[1], ViewWorld.Today, "a0")])], [Comment(id)]));
        var exported = ProjectExport.Of(source);
        var result = ProjectFile.Read(ProjectFile.Write(exported));
        Assert.Empty(result.Problems);
        Assert.Equal(Encoding.UTF8.GetString(ProjectFile.Write(exported)), Encoding.UTF8.GetString(ProjectFile.Write(result.Project! with { Tasks = [.. result.Project.Tasks.Select(Estimated)] })));
        Assert.Equal(tasks.Count, result.Project!.Tasks.Count);

        // An estimate of nothing is none.
        ImportedTask Estimated(ImportedTask task) => task with
        {
            EstimateMinutes = tasks.Single(t => t.Id.ToString() == task.Key).EstimateMinutes,
            DueTime = tasks.Single(t => t.Id.ToString() == task.Key).DueTime,
        };
    }, iter: 200);

    [Fact]
    public void Any_file_is_read_or_refused()
    {
        var good = Encoding.UTF8.GetString(ProjectFile.Write(ProjectExport.Of(new(
            ViewWorld.Project, "F", "", ViewWorld.Catalog, new Dictionary<Guid, string>(), [ViewWorld.Task(1).With(ViewWorld.Price, 2), ViewWorld.Task(2)], _ => null))));
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 30], Gen.OneOf("null", "[]", "{}", "\"\"", "1", "\"\\ud800\"", "", "[null]")).Array[1, 3].Sample(changes =>
        {
            var text = good;
            foreach (var (at, length, put) in changes)
                text = text[..Math.Min(at, text.Length)] + put + text[Math.Min(at + length, text.Length)..];
            var result = ProjectFile.Read(Encoding.UTF8.GetBytes(text));
            Assert.True(result.Project is not null || result.ProblemCount == 1);
        }, iter: 5_000);
        string[] odd =
        [
            "{\"format\":\"tertulia.project\",\"version\":1,\"project\":{}}",
            """
            { "format": "tertulia.project", "version": 1, "project": {
              "tasks": [ null, {}, { "key": "a", "title": "t", "values": { "x": null }, "links": [null], "comments": [null], "checklists": [null, {}], "dependencies": [null, {}] } ],
              "fields": [ null, { "key": "f", "name": "n", "options": null } ], "labels": [null] } }
            """,
        ];
        foreach (var hostile in odd)
            Assert.NotNull(ProjectFile.Read(Encoding.UTF8.GetBytes(hostile)).Project);
    }

    private static CommentDto Comment(Guid id) => new(id, ViewWorld.Project, id, ViewWorld.People[2], "Hola", [], [], ViewWorld.At(3), null, false, 1);
}
