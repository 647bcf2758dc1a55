using System.Text.Json;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Who changed a field last, and which version of the task that made.</summary>
internal sealed record FieldVersion(int Version, Guid By);

/// <summary>
/// A task. Its row says all that views show, so that reading one joins nothing; what only its own page shows is in <see cref="TaskPage"/>. No I/O.
/// </summary>
/// <remarks>Whoever changes a task holds the turns of all projects that show it.</remarks>
internal sealed class ProjectTask
{
    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    /// <summary>Its home: where its number, labels and fields come from.</summary>
    public required Guid ProjectId { get; init; }

    public Guid? ParentId { get; set; }

    public required int Number { get; init; }

    public required string Title { get; set; }

    /// <summary>Its home first. <see cref="TaskPlacement"/> is the index of it.</summary>
    public required IReadOnlyList<PlacementDto> Placements { get; set; }

    public Guid[] AssigneeIds { get; private set; } = [];

    public Guid[] FollowerIds { get; set; } = [];

    public Guid[] LabelIds { get; set; } = [];

    public TaskPriority Priority { get; set; }

    public DateOnly? Start { get; set; }

    public TimeOnly? StartTime { get; set; }

    public DateOnly? Due { get; set; }

    public TimeOnly? DueTime { get; set; }

    public bool Milestone { get; set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public Guid? CompletedBy { get; private set; }

    public IReadOnlyDictionary<Guid, JsonElement> Values { get; set; } = new Dictionary<Guid, JsonElement>();

    public IReadOnlyList<DependencyDto> Dependencies { get; set; } = [];

    public string? Recurrence { get; set; }

    public int? EstimateMinutes { get; set; }

    public int TrackedMinutes { get; set; }

    public int Parts { get; set; }

    public int PartsDone { get; set; }

    public int ChecklistItems { get; set; }

    public int ChecklistDone { get; set; }

    public int Comments { get; set; }

    public int Files { get; set; }

    public bool HasDescription { get; set; }

    public Guid? CoverFileId { get; set; }

    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The home project's count of changes at its last one.</summary>
    public long Change { get; set; }

    public int Version { get; private set; } = 1;

    /// <summary>By field, for those changed since the task was made.</summary>
    public IReadOnlyDictionary<string, FieldVersion> FieldVersions { get; private set; } = new Dictionary<string, FieldVersion>(StringComparer.Ordinal);

    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>Those deleted together come back together.</summary>
    public Guid? DeletedBatch { get; private set; }

    public void NextVersion(DateTimeOffset now)
    {
        Version++;
        UpdatedAt = now;
    }

    public void Stamp(string field, Guid by) =>
        FieldVersions = new Dictionary<string, FieldVersion>(FieldVersions, StringComparer.Ordinal) { [field] = new(Version, by) };

    /// <summary>Not stored: whose it is, or whether it is open, was changed, so the index of people is behind.</summary>
    public bool PeopleChanged { get; private set; }

    public void Assign(Guid[] memberIds) => (AssigneeIds, PeopleChanged) = (memberIds, true);

    public void SetCompleted(bool completed, Guid by, DateTimeOffset now)
    {
        CompletedAt = completed ? CompletedAt ?? now : null;
        CompletedBy = completed ? CompletedBy ?? by : null;
        PeopleChanged = true;
    }

    public void SetValue(Guid fieldId, JsonElement? value)
    {
        var values = new Dictionary<Guid, JsonElement>(Values);
        if (value is { } json)
            values[fieldId] = json;
        else
            values.Remove(fieldId);
        Values = values;
    }

    public PlacementDto? PlacementIn(Guid projectId) => Placements.FirstOrDefault(p => p.ProjectId == projectId);

    /// <summary>Puts it there, or moves it there.</summary>
    public void Place(Guid projectId, Guid? sectionId, string rank)
    {
        var placement = new PlacementDto(projectId, sectionId, rank);
        Placements = PlacementIn(projectId) is null
            ? [.. Placements, placement]
            : [.. Placements.Select(p => p.ProjectId == projectId ? placement : p)];
    }

    public void TakeOut(Guid projectId) => Placements = [.. Placements.Where(p => p.ProjectId != projectId)];

    public void Follow(Guid memberId)
    {
        if (!FollowerIds.Contains(memberId) && FollowerIds.Length < ProjectLimits.Followers)
            FollowerIds = [.. FollowerIds, memberId];
    }

    public void Delete(Guid batchId, DateTimeOffset now) => (DeletedAt, DeletedBatch, PeopleChanged) = (now, batchId, true);

    public void Restore() => (DeletedAt, DeletedBatch, PeopleChanged) = (null, null, true);

    public TaskDto ToDto() => new(
        Id, ProjectId, ParentId, Number, Title, Placements, AssigneeIds, FollowerIds, LabelIds, Priority, Start, StartTime, Due, DueTime, Milestone, CompletedAt,
        CompletedBy, Values, Dependencies, Recurrence, EstimateMinutes, TrackedMinutes,
        new(Parts, PartsDone, ChecklistItems, ChecklistDone, Comments, Files, HasDescription), CoverFileId, CreatedBy, CreatedAt, UpdatedAt, Change, Version);
}

/// <summary>Where a task stands in one project: what <see cref="ProjectTask.Placements"/> says, for finding.</summary>
internal sealed class TaskPlacement
{
    public required Guid TaskId { get; init; }

    public required Guid ProjectId { get; init; }

    public Guid? SectionId { get; set; }

    public required string Rank { get; set; }

    /// <summary>This project's count of changes at the task's last one.</summary>
    public long Change { get; set; }

    /// <summary>Deleted or taken out. The row stays, so that who reads what is new learns it.</summary>
    public bool Removed { get; set; }
}

/// <summary>Whose task it is: for finding what somebody has to do.</summary>
internal sealed class TaskPerson
{
    public required Guid MemberId { get; init; }

    public required Guid TaskId { get; init; }

    /// <summary>Neither completed nor deleted.</summary>
    public bool Open { get; set; }
}

/// <summary>What only a task's own page shows.</summary>
internal sealed class TaskPage
{
    public required Guid TaskId { get; init; }

    public string Description { get; set; } = "";

    public IReadOnlyList<ChecklistDto> Checklists { get; set; } = [];

    public Guid[] FileIds { get; set; } = [];
}
