using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>
/// Changes of some tasks in one transaction: holds the turns of every project that shows them, counts the changes, keeps the indexes of placements and
/// people, writes the history and tells it all. Use cases change tasks and say so; what follows from that happens here.
/// </summary>
internal sealed class TaskBatch(TertuliaDb db, EventLog events, Caller caller, DateTimeOffset now)
{
    private readonly Dictionary<Guid, Project> projects = [];
    private readonly Dictionary<Guid, AccessLevel> levels = [];
    private readonly Dictionary<Guid, ProjectTask> tasks = [];
    private readonly HashSet<ProjectTask> touched = [];
    private readonly HashSet<Guid> paged = [];
    private readonly List<TaskActivity> activities = [];
    private readonly List<TaskActivity> retold = [];
    private readonly List<TaskMoveDto> moved = [];

    public Guid Id { get; } = Guid.CreateVersion7(now);

    public Caller Caller => caller;

    public DateTimeOffset Now => now;

    public IEnumerable<ProjectTask> Touched => touched;

    public IReadOnlyList<TaskMoveDto> Moved => moved;

    public IReadOnlyList<TaskActivity> Activities => activities;

    /// <summary>A project whose turn is held.</summary>
    public Project? Project(Guid projectId) => projects.GetValueOrDefault(projectId);

    /// <summary>Waits for the turns of all projects that show any of these tasks, and of those named besides, then loads both as they are now.</summary>
    /// <param name="others">Ids whose turns shall be held too, such as members'.</param>
    public async Task TakeAsync(IReadOnlyCollection<Guid> taskIds, IReadOnlyCollection<Guid> projectIds, CancellationToken ct, params IEnumerable<Guid> others)
    {
        var shown = taskIds.Count == 0
            ? []
            : await db.TaskPlacements().AsNoTracking().Where(p => taskIds.Contains(p.TaskId)).Select(p => p.ProjectId).Distinct().ToListAsync(ct);
        Guid[] ids = [.. projectIds.Concat(shown).Distinct()];
        await db.TakeTurnsAsync(ct, [.. ids, .. others]);
        foreach (var project in await db.Projects().Where(p => ids.Contains(p.Id) && p.WorkspaceId == caller.WorkspaceId).ToListAsync(ct))
            projects[project.Id] = project;

        var principals = caller.Principals;
        var granted = await db.Grants.Where(g => ids.Contains(g.ResourceId) && principals.Contains(g.PrincipalId))
            .GroupBy(g => g.ResourceId).Select(g => new { g.Key, Level = g.Max(x => (int)x.Level) }).ToListAsync(ct);
        foreach (var grant in granted)
        {
            if (projects.TryGetValue(grant.Key, out var project))
                levels[grant.Key] = ProjectView.Of(project, (AccessLevel)grant.Level, caller).Level;
        }

        await LoadAsync(taskIds, ct);
    }

    /// <summary>Loads more tasks; those whose projects' turns are not held are found out when the batch is saved.</summary>
    public async Task<IReadOnlyList<ProjectTask>> LoadAsync(IReadOnlyCollection<Guid> taskIds, CancellationToken ct)
    {
        var missing = taskIds.Where(id => !tasks.ContainsKey(id)).ToArray();
        if (missing.Length > 0)
        {
            foreach (var task in await db.ProjectTasks().Where(t => missing.Contains(t.Id) && t.WorkspaceId == caller.WorkspaceId).ToListAsync(ct))
                tasks[task.Id] = task;
        }

        return [.. taskIds.Where(tasks.ContainsKey).Select(id => tasks[id])];
    }

    /// <summary>A task that is live and shown to the caller; null when hidden, deleted or missing.</summary>
    public ProjectTask? Find(Guid taskId) => tasks.GetValueOrDefault(taskId) is { DeletedAt: null } task && LevelOn(task) is not null ? task : null;

    /// <summary>Deleted or not, shown or not.</summary>
    public ProjectTask? Loaded(Guid taskId) => tasks.GetValueOrDefault(taskId);

