using System.Text;

namespace Tertulia.Projects.Import;

public sealed class CsvImportTests
{
    private static readonly TimeZoneInfo Madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

    /// <summary>Shaped as Asana's export is: parts below their task, names of predecessors with commas in them, a section on top-level tasks alone.</summary>
    private const string Asana = """
        Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies),Effort,Stage,Budget
        1201,2026-04-01,,2026-04-09,"Choose venue, date and time",Planning,Ana Ruiz,ana@norte.example,2026-04-10,2026-04-20,"events,spring","Ask for
        three offers",Spring fair,,,,3,Draft,"€1,200.00"
        1202,2026-04-01,2026-04-05,2026-04-09,Ask the town hall,,Luis Gil,luis@norte.example,,2026-04-12,,,,"Choose venue, date and time",,,2,Draft,€80.00
        1203,2026-04-02,,2026-04-09,Print posters,Production,Ana Ruiz,ana@norte.example,,2026-05-02,spring,,Spring fair,,"Choose venue, date and time,Design posters",,5,Ready,€310.50
        1204,2026-04-02,,2026-04-09,Design posters,Production,,,,2026-04-28,,,Spring fair,,Nobody knows,Print posters,8,Ready,
        1205,2026-04-02,,2026-04-09,,Production,,,,,,,Spring fair,,,,,,
        1206,2026-04-02,,2026-04-09,Send invitations,Production,,,2026-05-09,2026-05-01,,,Spring fair,,,,x,Ready,
        1207,2026-04-02,,2026-04-09,Thank everybody,Afterwards,,,,soon,,,Spring fair,No such task,,,1,Draft,
        """;

    [Fact]
    public void Asana_s_export_needs_no_mapping()
    {
        var result = Import(Asana, out _);
        var project = result.Project!;
        Assert.Equal(["Planning", "Production", "Afterwards"], project.Sections.Select(s => s.Name));
        Assert.Equal([("Ana Ruiz", "ana@norte.example"), ("Luis Gil", "luis@norte.example")], project.Members.Select(m => (m.Name, m.Email!)));
        Assert.Equal(["events", "spring"], project.Labels.Select(l => l.Name));
        Assert.Equal([("Effort", FieldType.Text), ("Stage", FieldType.Choice), ("Budget", FieldType.Currency)], project.Fields.Select(f => (f.Name, f.Type)));
        Assert.Equal(("EUR", 2), (project.Fields[2].Format!.Currency!, project.Fields[2].Format!.Decimals));

        var venue = project.Tasks[0];
        Assert.Equal(("Choose venue, date and time", "Ask for\nthree offers", new DateOnly(2026, 4, 10), new DateOnly(2026, 4, 20)), (venue.Title, venue.Description, venue.Start!.Value, venue.Due!.Value));
        Assert.Equal(1200.00m, venue.Values!["f18"].GetDecimal());
        var townHall = project.Tasks[1];
        Assert.Equal((venue.Key, true, new DateTimeOffset(2026, 4, 5, 10, 0, 0, TimeSpan.Zero)), (townHall.ParentKey, townHall.Completed, townHall.CompletedAt!.Value));
        var posters = project.Tasks[2];
        Assert.Equal([venue.Key, project.Tasks[3].Key], posters.Dependencies!.Select(d => d.PredecessorKey));
    }

    [Fact]
    public void What_is_broken_is_listed_with_its_line_and_the_rest_comes()
    {
        var result = Import(Asana, out _);
        Assert.Equal(6, result.Project!.Tasks.Count);
        Assert.Equal(
            [
                (ImportProblemCodes.DependencyUnknown, 6, "Nobody knows"), (ImportProblemCodes.NoTitle, 7, null), (ImportProblemCodes.StartAfterDue, 8, null),
                (ImportProblemCodes.DateWrong, 9, "soon"), (ImportProblemCodes.ParentUnknown, 9, "No such task"),
            ],
            result.Problems.Select(p => (p.Code, p.Line!.Value, p.Detail)));
        Assert.Equal(5, result.ProblemCount);
    }

