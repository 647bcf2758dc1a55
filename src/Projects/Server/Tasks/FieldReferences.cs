using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Checks that what changes name is there: people who see the project, labels and fields of it, files of the task.</summary>
internal sealed class FieldReferences(TertuliaDb db)
{
    /// <summary>The changes as they shall be made, values of custom fields in the form they are kept; null, and the reason in <paramref name="checks"/>, when one is wrong.</summary>
    /// <param name="known">Tasks that are changed: whom they name already may stay, also who has left the project since.</param>
    public async Task<IReadOnlyList<FieldChange>?> ResolveAsync(
        Guid workspaceId, Guid projectId, IReadOnlyList<FieldChange> changes, IReadOnlyCollection<ProjectTask> known, FormChecks checks, CancellationToken ct)
    {
        var made = new List<FieldChange>(changes.Count);
        CustomField[]? fields = null;
        foreach (var change in changes)
        {
            if (change.CustomFieldId is not { } fieldId || change.Value is not { } value)
            {
                made.Add(change);
                continue;
            }

            fields ??= await db.CustomFields().AsNoTracking().Where(f => f.ProjectId == projectId).ToArrayAsync(ct);
            if (fields.FirstOrDefault(f => f.Id == fieldId) is not { } field || !CustomValues.TryRead(field, value, out var kept))
            {
                checks.Require(false, change.Field, "invalid");
                continue;
            }

            made.Add(change with
            {
                Value = kept,
                Write = task => task.SetValue(fieldId, kept),
                MemberIds = field.Type == FieldType.Person && kept is { } people ? FieldChanges.GuidsOf(people, ProjectLimits.Assignees)! : [],
            });
        }

        await CheckPeopleAsync(workspaceId, projectId, made, known, checks, ct);
        await CheckLabelsAsync(projectId, made, known, checks, ct);
        return checks.Problem is null ? made : null;
    }

    private async Task CheckPeopleAsync(
        Guid workspaceId, Guid projectId, List<FieldChange> changes, IReadOnlyCollection<ProjectTask> known, FormChecks checks, CancellationToken ct)
    {
        foreach (var change in changes.Where(c => c.MemberIds.Count > 0))
        {
            var there = known.SelectMany(t => t.AssigneeIds.Concat(t.FollowerIds)).Concat(known.SelectMany(t => NamedIn(t, change))).ToHashSet();
            var fresh = change.MemberIds.Where(id => !there.Contains(id)).ToArray();
            checks.Require((await db.WhoCanSeeAsync(workspaceId, projectId, fresh, ct)).Count == fresh.Length, change.Field, "unknown");
        }
    }

    private async Task CheckLabelsAsync(
        Guid projectId, List<FieldChange> changes, IReadOnlyCollection<ProjectTask> known, FormChecks checks, CancellationToken ct)
    {
        if (changes.FirstOrDefault(c => c.Field == TaskField.Labels) is not { Value: { } value } change)
            return;

        var there = known.SelectMany(t => t.LabelIds).ToHashSet();
        var fresh = FieldChanges.GuidsOf(value, ProjectLimits.LabelsOnTask)!.Where(id => !there.Contains(id)).ToArray();
        checks.Require(fresh.Length == 0 || await db.Labels().CountAsync(l => l.ProjectId == projectId && fresh.Contains(l.Id), ct) == fresh.Length, change.Field, "unknown");
    }

    private static Guid[] NamedIn(ProjectTask task, FieldChange change) =>
        change.CustomFieldId is { } fieldId && task.Values.TryGetValue(fieldId, out var json) ? FieldChanges.GuidsOf(json, ProjectLimits.Assignees) ?? [] : [];
}