    public AccessLevel? LevelOn(ProjectTask task) => task.Placements.Select(p => LevelIn(p.ProjectId)).Max();

    public AccessLevel? LevelIn(Guid projectId) => levels.TryGetValue(projectId, out var level) ? level : null;

    public Refusal? RefuseEditing(ProjectTask task) => LevelOn(task) < AccessLevel.Editor ? Refusal.NotAnEditor : RefuseArchived(task);

    public Refusal? RefuseCommenting(ProjectTask task) => LevelOn(task) < AccessLevel.Commenter ? Refusal.NotACommenter : RefuseArchived(task);

    public Refusal? RefuseEditingIn(Guid projectId) =>
        projects.TryGetValue(projectId, out var project) ? new ProjectView(project, LevelIn(projectId) ?? 0).RefuseEditing() : Refusal.NotAnEditor;

    public void Add(ProjectTask task)
    {
        db.Add(task);
        tasks[task.Id] = task;
        touched.Add(task);
    }

    /// <summary>Say it before changing the task: its fields are stamped with the version that this makes.</summary>
    public void Touch(ProjectTask task)
    {
        if (touched.Add(task))
            task.NextVersion(now);
    }

    /// <summary>Its page changed: description, checklists, files or time.</summary>
    public void TouchPage(ProjectTask task)
    {
        Touch(task);
        paged.Add(task.Id);
    }

    public void Record(ProjectTask task, TaskActivityKind kind, string? field = null, JsonElement? old = null, JsonElement? made = null)
    {
        if (field is not null)
            task.Stamp(field, caller.MemberId);
        activities.Add(new TaskActivity
        {
            Id = Guid.CreateVersion7(now),
            ProjectId = task.ProjectId,
            TaskId = task.Id,
            BatchId = Id,
            Sequence = activities.Count,
            Kind = kind,
            Field = field,
            Old = TaskActivity.Write(old),
            New = TaskActivity.Write(made),
            Version = task.Version,
            ActorId = caller.MemberId,
            At = now,
        });
    }

    /// <summary>Tells of history that is there already and was marked.</summary>
    public void Retell(IEnumerable<TaskActivity> marked) => retold.AddRange(marked);

    public void RecordMove(TaskMoveDto move) => moved.Add(move);

    /// <summary>Counts a part in, out or over to done; the parent is loaded already, or there is none to tell.</summary>
    public async Task CountPartAsync(Guid? parentId, int parts, int done, CancellationToken ct)
    {
        if (parentId is not { } id || (parts == 0 && done == 0) || (await LoadAsync([id], ct)) is not [var parent])
            return;

        Touch(parent);
        parent.Parts += parts;
        parent.PartsDone += done;
    }

    /// <summary>Saves rows, indexes, history and events; does not commit. Refuses when a task stands in a project whose turn is not held.</summary>
    public async Task<Refusal?> SaveAsync(TaskPages pages, CancellationToken ct)
    {
        if (touched.Any(t => t.Placements.Any(p => !projects.ContainsKey(p.ProjectId))))
            return Refusal.Moved;

        var changes = new Dictionary<Guid, long>();
        var removed = await IndexPlacementsAsync(changes, ct);
        await IndexPeopleAsync(ct);
        db.AddRange(activities);
        foreach (var project in projects.Values)
            Tell(project, removed);
        foreach (var group in retold.Concat(activities).GroupBy(a => a.ProjectId))
        {
            foreach (var chunk in group.Chunk(ProjectLimits.TasksInEvent))
                Append(ProjectsTopics.Project(group.Key), new ActivityRecorded(group.Key, [.. chunk.Select(a => a.ToDto())]), group.Key);
        }

        await db.SaveChangesAsync(ct);
        foreach (var task in touched.Where(t => paged.Contains(t.Id) && t.DeletedAt is null))
        {
            var page = await pages.ReadAsync(task, ct);
            var saved = new TaskDetailsSaved(task.Id, task.ProjectId, page.Description, page.Checklists, page.Files, page.Time, task.Version);
            foreach (var placement in task.Placements)
                Append(ProjectsTopics.Project(placement.ProjectId), saved, task.Id);
        }

        await db.SaveChangesAsync(ct);
        return null;
    }

