using System.Globalization;
using System.Text.Json;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>One field set to one value: how it is read off a task and written to it. The value is in the JSON of the wire, null for none.</summary>
internal sealed record FieldChange(string Field, JsonElement? Value, Func<ProjectTask, JsonElement?> Read, Action<ProjectTask> Write)
{
    /// <summary>Who is named by it, to be checked.</summary>
    public IReadOnlyList<Guid> MemberIds { get; init; } = [];

    /// <summary>The custom field, to be checked; null for the task's own.</summary>
    public Guid? CustomFieldId { get; init; }

    public bool ChangesDates => Field is TaskField.Start or TaskField.Due or TaskField.Milestone;

    public static bool Same(JsonElement? a, JsonElement? b) =>
        a is { } x && b is { } y ? JsonElement.DeepEquals(x, y) : a is null && b is null;

    public static JsonElement? Json<T>(T value) => value is null ? null : JsonSerializer.SerializeToElement(value, WireJson.Options);
}

/// <summary>Reads what a request wants a field to be. References are checked afterwards, against the database.</summary>
internal static class FieldChanges
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2999, 12, 31);

    /// <summary>Null, and the reason in <paramref name="checks"/>, when it is no such field or no such value.</summary>
    public static FieldChange? Parse(string field, JsonElement value, Guid by, DateTimeOffset now, FormChecks checks)
    {
        var change = value.ValueKind == JsonValueKind.Null ? Clear(field, by, now) : Set(field, value, by, now, checks);
        checks.Require(change is not null, field.Length <= 60 ? field : "set", "invalid");
        return change;
    }

    /// <summary>Reads a field, custom ones too.</summary>
    public static JsonElement? Read(ProjectTask task, string field) => field switch
    {
        TaskField.Title => FieldChange.Json(task.Title),
        TaskField.Assignees => Ids(task.AssigneeIds),
        TaskField.Followers => Ids(task.FollowerIds),
        TaskField.Labels => Ids(task.LabelIds),
        TaskField.Priority => task.Priority == TaskPriority.None ? null : FieldChange.Json(task.Priority),
        TaskField.Start => FieldChange.Json(task.Start),
        TaskField.StartTime => FieldChange.Json(task.StartTime),
        TaskField.Due => FieldChange.Json(task.Due),
        TaskField.DueTime => FieldChange.Json(task.DueTime),
        TaskField.Milestone => task.Milestone ? FieldChange.Json(true) : null,
        TaskField.Completed => task.CompletedAt is null ? null : FieldChange.Json(true),
        TaskField.Estimate => FieldChange.Json(task.EstimateMinutes),
        TaskField.Recurrence => FieldChange.Json(task.Recurrence),
        TaskField.Parent => FieldChange.Json(task.ParentId),
        TaskField.Cover => FieldChange.Json(task.CoverFileId),
        _ when CustomId(field) is { } id => task.Values.TryGetValue(id, out var value) ? value : null,
        _ => null,
    };

    public static Guid? CustomId(string field) =>
        field.StartsWith(TaskField.CustomPrefix, StringComparison.Ordinal) && Guid.TryParseExact(field.AsSpan(TaskField.CustomPrefix.Length), "D", out var id) ? id : null;

    public static bool IsDate(DateOnly date) => date >= Earliest && date <= Latest;

    private static FieldChange? Clear(string field, Guid by, DateTimeOffset now) => field switch
    {
        TaskField.Title => null,
        TaskField.Description => Make(field, null, _ => { }),
        TaskField.Assignees => Make(field, null, t => t.Assign([])),
        TaskField.Followers => Make(field, null, t => t.FollowerIds = []),
        TaskField.Labels => Make(field, null, t => t.LabelIds = []),
        TaskField.Priority => Make(field, null, t => t.Priority = TaskPriority.None),
        TaskField.Start => Make(field, null, t => t.Start = null),
        TaskField.StartTime => Make(field, null, t => t.StartTime = null),
        TaskField.Due => Make(field, null, t => t.Due = null),
        TaskField.DueTime => Make(field, null, t => t.DueTime = null),
        TaskField.Milestone => Make(field, null, t => t.Milestone = false),
        TaskField.Completed => Make(field, null, t => t.SetCompleted(false, by, now)),
        TaskField.Estimate => Make(field, null, t => t.EstimateMinutes = null),
        TaskField.Recurrence => Make(field, null, t => t.Recurrence = null),
        TaskField.Parent => Make(field, null, t => t.ParentId = null),
        TaskField.Cover => Make(field, null, t => t.CoverFileId = null),
        _ when CustomId(field) is { } id => Make($"{TaskField.CustomPrefix}{id}", null, t => t.SetValue(id, null)) with { CustomFieldId = id },
        _ => null,
    };

    private static FieldChange? Set(string field, JsonElement json, Guid by, DateTimeOffset now, FormChecks checks)
    {
        switch (field)
        {
            case TaskField.Title:
                return Text(json) is { } title && checks.Line(field, title, ProjectLimits.Title) is var line ? Make(field, FieldChange.Json(line), t => t.Title = line) : null;
            case TaskField.Description:
                return Text(json) is { } typed && checks.Text(field, typed, ProjectLimits.TaskText) is var text ? Make(field, string.IsNullOrWhiteSpace(text) ? null : FieldChange.Json(text), _ => { }) : null;
            case TaskField.Assignees:
                return GuidsOf(json, ProjectLimits.Assignees) is { } assignees ? Make(field, Ids(assignees), t => t.Assign(assignees)) with { MemberIds = assignees } : null;
            case TaskField.Followers:
                return GuidsOf(json, ProjectLimits.Followers) is { } followers ? Make(field, Ids(followers), t => t.FollowerIds = followers) with { MemberIds = followers } : null;
            case TaskField.Labels:
                return GuidsOf(json, ProjectLimits.LabelsOnTask) is { } labels ? Make(field, Ids(labels), t => t.LabelIds = labels) : null;
            case TaskField.Priority:
                return Read<TaskPriority>(json) is { } priority ? Make(field, priority == TaskPriority.None ? null : FieldChange.Json(priority), t => t.Priority = priority) : null;
            case TaskField.Start:
                return Date(json) is { } start ? Make(field, FieldChange.Json(start), t => t.Start = start) : null;
            case TaskField.Due:
                return Date(json) is { } due ? Make(field, FieldChange.Json(due), t => t.Due = due) : null;
            case TaskField.StartTime:
                return Time(json) is { } startTime ? Make(field, FieldChange.Json(startTime), t => t.StartTime = startTime) : null;
            case TaskField.DueTime:
                return Time(json) is { } dueTime ? Make(field, FieldChange.Json(dueTime), t => t.DueTime = dueTime) : null;
            case TaskField.Milestone:
                return Read<bool>(json) is { } milestone ? Make(field, milestone ? FieldChange.Json(true) : null, t => t.Milestone = milestone) : null;
            case TaskField.Completed:
                return Read<bool>(json) is { } completed ? Make(field, completed ? FieldChange.Json(true) : null, t => t.SetCompleted(completed, by, now)) : null;
            case TaskField.Estimate:
                return Read<int>(json) is { } minutes and >= 0 and <= ProjectLimits.Minutes ? Make(field, FieldChange.Json(minutes), t => t.EstimateMinutes = minutes) : null;
            case TaskField.Recurrence:
                return Text(json) is { } rule && IsRule(rule) ? Make(field, FieldChange.Json(rule), t => t.Recurrence = rule) : null;
            case TaskField.Parent:
                return Read<Guid>(json) is { } parentId ? Make(field, FieldChange.Json(parentId), t => t.ParentId = parentId) : null;
            case TaskField.Cover:
                return Read<Guid>(json) is { } coverId ? Make(field, FieldChange.Json(coverId), t => t.CoverFileId = coverId) : null;
            default:
                // What type it has is known only by its field; see CustomValues.
                return CustomId(field) is { } id ? Make($"{TaskField.CustomPrefix}{id}", json, t => t.SetValue(id, json)) with { CustomFieldId = id } : null;
        }
    }

    public static JsonElement? Ids(Guid[] ids) => ids.Length == 0 ? null : FieldChange.Json(ids);

    /// <summary>Null for what is no text, half a surrogate pair included.</summary>
    public static string? Text(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static Guid[]? GuidsOf(JsonElement json, int most)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > most)
            return null;

        var ids = new List<Guid>(json.GetArrayLength());
        foreach (var element in json.EnumerateArray())
        {
            if (!Guid.TryParseExact(Text(element), "D", out var id))
                return null;
            if (!ids.Contains(id))
                ids.Add(id);
        }

        return [.. ids];
    }

    /// <summary>A rule of RFC 5545 as it may look; what it means is the recurrence's business.</summary>
    public static bool IsRule(string rule) =>
        rule.Length <= ProjectLimits.Recurrence && rule.StartsWith("FREQ=", StringComparison.Ordinal) && rule.All(c => char.IsAsciiLetterOrDigit(c) || c is '=' or ';' or ',' or '-' or '+' or ':');

    public static DateOnly? Date(JsonElement json) =>
        DateOnly.TryParseExact(Text(json), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && IsDate(date) ? date : null;

    /// <summary>To the minute.</summary>
    private static TimeOnly? Time(JsonElement json) =>
        TimeOnly.TryParseExact(Text(json), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new(time.Hour, time.Minute) : null;

    private static T? Read<T>(JsonElement json)
        where T : struct
    {
        try
        {
            return json.Deserialize<T>(WireJson.Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static FieldChange Make(string field, JsonElement? value, Action<ProjectTask> write) => new(field, value, task => Read(task, field), write);
}
