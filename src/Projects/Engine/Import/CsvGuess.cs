using Tertulia.Projects.Collation;

namespace Tertulia.Projects.Import;

/// <summary>Guesses what columns hold: first by their names, in English and Spanish and as Asana and others call them, then by their values.</summary>
internal static class CsvGuess
{
    private static readonly (CsvTarget Target, string[] Names)[] Known =
    [
        (CsvTarget.Title,
        [
            "name", "task name", "title", "task", "summary", "subject", "item", "nombre", "titulo", "tarea", "nombre de la tarea", "asunto",
            "card name", "elemento",
        ]),
        (CsvTarget.Description, ["notes", "description", "details", "notas", "descripcion", "detalles", "card description", "body"]),
        (CsvTarget.Section,
        [
            "section/column", "section", "column", "list", "list name", "stage", "group", "status", "seccion", "columna", "lista", "etapa", "grupo",
            "estado", "bucket name",
        ]),
        (CsvTarget.Assignees,
        [
            "assignee", "assignees", "assigned to", "owner", "person", "people", "responsable", "responsables", "asignado", "asignado a", "asignados",
            "persona", "members", "miembros",
        ]),
        (CsvTarget.AssigneeEmails, ["assignee email", "email", "e-mail", "correo", "correo del responsable", "email del responsable"]),
        (CsvTarget.Labels, ["tags", "labels", "tag", "label", "etiquetas", "etiqueta", "categories"]),
        (CsvTarget.Start, ["start date", "start", "start on", "begin", "fecha de inicio", "inicio", "comienzo"]),
        (CsvTarget.Due,
        [
            "due date", "due", "due on", "deadline", "end date", "date", "finish", "fecha de entrega", "fecha de vencimiento", "vencimiento",
            "fecha limite", "entrega", "fin", "fecha", "fecha de fin",
        ]),
        (CsvTarget.Priority, ["priority", "prioridad"]),
        (CsvTarget.Completed, ["completed", "done", "complete", "completada", "completado", "hecho", "hecha", "terminada", "terminado", "is completed"]),
        (CsvTarget.CompletedAt, ["completed at", "completed on", "completed date", "date completed", "completada el", "fecha de finalizacion"]),
        (CsvTarget.CreatedAt, ["created at", "created", "created on", "created date", "date created", "creada el", "creado el", "fecha de creacion"]),
        (CsvTarget.Estimate,
        [
            "estimate", "estimated time", "estimated minutes", "time estimate", "original estimate", "estimacion", "tiempo estimado",
            "duracion estimada",
        ]),
        (CsvTarget.Key, ["task id", "id", "key", "issue key", "item id", "card id", "number", "numero", "clave"]),
        (CsvTarget.Parent, ["parent task", "parent", "parent id", "parent item", "tarea principal", "tarea padre", "padre"]),
        (CsvTarget.WaitsFor,
        [
            "blocked by (dependencies)", "blocked by", "dependencies", "depends on", "predecessors", "dependencias", "depende de", "predecesoras",
        ]),
        (CsvTarget.Blocks, ["blocking (dependencies)", "blocking", "blocks", "successors", "bloquea", "sucesoras"]),
        (CsvTarget.Link, ["url", "link", "attachment", "attachments", "enlace", "adjuntos", "card url"]),
        (CsvTarget.Ignore, ["last modified", "projects", "modified", "updated at", "modificado", "proyectos", "card #"]),
    ];

    public static IReadOnlyList<CsvColumn> Columns(CsvTable table, bool dayFirst)
    {
        var header = table.Header.Select(h => FoldedText.Of(h.Trim())).ToArray();
        var targets = new CsvTarget?[header.Length];
        foreach (var (target, names) in Known)
        {
            // The first name in the list that some column has: "task name" goes before "task".
            var found = names.Select(name => Array.FindIndex(header, h => h == name)).FirstOrDefault(i => i >= 0 && targets[i] is null, -1);
            if (found >= 0)
                targets[found] = target;
            if (target != CsvTarget.Ignore)
                continue;
            for (var i = 0; i < header.Length; i++)
                targets[i] ??= names.Contains(header[i]) ? CsvTarget.Ignore : null;
        }

        if (!targets.Contains(CsvTarget.Title))
            TitleByValues(table, targets);
        return [.. Enumerable.Range(0, header.Length).Select(i => Column(table, i, targets[i], dayFirst))];
    }

    private static CsvColumn Column(CsvTable table, int index, CsvTarget? target, bool dayFirst)
    {
        var values = table.Rows.Select(r => r.Cells[index].Trim()).Where(v => v.Length > 0).Take(500).ToList();
        var first = DayFirst(values) ?? dayFirst;
        if (target is { } known)
            return new(index, known, DayFirst: first);
        if (values.Count == 0 || table.Header[index].Length == 0)
            return new(index, CsvTarget.Ignore);
        return new(index, CsvTarget.Field, Type(values, first), first);
    }

    /// <summary>The first column of mostly different texts.</summary>
    private static void TitleByValues(CsvTable table, CsvTarget?[] targets)
    {
        for (var i = 0; i < targets.Length; i++)
        {
            var values = table.Rows.Select(r => r.Cells[i].Trim()).Where(v => v.Length > 0).Take(500).ToList();
            var different = values.Count * 2 > Math.Min(table.Rows.Count, 500) && values.Distinct().Count() * 2 > values.Count;
            if (targets[i] is null && different && Type(values, true) is FieldType.Text or FieldType.Choice)
            {
                targets[i] = CsvTarget.Title;
                return;
            }
        }
    }

    private static FieldType Type(List<string> values, bool dayFirst)
    {
        if (values.TrueForAll(v => ImportValues.TryFlag(v, out _)))
            return FieldType.Checkbox;
        if (values.TrueForAll(v => ImportValues.TryNumber(v, false, out _)))
            return values.Exists(v => v.AsSpan().ContainsAny("€$£¥")) ? FieldType.Currency : FieldType.Number;
        if (values.TrueForAll(v => ImportValues.TryDate(v, dayFirst, TimeZoneInfo.Utc, out _, out _)))
            return FieldType.Date;
        if (values.TrueForAll(ImportCheck.IsLink))
            return FieldType.Link;

        // Few values that come again and again are choices.
        var distinct = values.Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return distinct <= 20 && values.Count >= 2 * distinct && values.TrueForAll(v => v.Length <= 60) ? FieldType.Choice : FieldType.Text;
    }

    /// <summary>Null when no date tells: some number above twelve has to.</summary>
    private static bool? DayFirst(List<string> values)
    {
        foreach (var value in values)
        {
            var parts = value.Split(['/', '-', '.', ' '], 4);
            if (parts.Length < 3 || !int.TryParse(parts[0], out var first) || !int.TryParse(parts[1], out var second) || first > 31)
                continue;
            if (first > 12 && second <= 12)
                return true;
            if (second > 12 && first <= 12)
                return false;
        }

        return null;
    }
}
