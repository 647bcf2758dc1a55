using System.Text.Json;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Projects.Tests.Server;

/// <summary>A client's copy of a project: a snapshot, brought up to date by nothing but events.</summary>
internal sealed class ProjectMirror
{
    private readonly Guid projectId;
    private ProjectSnapshotDto snapshot;
    private readonly Dictionary<Guid, TaskDto> tasks;

    private ProjectMirror(Guid projectId, ProjectSnapshotDto snapshot, IEnumerable<TaskDto> tasks) =>
        (this.projectId, this.snapshot, this.tasks) = (projectId, snapshot, tasks.ToDictionary(t => t.Id));

    public EventPosition Position => snapshot.Position;

    public static async Task<ProjectMirror> FetchAsync(TestMember member, Guid projectId) =>
        new(projectId, await member.ProjectAsync(projectId), await member.TasksAsync(projectId));

    public void Apply(EventEnvelope happened)
    {
        if (happened.Topic != ProjectsTopics.Project(projectId))
            return;

        switch (happened.Type)
        {
            case "projects.project.saved":
                snapshot = snapshot with { Project = Read<ProjectSaved>().Project with { Level = snapshot.Project.Level } };
                break;
            case "projects.members.changed":
                snapshot = snapshot with { Members = Read<ProjectMembersChanged>().Members };
                break;
            case "projects.sections.changed":
                snapshot = snapshot with { Sections = Read<SectionsChanged>().Sections };
                break;
            case "projects.labels.changed":
                snapshot = snapshot with { Labels = Read<LabelsChanged>().Labels };
                break;
            case "projects.fields.changed":
                snapshot = snapshot with { Fields = Read<FieldsChanged>().Fields };
                break;
            case "projects.tasks.saved":
                foreach (var task in Read<TasksSaved>().Tasks)
                {
                    if (!tasks.TryGetValue(task.Id, out var known) || known.Version <= task.Version)
                        tasks[task.Id] = task;
                }

                break;
            case "projects.tasks.removed":
                var removed = Read<TasksRemoved>();
                foreach (var id in removed.TaskIds)
                    tasks.Remove(id);
                break;
        }

        T Read<T>() => happened.Data.Deserialize<T>(WireJson.Options)!;
    }

    /// <summary>Is what a fresh fetch says.</summary>
    public async Task AssertFreshAsync(TestMember member)
    {
        var fresh = await FetchAsync(member, projectId);
        Wire.AssertSame(fresh.snapshot with { Position = default }, snapshot with { Position = default });
        Wire.AssertSame(fresh.tasks.Values.OrderBy(t => t.Number), tasks.Values.OrderBy(t => t.Number));
    }
}
