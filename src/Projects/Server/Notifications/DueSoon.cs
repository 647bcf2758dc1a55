using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Tells people of what they have to do by today or tomorrow, in the project's time zone; once for a task and a date.</summary>
internal sealed class DueSoon(TertuliaDb db, EventLog events, NotificationWriter notifications, TimeProvider clock) : IScheduledTask
{
    private const int AtOnce = 500;

    public string Name => "projects.due_soon";

    public TimeSpan Every => TimeSpan.FromMinutes(30);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetStoredNow();

        // A day more on either side: no zone is further than fourteen hours from UTC.
        var (from, to) = (DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), DateOnly.FromDateTime(now.UtcDateTime).AddDays(2));
        Guid? after = null;
        while (true)
        {
            await using var write = await db.BeginAsync(ct);
            var tasks = db.ProjectTasks().AsNoTracking().Where(t => t.Due >= from && t.Due <= to && t.CompletedAt == null && t.DeletedAt == null);
            if (after is { } last)
                tasks = tasks.Where(t => t.Id.CompareTo(last) > 0);
            var found = await tasks.OrderBy(t => t.Id).Take(AtOnce)
                .Join(db.Projects().AsNoTracking().Where(p => p.DeletedAt == null && !p.Archived && !p.Template), t => t.ProjectId, p => p.Id, (t, p) => new { Task = t, p.Name, p.TimeZone })
                .ToListAsync(ct);
            var scanned = await tasks.OrderBy(t => t.Id).Take(AtOnce).Select(t => t.Id).ToListAsync(ct);
            var wanted = new List<NewNotification>();
            foreach (var each in found.Where(f => f.Task.AssigneeIds.Length > 0 && IsSoon(f.Task.Due!.Value, f.TimeZone, now)))
            {
                foreach (var memberId in await db.WhoCanSeeAsync(each.Task.WorkspaceId, each.Task.ProjectId, each.Task.AssigneeIds, ct))
                {
                    wanted.Add(new(
                        each.Task.WorkspaceId, memberId, NotificationKinds.DueSoon, null, SubjectOf(each.Task.Id, each.Task.Due!.Value), each.Task.Id, each.Name, each.Task.Title,
                        TaskUrls.Of(each.Task.ProjectId, each.Task.Id), now));
                }
            }

            await notifications.AddAsync(db, events, wanted, ct);
            await write.CommitAsync(ct);
            if (scanned.Count < AtOnce)
                return;

            after = scanned[^1];
        }
    }

    private static bool IsSoon(DateOnly due, string zone, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
        return due >= today && due <= today.AddDays(1);
    }

    /// <summary>The same for the same task and date, another when the date moves: a member is told once of each.</summary>
    private static Guid SubjectOf(Guid taskId, DateOnly due) =>
        new(SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{taskId}/{due:yyyy-MM-dd}"))).AsSpan(0, 16));
}
