using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Tertulia.Projects;

/// <param name="Name">What the calendar is called in other programs.</param>
/// <param name="Zone">The project's: what days and times of its tasks mean.</param>
/// <param name="Address">Where a task opens; null for nowhere.</param>
/// <param name="Description">Plain text; null for none.</param>
internal sealed record TaskCalendarOptions(
    string Name, TimeZoneInfo Zone, Func<TaskDto, Uri?> Address, Func<TaskDto, string?> Description, Func<Guid, string?> Label);

/// <summary>
/// Tasks with a due date as a calendar of RFC 5545. They are events and not to-dos, which most calendars do not show: all day from the start to the due date, or, with a
/// time, the half hour that ends at it. None makes anybody busy. The text depends on the tasks alone, so an unchanged feed is the same to the byte.
/// </summary>
internal static class TaskCalendar
{
    private const int Longest = 5_000;

    public static string Write(IEnumerable<TaskDto> tasks, TaskCalendarOptions options)
    {
        var calendar = new Calendar { ProductId = "-//Tertulia//Projects//EN" };
        calendar.AddProperty("X-WR-CALNAME", Plain(options.Name));
        calendar.AddProperty("X-WR-TIMEZONE", options.Zone.Id);
        foreach (var task in tasks.Where(t => t.Due is not null).OrderBy(t => t.Due).ThenBy(t => t.Id).Take(Longest))
            calendar.Events.Add(Event(task, options));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Event(TaskDto task, TaskCalendarOptions options)
    {
        var due = task.Due!.Value;
        var entry = new CalendarEvent
        {
            Uid = $"{task.Id:N}@tertulia",
            Summary = Plain(task.CompletedAt is null ? task.Title : "✓ " + task.Title),
            Description = options.Description(task) is { Length: > 0 } text ? Plain(text) : null,
            Url = options.Address(task),
            Transparency = TransparencyType.Transparent,
            Sequence = task.Version,
            DtStamp = Instant(task.UpdatedAt),
            Created = Instant(task.CreatedAt),
            LastModified = Instant(task.UpdatedAt),

            // 1 is the highest of RFC 5545, 9 the lowest.
            Priority = task.Priority switch
            {
                TaskPriority.Urgent => 1,
                TaskPriority.High => 3,
                TaskPriority.Normal => 5,
                TaskPriority.Low => 9,
                _ => 0,
            },
        };
        foreach (var label in task.LabelIds.Select(options.Label).OfType<string>())
            entry.Categories.Add(Plain(label));

        if (task.DueTime is { } time)
        {
            var end = Utc(due.ToDateTime(time), options.Zone);
            entry.DtStart = new CalDateTime(end.AddMinutes(-30), "UTC");
            entry.DtEnd = new CalDateTime(end, "UTC");
        }
        else
        {
            entry.DtStart = new CalDateTime(task is { Start: { } start, Milestone: false } && start < due ? start : due);
            entry.DtEnd = new CalDateTime(due < DateOnly.MaxValue ? due.AddDays(1) : due);
        }

        return entry;
    }

    /// <summary>In the hour that summer time leaves out, the time after the change.</summary>
    private static DateTime Utc(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }

    private static CalDateTime Instant(DateTimeOffset at) => new(at.UtcDateTime, "UTC");

    /// <summary>Without the control characters that RFC 5545 does not allow.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'));
}
