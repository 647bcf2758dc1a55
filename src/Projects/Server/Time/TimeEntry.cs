using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Time that somebody spent on a task, or is spending.</summary>
internal sealed class TimeEntry
{
    public required Guid Id { get; init; }

    public required Guid TaskId { get; init; }

    public required Guid MemberId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Minutes { get; set; }

    public string Note { get; set; } = "";

    /// <summary>Whole minutes, a begun one counted from its half; never more than a task may be given.</summary>
    public void Stop(DateTimeOffset now)
    {
        EndedAt = now < StartedAt ? StartedAt : now;
        Minutes = (int)Math.Min(ProjectLimits.Minutes, Math.Round((EndedAt.Value - StartedAt).TotalMinutes, MidpointRounding.AwayFromZero));
    }

    public void End(DateTimeOffset at) => EndedAt = at;

    public TimeEntryDto ToDto() => new(Id, TaskId, MemberId, StartedAt, EndedAt, Minutes, Note);
}

internal static class TimeEntryStorage
{
    public const int MostNote = 500;

    public static DbSet<TimeEntry> TimeEntries(this TertuliaDb db) => db.Set<TimeEntry>();

    public static void Configure(ModelBuilder model) => model.Entity<TimeEntry>(entry =>
    {
        entry.ToTable("TimeEntries", ProjectsModule.Schema);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Note).HasMaxLength(MostNote);
        entry.HasIndex(e => e.TaskId);
        entry.HasIndex(e => new { e.MemberId, e.EndedAt });
    });
}
