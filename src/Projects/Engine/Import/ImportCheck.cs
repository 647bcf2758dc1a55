using System.Text.Json;
using Tertulia.Projects.Views;

namespace Tertulia.Projects.Import;

/// <summary>
/// The last step of every import: whatever a file said, what comes out keeps the limits, names nothing that is not there and has no circles. What breaks a rule is taken
/// out and listed; the rest stays.
/// </summary>
internal static class ImportCheck
{
    public static ImportedProject Clean(ImportedProject project, ImportProblems problems)
    {
        var sections = Kept(project.Sections, ImportLimits.Sections, s => s.Key, s => s.Name, problems).Select(s => s with { Name = Name(s.Name) }).ToList();
        var labels = Kept(project.Labels, ImportLimits.Labels, l => l.Key, l => l.Name, problems).Select(l => l with { Name = Name(l.Name), Color = Color(l.Color) }).ToList();
        var members = Kept(project.Members, ImportLimits.Members, m => m.Key, m => m.Name, problems).Select(m => m with { Name = Name(m.Name) }).ToList();
        var fields = Kept(project.Fields, ImportLimits.Fields, f => f.Key, f => f.Name, problems).Where(f => Enum.IsDefined(f.Type)).Select(f => f with
        {
            Name = Name(f.Name),
            Options = [.. Kept(f.Options, ImportLimits.Options, o => o.Key, o => o.Name, problems).Select(o => o with { Name = Name(o.Name), Color = Color(o.Color) })],
        }).ToList();
        var names = new ImportNames(sections, labels, members, fields);

        var tasks = new List<ImportedTask>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var comments = 0;
        foreach (var task in project.Tasks ?? [])
        {
            if (task is null || string.IsNullOrEmpty(task.Key))
                problems.Add(ImportProblemCodes.NotACard, task?.Line, task?.Title);
            else if (string.IsNullOrWhiteSpace(task.Title))
                problems.Add(ImportProblemCodes.NoTitle, task.Line, task.Key);
            else if (tasks.Count == ImportLimits.Tasks)
                problems.Add(ImportProblemCodes.TooMany, task);
            else if (!keys.Add(task.Key))
                problems.Add(ImportProblemCodes.Duplicate, task, task.Key);
            else
                tasks.Add(Task(task, names, ref comments, problems));
        }

        ImportCircles.Break(tasks, problems);
        return new(
            string.IsNullOrWhiteSpace(project.Name) ? "Import" : Name(project.Name), Text(project.Description ?? "", ImportLimits.Text), sections, labels, members, fields, tasks);
    }

    private static ImportedTask Task(ImportedTask task, ImportNames names, ref int comments, ImportProblems problems)
    {
        var title = task.Title.Trim();
        var description = task.Description ?? "";
        if (title.Length > ImportLimits.Title)
        {
            problems.Add(ImportProblemCodes.TitleCut, task);
            description = description.Length == 0 ? title : $"{title}\n\n{description}";
            title = Text(title, ImportLimits.Title);
        }

        if (description.Length > ImportLimits.Text)
            problems.Add(ImportProblemCodes.TextCut, task);
        var start = task.Start;
        if (start > task.Due)
        {
            problems.Add(ImportProblemCodes.StartAfterDue, task);
            start = null;
        }

        var kept = new List<ImportedComment>();
        foreach (var comment in task.Comments ?? [])
        {
            if (string.IsNullOrWhiteSpace(comment?.Text))
                continue;
            if (comments++ < ImportLimits.Comments)
            {
                var author = names.Members.Contains(comment.AuthorKey ?? "") ? comment.AuthorKey : null;
                kept.Add(comment with { Text = Text(comment.Text, ImportLimits.Text), AuthorKey = author });
            }
            else
            {
                problems.Add(ImportProblemCodes.TooMany, task, comment.Text);
            }
        }

        return task with
        {
            Title = title,
            Description = Text(description, ImportLimits.Text),
            SectionKey = Known(task.SectionKey, names.Sections, task, problems),
            AssigneeKeys = Known(task.AssigneeKeys, names.Members, task, problems),
            FollowerKeys = Known(task.FollowerKeys, names.Members, task, problems),
            LabelKeys = Known(task.LabelKeys, names.Labels, task, problems),
            Priority = Enum.IsDefined(task.Priority) ? task.Priority : TaskPriority.None,
            Start = start,
            StartTime = start is null ? null : task.StartTime,
            DueTime = task.Due is null ? null : task.DueTime,
            EstimateMinutes = task.EstimateMinutes is > 0 and <= ImportLimits.EstimateMinutes ? task.EstimateMinutes : null,
            Recurrence = task.Recurrence is { Length: > 0 and <= ImportLimits.Title } ? task.Recurrence : null,
            Values = Values(task, names, problems),
            Checklists = [.. (task.Checklists ?? []).Where(c => c is not null).Take(ImportLimits.PerTask).Select(c => Checklist(c, names))],
            Comments = kept,
            Links = Links(task, problems),
            Dependencies = [.. (task.Dependencies ?? []).Where(d => d?.PredecessorKey is not null && Enum.IsDefined(d.Kind))
                .DistinctBy(d => d.PredecessorKey).Take(ImportLimits.PerTask).Select(d => d with { LagDays = Math.Clamp(d.LagDays, -1_000, 1_000) })],
        };
    }

