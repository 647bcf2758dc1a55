using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>The tasks a project shows, as they were at one moment. Never changes; safe to share.</summary>
internal sealed class ProjectRows(long change, Dictionary<Guid, int> places, TaskDto[] tasks, DateTimeOffset readAt)
{
    private readonly Lazy<ILookup<Guid, TaskDto>> successors = new(() =>
        tasks.SelectMany(t => t.Dependencies, (t, d) => (d.PredecessorId, Task: t)).ToLookup(d => d.PredecessorId, d => d.Task));

    /// <summary>The greatest count of changes among what was read.</summary>
    public long Change => change;

    public DateTimeOffset ReadAt => readAt;

    public IReadOnlyList<TaskDto> Tasks => tasks;

    public TaskDto? Find(Guid taskId) => places.TryGetValue(taskId, out var place) ? tasks[place] : null;

    public IEnumerable<TaskDto> SuccessorsOf(Guid taskId) => successors.Value[taskId];

    public static ProjectRows Empty(DateTimeOffset readAt) => new(0, [], [], readAt);

    /// <summary>With what changed since. A change of tasks that are there copies an array of references; a new or a gone one the map besides.</summary>
    public ProjectRows With(IReadOnlyList<(TaskDto? Task, Guid Id, long Change)> news, DateTimeOffset now)
    {
        if (news.Count == 0)
            return new(change, places, tasks, now);

        var newest = news.Max(n => n.Change);
        if (news.All(n => n.Task is not null && places.ContainsKey(n.Id)))
        {
            var copy = (TaskDto[])tasks.Clone();
            foreach (var (task, id, _) in news)
                copy[places[id]] = task!;
            return new(newest, places, copy, now);
        }

        var kept = tasks.ToDictionary(t => t.Id);
        foreach (var (task, id, _) in news)
        {
            if (task is null)
                kept.Remove(id);
            else
                kept[id] = task;
        }

        TaskDto[] all = [.. kept.Values];
        var map = new Dictionary<Guid, int>(all.Length);
        for (var i = 0; i < all.Length; i++)
            map[all[i].Id] = i;
        return new(newest, map, all, now);
    }
}

/// <summary>
/// Keeps the tasks of recently used projects in memory, on each node for itself. Every read first asks the database for what changed since the last one, an
/// index range that is mostly empty: what it answers is as fresh as the database, and nothing has ever to be invalidated.
/// </summary>
/// <remarks>
/// Writers of a project take turns, so its count of changes grows in the order of commits and nothing below the greatest count seen can still appear. Read
/// before writing in a transaction: rows that are not committed must not be kept.
/// </remarks>
internal sealed class ProjectIndex(TimeProvider clock)
{
    /// <summary>About half a gigabyte at twenty fields each.</summary>
    private const int MostRows = 300_000;

    /// <summary>What was removed longer ago than this may have left no trace.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> recent = [];
    private int rows;

    public async Task<ProjectRows> ReadAsync(TertuliaDb db, Guid projectId, CancellationToken ct)
    {
        var entry = EntryOf(projectId);
        var before = entry.Rows;
        var now = clock.GetUtcNow();
        var known = before is not null && now - before.ReadAt < Trusted ? before : ProjectRows.Empty(now);
        var fresh = known.With(await ReadSinceAsync(db, projectId, known.Change, ct), now);
        Keep(entry, fresh);
        return fresh;
    }

    private static async Task<List<(TaskDto?, Guid, long)>> ReadSinceAsync(TertuliaDb db, Guid projectId, long change, CancellationToken ct)
    {
        var placements = db.TaskPlacements().AsNoTracking().Where(p => p.ProjectId == projectId && p.Change > change);
        if (change == 0)
            placements = placements.Where(p => !p.Removed);
        var found = await placements
            .Join(db.ProjectTasks().AsNoTracking(), p => p.TaskId, t => t.Id, (p, t) => new { Task = t, p.Change, p.Removed })
            .ToListAsync(ct);
        return [.. found.Select(f => (f.Removed ? null : f.Task.ToDto(), f.Task.Id, f.Change))];
    }

    private Entry EntryOf(Guid projectId)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(projectId, out var node))
                entries[projectId] = node = new(new Entry(projectId));
            else
                recent.Remove(node);
            recent.AddFirst(node);
            return node.Value;
        }
    }

    private void Keep(Entry entry, ProjectRows fresh)
    {
        lock (gate)
        {
            // Two may have read at once; the one that saw more stays.
            if (!entries.ContainsKey(entry.ProjectId) || entry.Rows is { } there && there.Change > fresh.Change)
                return;

            rows += fresh.Tasks.Count - (entry.Rows?.Tasks.Count ?? 0);
            entry.Rows = fresh;
            while (rows > MostRows && recent.Count > 1)
            {
                var last = recent.Last!.Value;
                rows -= last.Rows?.Tasks.Count ?? 0;
                last.Rows = null;
                recent.RemoveLast();
                entries.Remove(last.ProjectId);
            }
        }
    }

    private sealed class Entry(Guid projectId)
    {
        public Guid ProjectId => projectId;

        public ProjectRows? Rows { get; set; }
    }
}