    [Fact]
    public void A_Spanish_table_is_understood()
    {
        const string Text = """
            Tarea;Estado;Responsable;Fecha de entrega;Prioridad;Etiquetas;Presupuesto;Hecho;Revisado;Tiempo estimado
            Pintar la sala;En curso;Ana, Luis;13/05/2026;Alta;obra;1.234,50;no;sí;2h
            Comprar sillas;Pendiente;luis;3/6/26 17:30;media;obra, compras;300;no;;1:30
            Pagar a Íñigo;En curso;;15 de mayo de 2026;;;7,25;sí;no;
            Colgar cuadros;Pendiente;ana@norte.example;31/02/2026;altísima;;mucho;quizás;;eterno
            """;
        var result = Import(Text, out var columns, dayFirst: true, decimalComma: true);
        Assert.Equal(
            [
                CsvTarget.Title, CsvTarget.Section, CsvTarget.Assignees, CsvTarget.Due, CsvTarget.Priority, CsvTarget.Labels, CsvTarget.Field, CsvTarget.Completed, CsvTarget.Field,
                CsvTarget.Estimate,
            ],
            columns.Select(c => c.Target));
        Assert.Equal([FieldType.Text, FieldType.Checkbox], columns.Where(c => c.Target == CsvTarget.Field).Select(c => c.FieldType));

        // "mucho" made the budget a text; the person who imports says number.
        columns = [.. columns.Select(c => c.Index == 6 ? c with { FieldType = FieldType.Number } : c)];
        result = Run(Text, columns, decimalComma: true);
        var tasks = result.Project!.Tasks;
        Assert.Equal([1234.50m, 300m, 7.25m], tasks.Take(3).Select(t => t.Values!["f6"].GetDecimal()));
        Assert.Equal([new DateOnly(2026, 5, 13), new DateOnly(2026, 6, 3), new DateOnly(2026, 5, 15), null], tasks.Select(t => t.Due));
        Assert.Equal((new TimeOnly(17, 30), 120, 90), (tasks[1].DueTime!.Value, tasks[0].EstimateMinutes!.Value, tasks[1].EstimateMinutes!.Value));
        Assert.Equal([TaskPriority.High, TaskPriority.Normal, TaskPriority.None, TaskPriority.None], tasks.Select(t => t.Priority));
        Assert.Equal(["Ana", "Luis", "ana@norte.example"], result.Project.Members.Select(m => m.Name));
        Assert.Equal(2, tasks[0].AssigneeKeys!.Count);
        Assert.True(tasks[2].Completed);
        Assert.Equal(["31/02/2026", "Presupuesto: mucho", "altísima", "eterno", "quizás"], result.Problems.Select(p => p.Detail).Order(StringComparer.Ordinal));
        Assert.All(result.Problems, p => Assert.Equal((5, "Colgar cuadros"), (p.Line!.Value, p.Where)));
    }