    private static ImportedChecklist Checklist(ImportedChecklist checklist, ImportNames names) => new(
        string.IsNullOrWhiteSpace(checklist.Name) ? "Checklist" : Name(checklist.Name),
        [.. (checklist.Items ?? []).Where(i => !string.IsNullOrWhiteSpace(i?.Text)).Take(ImportLimits.PerTask).Select(i =>
            i with { Text = Text(i.Text.Trim(), ImportLimits.Title), AssigneeKey = names.Members.Contains(i.AssigneeKey ?? "") ? i.AssigneeKey : null })]);

    private static List<ImportedLink> Links(ImportedTask task, ImportProblems problems)
    {
        var links = new List<ImportedLink>();
        foreach (var link in task.Links ?? [])
        {
            if (links.Count < ImportLimits.PerTask && IsLink(link?.Url))
                links.Add(new(string.IsNullOrWhiteSpace(link!.Name) ? Text(link.Url, ImportLimits.Name) : Name(link.Name), link.Url));
            else
                problems.Add(ImportProblemCodes.LinkWrong, task, link?.Url);
        }

        return links;
    }

    private static Dictionary<string, JsonElement> Values(ImportedTask task, ImportNames names, ImportProblems problems)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (key, value) in task.Values ?? new Dictionary<string, JsonElement>())
        {
            if (names.Fields.GetValueOrDefault(key) is not { } field)
                problems.Add(ImportProblemCodes.Unknown, task, key);
            else if (Fits(value, field, names))
                values[key] = value;
            else
                problems.Add(ImportProblemCodes.ValueWrong, task, $"{field.Name}: {(value.ValueKind == JsonValueKind.Undefined ? "" : value.GetRawText())}");
        }

        return values;
    }

    private static bool Fits(JsonElement value, ImportedField field, ImportNames names)
    {
        return field.Type switch
        {
            FieldType.Text => value.Text(ImportLimits.Text) is not null,
            FieldType.Number or FieldType.Currency => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _),
            FieldType.Rating => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var stars) && stars is >= 1 and <= 5,
            FieldType.Date => !FieldCells.Date(value).IsEmpty,
            FieldType.Checkbox => value.ValueKind == JsonValueKind.True,
            FieldType.Link => IsLink(value.Text(ImportLimits.Link)),
            FieldType.Choice => Option(value),
            FieldType.Choices => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(Option),
            FieldType.Person => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(m => m.Text() is { } key && names.Members.Contains(key)),
            _ => false,
        };

        bool Option(JsonElement option) => option.Text() is { } key && field.Options.Any(o => o.Key == key);
    }

    internal static bool IsLink(string? url) =>
        url is { Length: <= ImportLimits.Link } && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";

    private static string? Known(string? key, HashSet<string> known, ImportedTask task, ImportProblems problems)
    {
        if (key is null || known.Contains(key))
            return key;
        problems.Add(ImportProblemCodes.Unknown, task, key);
        return null;
    }

    private static List<string> Known(IReadOnlyList<string>? keys, HashSet<string> known, ImportedTask task, ImportProblems problems)
    {
        var kept = new List<string>();
        foreach (var key in (keys ?? []).Distinct().Take(ImportLimits.PerTask))
        {
            if (Known(key, known, task, problems) is { } found)
                kept.Add(found);
        }

        return kept;
    }

    private static List<T> Kept<T>(IReadOnlyList<T>? all, int limit, Func<T, string?> key, Func<T, string?> name, ImportProblems problems)
        where T : class
    {
        var kept = new List<T>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in all ?? [])
        {
            if (one is null || string.IsNullOrEmpty(key(one)) || string.IsNullOrWhiteSpace(name(one)))
                problems.Add(ImportProblemCodes.Unknown, detail: one is null ? null : key(one));
            else if (kept.Count == limit)
                problems.Add(ImportProblemCodes.TooMany, detail: name(one));
            else if (!keys.Add(key(one)!))
                problems.Add(ImportProblemCodes.Duplicate, detail: name(one));
            else
                kept.Add(one);
        }

        return kept;
    }

    private static string Name(string name) => Text(name.Trim(), ImportLimits.Name);

    private static string Color(string? color) => color is not null && ProjectColors.All.Contains(color) ? color : "gray";

    /// <summary>At most so long, and never half a character.</summary>
    private static string Text(string text, int longest) =>
        text.Length <= longest ? text : char.IsHighSurrogate(text[longest - 2]) ? text[..(longest - 2)] + "…" : text[..(longest - 1)] + "…";
}

internal sealed class ImportNames(IEnumerable<ImportedSection> sections, IEnumerable<ImportedLabel> labels, IEnumerable<ImportedMember> members, IEnumerable<ImportedField> fields)
{
    public HashSet<string> Sections { get; } = [.. sections.Select(s => s.Key)];

    public HashSet<string> Labels { get; } = [.. labels.Select(l => l.Key)];

    public HashSet<string> Members { get; } = [.. members.Select(m => m.Key)];

    public Dictionary<string, ImportedField> Fields { get; } = fields.ToDictionary(f => f.Key);
}