    private void Append<T>(string topic, T happened, Guid subjectId)
        where T : IEvent =>
        events.Append(caller.WorkspaceId, topic, happened, caller.MemberId == default ? null : caller.MemberId, subjectId);

    private static Refusal? Archived(Project? project) => project?.Archived == true ? Refusal.Archived : null;

    private Refusal? RefuseArchived(ProjectTask task) => Archived(projects.GetValueOrDefault(task.ProjectId));

    private void Tell(Project project, ILookup<Guid, ProjectTask> removed)
    {
        var saved = touched.Where(t => t.DeletedAt is null && t.PlacementIn(project.Id) is not null).ToList();
        var moves = moved.Where(m => saved.Any(t => t.Id == m.TaskId)).ToDictionary(m => m.TaskId);
        foreach (var chunk in saved.Chunk(ProjectLimits.TasksInEvent))
        {
            Append(
                project.EventTopic,
                new TasksSaved(project.Id, [.. chunk.Select(t => t.ToDto())], [.. chunk.Where(t => moves.ContainsKey(t.Id)).Select(t => moves[t.Id])]), project.Id);
        }

        foreach (var chunk in removed[project.Id].Chunk(ProjectLimits.TasksInEvent))
            Append(project.EventTopic, new TasksRemoved(project.Id, [.. chunk.Select(t => t.Id)], project.ChangeSequence), project.Id);
    }

    /// <returns>What each project shows no more.</returns>
    private async Task<ILookup<Guid, ProjectTask>> IndexPlacementsAsync(Dictionary<Guid, long> changes, CancellationToken ct)
    {
        var ids = touched.Select(t => t.Id).ToArray();
        var rows = (await db.TaskPlacements().Where(p => ids.Contains(p.TaskId)).ToListAsync(ct)).ToLookup(p => p.TaskId);
        var gone = new List<(Guid ProjectId, ProjectTask Task)>();
        foreach (var task in touched)
        {
            task.Change = ChangeOf(task.ProjectId);
            var there = rows[task.Id].ToDictionary(p => p.ProjectId);
            foreach (var placement in task.Placements)
            {
                if (!there.Remove(placement.ProjectId, out var row))
                    db.Add(row = new TaskPlacement { TaskId = task.Id, ProjectId = placement.ProjectId, Rank = placement.Rank });
                if (!row.Removed && task.DeletedAt is not null)
                    gone.Add((row.ProjectId, task));
                (row.SectionId, row.Rank, row.Change, row.Removed) = (placement.SectionId, placement.Rank, ChangeOf(placement.ProjectId), task.DeletedAt is not null);
            }

            foreach (var left in there.Values.Where(p => !p.Removed))
            {
                (left.Removed, left.Change) = (true, ChangeOf(left.ProjectId));
                gone.Add((left.ProjectId, task));
            }
        }

        return gone.ToLookup(g => g.ProjectId, g => g.Task);

        long ChangeOf(Guid projectId) => changes.TryGetValue(projectId, out var change) ? change : changes[projectId] = projects[projectId].NextChange();
    }

    private async Task IndexPeopleAsync(CancellationToken ct)
    {
        var concerned = touched.Where(t => t.PeopleChanged).ToList();
        if (concerned.Count == 0)
            return;

        var ids = concerned.Select(t => t.Id).ToArray();
        var rows = (await db.TaskPeople().Where(p => ids.Contains(p.TaskId)).ToListAsync(ct)).ToLookup(p => p.TaskId);
        foreach (var task in concerned)
        {
            var there = rows[task.Id].ToDictionary(p => p.MemberId);
            foreach (var memberId in task.AssigneeIds)
            {
                if (!there.Remove(memberId, out var row))
                    db.Add(row = new TaskPerson { MemberId = memberId, TaskId = task.Id });
                row.Open = task is { CompletedAt: null, DeletedAt: null };
            }

            db.RemoveRange(there.Values);
        }
    }
}
