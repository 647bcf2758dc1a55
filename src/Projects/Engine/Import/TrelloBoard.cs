using System.Globalization;
using System.Text.Json;

namespace Tertulia.Projects.Import;

/// <summary>One board while it is read. Ids of the file serve as keys.</summary>
internal sealed class TrelloBoard(JsonElement board, TrelloOptions options)
{
    private readonly ImportProblems _problems = new();
    private readonly Dictionary<string, ImportedMember> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImportedField> _fields = new(StringComparer.Ordinal);
    private int _leftOut;

    public ImportResult Read()
    {
        foreach (var member in board.Items("members") ?? [])
            Member(member);
        foreach (var field in board.Items("customFields") ?? [])
            Field(field);
        var labels = (board.Items("labels") ?? []).Where(l => l.Str("id") is { Length: > 0 }).Select(l =>
        {
            var color = Color(l.Str("color"));
            return new ImportedLabel(l.Str("id")!, l.Str("name") is { Length: > 0 } name ? name : color, color);
        }).DistinctBy(l => l.Key).ToList();

        var lists = (board.Items("lists") ?? []).Where(l => l.Str("id") is { Length: > 0 }).DistinctBy(l => l.Str("id")).OrderBy(l => l.Pos()).ToList();
        var archived = lists.Where(l => l.Is("closed")).Select(l => l.Str("id")!).ToHashSet();
        var places = lists.Select((l, i) => (Id: l.Str("id")!, Place: i)).ToDictionary(l => l.Id, l => l.Place);
        var checklists = (board.Items("checklists") ?? []).Where(c => c.Str("idCard") is not null).OrderBy(c => c.Pos()).ToLookup(c => c.Str("idCard")!);
        var comments = (board.Items("actions") ?? []).Where(a => a.Str("type") == "commentCard").ToLookup(a => a.Object("data").Object("card").Str("id") ?? "");

        var tasks = new List<ImportedTask>();
        var cards = (board.Items("cards") ?? []).OrderBy(c => c.Str("idList") is { } list ? places.GetValueOrDefault(list, int.MaxValue) : int.MaxValue).ThenBy(c => c.Pos());
        foreach (var card in cards)
        {
            if (!options.Archived && (card.Is("closed") || (card.Str("idList") is { } list && archived.Contains(list))))
                _leftOut++;
            else if (card.Str("id") is not { Length: > 0 } id)
                _problems.Add(ImportProblemCodes.NotACard, where: card.Str("name"), detail: card.ValueKind == JsonValueKind.Object ? null : card.GetRawText());
            else
                tasks.Add(Card(card, id, checklists[id], comments[id]));
        }

        var sections = lists.Where(l => options.Archived || !l.Is("closed"))
            .Select(l => new ImportedSection(l.Str("id")!, l.Str("name") is { Length: > 0 } name ? name : "—")).ToList();
        var project = new ImportedProject(board.Str("name") ?? "", board.Str("desc") ?? "", sections, labels, [.. _members.Values], [.. _fields.Values], tasks);
        return _problems.Of(ImportCheck.Clean(project, _problems), _leftOut);
    }

    private ImportedTask Card(JsonElement card, string id, IEnumerable<JsonElement> checklists, IEnumerable<JsonElement> comments)
    {
        var name = card.Str("name") ?? "";
        var (start, _) = Date(card, "start", name);
        var (due, dueTime) = Date(card, "due", name);
        return new(
            id,
            name,
            card.Str("desc") ?? "",
            SectionKey: card.Str("idList"),
            AssigneeKeys: [.. card.Strings("idMembers")],
            LabelKeys: [.. card.Strings("idLabels")],
            Start: start,
            Due: due,
            DueTime: dueTime,
            Completed: card.Is("dueComplete"),
            Values: Values(card, name),
            Checklists: [.. checklists.Select(Checklist)],
            Comments: [.. comments.Select(Comment).OrderBy(c => c.At)],
            Links: [.. (card.Items("attachments") ?? []).Select(a => new ImportedLink(a.Str("name") ?? "", a.Str("url") ?? ""))]);
    }

