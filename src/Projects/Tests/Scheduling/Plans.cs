using CsCheck;
using Tertulia.Projects.Scheduling;

namespace Tertulia.Projects.Tests.Scheduling;

/// <summary>Random projects, small and crowded: days off, milestones, missing dates, completed tasks and a second calendar are all common.</summary>
internal static class Plans
{
    internal static readonly DateOnly FirstDay = new(2026, 4, 27);

    internal static readonly Gen<WorkWeekDto> Calendars = Gen.Select(Gen.Int[1, 127], Gen.Int[0, 45].Array[0, 8], (days, holidays) => new WorkWeekDto(
        [.. Enum.GetValues<DayOfWeek>().Where(day => (days & (1 << (int)day)) != 0)],
        [.. holidays.Select(FirstDay.AddDays).Order()]));

    private static readonly Gen<DraftTask> DraftTasks =
        Gen.Select(Gen.Int[0, 25], Gen.Int[0, 6], Gen.Int[0, 9], Gen.Int[0, 9], (start, length, shape, trait) => new DraftTask(start, length, shape, trait));

    private static readonly Gen<(int From, int To, DependencyKind Kind, int Lag)> DraftLinks =
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], Gen.Enum<DependencyKind>(), Gen.Int[-4, 6]);

    internal static readonly Gen<Plan> All = Gen.Select(
        Calendars, Calendars, DraftTasks.Array[1, 9], DraftLinks.Array[0, 16], Gen.Select(Gen.Int[0, 8], DraftTasks).Array[1, 3],
        (week, otherWeek, drafts, links, changes) =>
        {
            var other = new WorkCalendar(otherWeek);
            var tasks = drafts.Select((draft, i) => draft.ToTask(i, other)).ToArray();

            // A link from the lesser to the greater place: no circles.
            var dependencies = links
                .Select(link => (Low: Math.Min(link.From, link.To), High: Math.Max(link.From, link.To), link.Kind, link.Lag))
                .Where(link => link.Low != link.High && link.High < tasks.Length)
                .Select(link => new Dependency(tasks[link.Low].Id, tasks[link.High].Id, link.Kind, link.Lag))
                .ToArray();
            var changed = changes
                .Select(change => change.Item2.ToTask(change.Item1 % tasks.Length, other) with { Calendar = tasks[change.Item1 % tasks.Length].Calendar })
                .DistinctBy(task => task.Id)
                .ToArray();
            return new Plan(week, tasks, dependencies, changed);
        });

    /// <summary>Ids whose order is not that of the numbers.</summary>
    internal static Guid Id(int number) => new(number * 7_919 % 10_007, (short)number, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    internal sealed record Plan(WorkWeekDto Week, ScheduleTask[] Tasks, Dependency[] Dependencies, ScheduleTask[] Changed)
    {
        internal WorkCalendar Calendar { get; } = new(Week);

        internal Schedule Schedule => new(Tasks, Dependencies, Calendar);

        /// <summary>The tasks as they are once the change is made.</summary>
        internal ScheduleTask[] After => [.. Tasks.Select(task => Changed.FirstOrDefault(c => c.Id == task.Id) ?? task)];
    }

    internal sealed record DraftTask(int Offset, int Length, int Shape, int Trait)
    {
        internal ScheduleTask ToTask(int place, WorkCalendar other)
        {
            var start = FirstDay.AddDays(Offset);
            var due = start.AddDays(Length);
            return new ScheduleTask(
                Id(place),
                Shape is 0 or 1 ? null : start,
                Shape is 0 or 2 ? null : due,
                Milestone: Trait is 0 or 1,
                Done: Trait == 2,
                Calendar: Trait is 1 or 3 or 4 ? other : null);
        }
    }
}