    [Theory]
    [InlineData("2026-05-12", 12, null)]
    [InlineData("12/05/2026", 12, null)]
    [InlineData("12.5.26", 12, null)]
    [InlineData("12-05-2026 09:30", 12, "09:30")]
    [InlineData("2026-05-12T22:30:00Z", 13, "00:30")]
    [InlineData("2026-05-12 22:30:00", 12, "22:30")]
    [InlineData("2026-05-12T22:30:00.000+00:00", 13, "00:30")]
    [InlineData("May 12, 2026 5:00 PM", 12, "17:00")]
    [InlineData("12 de mayo de 2026", 12, null)]
    [InlineData("Tue 12 May 2026", 0, null)]
    [InlineData("Tuesday, 12 May 2026", 12, null)]
    [InlineData("12 May", 0, null)]
    [InlineData("99/99/2026", 0, null)]
    [InlineData("tomorrow", 0, null)]
    public void Dates_as_programs_write_them(string text, int day, string? time)
    {
        Assert.Equal(day > 0, ImportValues.TryDate(text, dayFirst: true, Madrid, out var date, out var at));
        if (day > 0)
            Assert.Equal((new DateOnly(2026, 5, day), time), (date, at?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("1,234.50", false, 1234.50)]
    [InlineData("1.234,50", false, 1234.50)]
    [InlineData("1,234", false, 1234)]
    [InlineData("1,234", true, 1.234)]
    [InlineData("1.234", true, 1234)]
    [InlineData("1.234.567", false, 1234567)]
    [InlineData("€ 12", false, 12)]
    [InlineData("-3,5", false, -3.5)]
    [InlineData("25 %", false, 25)]
    public void Numbers_as_people_write_them(string text, bool decimalComma, double expected)
    {
        Assert.True(ImportValues.TryNumber(text, decimalComma, out var number));
        Assert.Equal((decimal)expected, number);
    }

    [Fact]
    public void Whose_dates_are_American_is_seen_from_any_of_them()
    {
        Import("Name,Due\na,3/4/2026\nb,3/14/2026\n", out var columns, dayFirst: true);
        Assert.False(columns[1].DayFirst);
    }

    [Fact]
    public void Tasks_that_are_parts_of_one_another_stand_alone()
    {
        var result = Import("Name,Parent,Blocked by\na,b,c\nb,c,a\nc,a,b\n", out _);
        Assert.Equal(3, result.Project!.Tasks.Count);
        Assert.Equal(2, result.Project.Tasks.Count(t => t.ParentKey is not null));
        Assert.Equal(2, result.Project.Tasks.Sum(t => t.Dependencies!.Count));
        Assert.Equal([ImportProblemCodes.DependencyCycle, ImportProblemCodes.ParentCycle], result.Problems.Select(p => p.Code).Order());
    }

    [Fact]
    public void More_than_a_project_may_have_is_listed()
    {
        var result = Import("Name\n" + string.Concat(Enumerable.Range(0, ImportLimits.Tasks + 2_000).Select(i => $"Task {i}\n")), out _);
        Assert.Equal(ImportLimits.Tasks, result.Project!.Tasks.Count);
        Assert.Equal((2_000, ImportLimits.Problems), (result.ProblemCount, result.Problems.Count));
        Assert.Equal((ImportProblemCodes.TooMany, ImportLimits.Tasks + 2), (result.Problems[0].Code, result.Problems[0].Line));
    }

    [Fact]
    public void Long_titles_keep_their_end_in_the_description()
    {
        var title = new string('x', 700) + " end";
        var task = Import($"Name,Notes\n{title},more\n", out _).Project!.Tasks[0];
        Assert.Equal(ImportLimits.Title, task.Title.Length);
        Assert.Equal($"{title}\n\nmore", task.Description);
    }

    [Fact]
    public void A_table_without_titles_is_refused() =>
        Assert.Equal(ImportProblemCodes.NoTitles, Run("Due\n2026-01-01\n", [new(0, CsvTarget.Due)]).Problems.Single().Code);

    private static ImportResult Import(string text, out IReadOnlyList<CsvColumn> columns, bool dayFirst = false, bool decimalComma = false)
    {
        var table = CsvTable.Read(Encoding.UTF8.GetBytes(text), out _)!;
        columns = CsvPreview.Of(table, dayFirst).Columns;
        return CsvImport.Run(table, columns, new("Spring fair", Madrid, decimalComma));
    }

    private static ImportResult Run(string text, IReadOnlyList<CsvColumn> columns, bool decimalComma = false) =>
        CsvImport.Run(CsvTable.Read(Encoding.UTF8.GetBytes(text), out _)!, columns, new("x", Madrid, decimalComma));
}