    private ImportedChecklist Checklist(JsonElement checklist) => new(
        checklist.Str("name") ?? "",
        [.. (checklist.Items("checkItems") ?? []).OrderBy(i => i.Pos()).Select(i =>
            new ImportedChecklistItem(i.Str("name") ?? "", i.Str("state") == "complete", i.Str("idMember"), Date(i, "due", i.Str("name") ?? "").Date))]);

    private ImportedComment Comment(JsonElement action)
    {
        // Who has left the board is in the comment alone.
        var author = Member(action.Object("memberCreator")) ?? action.Str("idMemberCreator");
        return new(author, action.Object("data").Str("text") ?? "", ImportValues.TryInstant(action.Str("date") ?? "", out var at) ? at : null);
    }

    private string? Member(JsonElement member)
    {
        if (member.Str("id") is not { Length: > 0 } id)
            return null;
        _members.TryAdd(id, new(id, member.Str("fullName") is { Length: > 0 } name ? name : member.Str("username") ?? "?", member.Str("email"), member.Str("username")));
        return id;
    }

    private void Field(JsonElement field)
    {
        if (field.Str("id") is not { Length: > 0 } id || field.Str("name") is not { Length: > 0 } name)
            return;
        FieldType? type = field.Str("type") switch
        {
            "text" => FieldType.Text,
            "number" => FieldType.Number,
            "date" => FieldType.Date,
            "checkbox" => FieldType.Checkbox,
            "list" => FieldType.Choice,
            _ => null,
        };
        if (type is not { } known)
        {
            _problems.Add(ImportProblemCodes.ValueWrong, where: name, detail: field.Str("type"));
            return;
        }

        ImportedOption[] choices = [.. (field.Items("options") ?? []).Where(o => o.Str("id") is { Length: > 0 }).OrderBy(o => o.Pos())
            .Select(o => new ImportedOption(o.Str("id")!, o.Object("value").Str("text") is { Length: > 0 } text ? text : "—", Color(o.Str("color"))))];
        _fields.TryAdd(id, new(id, name, known, choices, known == FieldType.Number ? new(2, null, false) : null));
    }

    private Dictionary<string, JsonElement> Values(JsonElement card, string name)
    {
        var values = new Dictionary<string, JsonElement>();
        foreach (var item in card.Items("customFieldItems") ?? [])
        {
            if (item.Str("idCustomField") is not { } id || _fields.GetValueOrDefault(id) is not { } field)
            {
                _problems.Add(ImportProblemCodes.Unknown, where: name, detail: item.Str("idCustomField"));
                continue;
            }

            // Trello writes every value as text.
            var value = item.Object("value");
            object? found = field.Type switch
            {
                FieldType.Text => value.Str("text"),
                FieldType.Number => ImportValues.TryNumber(value.Str("number") ?? "-", false, out var number) ? number : null,
                FieldType.Date => Date(value, "date", name).Date is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
                FieldType.Checkbox => value.Str("checked") == "true",
                _ => item.Str("idValue"),
            };
            if (found is null)
                _problems.Add(ImportProblemCodes.ValueWrong, where: name, detail: field.Name);
            else if (found is not false)
                values[id] = Json(found);
        }

        return values;
    }

    private static JsonElement Json(object value) => value switch
    {
        decimal number => JsonSerializer.SerializeToElement(number, ImportJson.Default.Decimal),
        bool flag => JsonSerializer.SerializeToElement(flag, ImportJson.Default.Boolean),
        _ => JsonSerializer.SerializeToElement((string)value, ImportJson.Default.String),
    };

    private (DateOnly? Date, TimeOnly? Time) Date(JsonElement json, string property, string name)
    {
        if (json.Str(property) is not { Length: > 0 } text)
            return default;
        if (ImportValues.TryDate(text, true, options.Zone, out var date, out var time))
            return (date, time);
        _problems.Add(ImportProblemCodes.DateWrong, where: name, detail: text);
        return default;
    }

    /// <summary>Trello's thirty colours, by their families; some come as <c>green_dark</c>.</summary>
    private static string Color(string? color) => color?.Split('_')[0] switch
    {
        "green" or "lime" => "green",
        "yellow" => "amber",
        "orange" => "orange",
        "red" => "red",
        "purple" => "purple",
        "blue" => "blue",
        "sky" => "teal",
        "pink" => "pink",
        _ => "gray",
    };
}
