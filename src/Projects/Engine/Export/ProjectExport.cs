using Tertulia.Projects.Import;
using Tertulia.Projects.Views;

namespace Tertulia.Projects.Export;

/// <summary>What an export of a whole project is made of.</summary>
/// <param name="Emails">Of the catalog's people, as far as they may be told.</param>
/// <param name="Tasks">Of the project, each after its parent or not.</param>
/// <param name="Details">Of a task: its description, checklists and comments; null where they are not wanted.</param>
public sealed record ExportSource(
    Guid ProjectId,
    string Name,
    string Description,
    ViewCatalog Catalog,
    IReadOnlyDictionary<Guid, string> Emails,
    IReadOnlyList<TaskDto> Tasks,
    Func<Guid, ExportDetails?> Details);

public sealed record ExportDetails(string Description, IReadOnlyList<ChecklistDto> Checklists, IReadOnlyList<CommentDto> Comments);

/// <summary>
/// A project in the form of an import, so that what was exported can be imported, here or elsewhere. Ids serve as keys. What stands outside of the project, a
/// predecessor in another for instance, is left out.
/// </summary>
public static class ProjectExport
{
    public static ImportedProject Of(ExportSource source)
    {
        var catalog = source.Catalog;
        var sections = catalog.Sections.Where(s => s.ProjectId == source.ProjectId).OrderBy(s => s.Rank, StringComparer.Ordinal).ThenBy(s => s.Id).ToList();
        var sectionPlaces = sections.Select((s, i) => (s.Id, i)).ToDictionary(s => s.Id, s => s.i);
        var tasks = source.Tasks
            .Select(t => (Task: t, Placement: t.Placements.FirstOrDefault(p => p.ProjectId == source.ProjectId)))
            .Where(t => t.Placement is not null)
            .OrderBy(t => t.Placement!.SectionId is { } s ? sectionPlaces.GetValueOrDefault(s, -1) : -1)
            .ThenBy(t => t.Placement!.Rank, StringComparer.Ordinal).ThenBy(t => t.Task.Id).ToList();
        var shown = tasks.Select(t => t.Task.Id).ToHashSet();
        var fields = catalog.Fields.ToDictionary(f => f.Id);
        return new(
            source.Name,
            source.Description,
            [.. sections.Select(s => new ImportedSection(Key(s.Id), s.Name))],
            [.. catalog.Labels.Select(l => new ImportedLabel(Key(l.Id), l.Name, l.Color))],
            [.. catalog.People.OrderBy(p => p.Key).Select(p => new ImportedMember(Key(p.Key), p.Value, source.Emails.GetValueOrDefault(p.Key)))],
            [.. catalog.Fields.OrderBy(f => f.Rank, StringComparer.Ordinal).Select(f =>
                new ImportedField(Key(f.Id), f.Name, f.Type, [.. f.Options.Select(o => new ImportedOption(Key(o.Id), o.Name, o.Color))], f.Format, f.Formula))],
            [.. tasks.Select(t => Task(t.Task, t.Placement!, source.Details(t.Task.Id)))]);

        ImportedTask Task(TaskDto task, PlacementDto placement, ExportDetails? details) => new(
            Key(task.Id),
            task.Title,
            details?.Description ?? "",
            placement.SectionId is { } section && sectionPlaces.ContainsKey(section) ? Key(section) : null,
            task.ParentId is { } parent && shown.Contains(parent) ? Key(parent) : null,
            Keys(task.AssigneeIds, catalog.People.ContainsKey),
            Keys(task.FollowerIds, catalog.People.ContainsKey),
            Keys(task.LabelIds, id => catalog.Labels.Any(l => l.Id == id)),
            task.Priority,
            task.Start,
            task.StartTime,
            task.Due,
            task.DueTime,
            task.Milestone,
            task.CompletedAt is not null,
            task.CompletedAt,
            task.CreatedAt,
            task.EstimateMinutes,
            task.Recurrence,
            task.Values.Where(v => fields.ContainsKey(v.Key)).ToDictionary(v => Key(v.Key), v => v.Value),
            [.. (details?.Checklists ?? []).OrderBy(c => c.Rank, StringComparer.Ordinal).Select(Checklist)],
            [.. (details?.Comments ?? []).Where(c => !c.Deleted).OrderBy(c => c.CreatedAt).Select(c => new ImportedComment(Key(c.AuthorId), c.Text, c.CreatedAt))],
            [],
            [.. task.Dependencies.Where(d => shown.Contains(d.PredecessorId)).Select(d => new ImportedDependency(Key(d.PredecessorId), d.Kind, d.LagDays))]);
    }

    private static ImportedChecklist Checklist(ChecklistDto checklist) => new(
        checklist.Name,
        [.. checklist.Items.OrderBy(i => i.Rank, StringComparer.Ordinal).Select(i => new ImportedChecklistItem(i.Text, i.Done, i.AssigneeId is { } who ? Key(who) : null, i.Due))]);

    // As JSON writes ids: values of fields name options and people so.
    private static string Key(Guid id) => id.ToString("D");

    private static string[] Keys(IReadOnlyList<Guid> ids, Func<Guid, bool> known) => [.. ids.Where(known).Select(Key)];
}
