using CsCheck;
using Ical.Net;
using Tertulia.Projects.Views;

namespace Tertulia.Projects;

public sealed class TaskCalendarTests
{
    private static readonly TaskCalendarOptions Options = new(
        "Feria; de, mayo", TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"), t => new Uri($"https://tertulia.example/t/{t.Number}"), _ => "Line\nand, more; \u0007",
        id => id == ViewWorld.Labels[0] ? "web" : null);

    [Fact]
    public void A_day_a_time_and_a_span_are_events()
    {
        var text = TaskCalendar.Write(
            [
                ViewWorld.Task(1, "A day") with { Due = new(2026, 5, 13), LabelIds = [ViewWorld.Labels[0]] },
                ViewWorld.Task(2, "A time") with { Due = new(2026, 5, 14), DueTime = new(17, 0), Priority = TaskPriority.Urgent },
                ViewWorld.Task(3, "A span") with { Start = new(2026, 5, 11), Due = new(2026, 5, 15), CompletedAt = ViewWorld.At(1) }, ViewWorld.Task(4, "No date"),
            ],
            Options);
        Assert.Contains("DTSTART;VALUE=DATE:20260513\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20260514T143000Z\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTEND:20260514T150000Z\r\n", text, StringComparison.Ordinal);
        Assert.Contains("X-WR-CALNAME:Feria\\; de\\, mayo\r\n", text, StringComparison.Ordinal);
        Assert.Contains("CATEGORIES:web\r\n", text, StringComparison.Ordinal);
        Assert.Contains("TRANSP:TRANSPARENT\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u0007", text, StringComparison.Ordinal);
        Assert.DoesNotContain("No date", text, StringComparison.Ordinal);

        var events = Calendar.Load(text)!.Events.OrderBy(e => e.Start!.Date).ToList();
        Assert.Equal(["✓ A span", "A day", "A time"], events.Select(e => e.Summary));
        Assert.Equal([new(2026, 5, 16), new DateOnly(2026, 5, 14), new(2026, 5, 14)], events.Select(e => e.End!.Date));
        Assert.Equal([0, 0, 1], events.Select(e => e.Priority));
        Assert.Equal("https://tertulia.example/t/1", events[1].Url!.ToString());
    }

    [Fact]
    public void Unchanged_tasks_give_the_same_text_and_any_tasks_give_one() => ViewEvaluatorTests.ManyTasks(10).Sample(tasks =>
    {
        var text = TaskCalendar.Write(tasks, Options);
        Assert.Equal(text, TaskCalendar.Write(Enumerable.Reverse(tasks), Options));
        Assert.All(text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Equal(tasks.Count(t => t.Due is not null), Calendar.Load(text)!.Events.Count);
    }, iter: 100);

    [Fact]
    public void A_time_that_summer_time_leaves_out_is_after_the_change() =>
        Assert.Contains("DTEND:20260329T013000Z", TaskCalendar.Write([ViewWorld.Task(1) with { Due = new(2026, 3, 29), DueTime = new(2, 30) }], Options), StringComparison.Ordinal);
}
