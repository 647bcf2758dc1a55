namespace Tertulia.Projects.Import;

/// <summary>Takes out references to tasks that are not there, and those that close a circle: one for each circle, the one met last from the file's first task on.</summary>
internal static class ImportCircles
{
    public static void Break(List<ImportedTask> tasks, ImportProblems problems)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < tasks.Count; i++)
            places.Add(tasks[i].Key, i);
        Parents(tasks, places, problems);
        Dependencies(tasks, places, problems);
    }

    private static void Parents(List<ImportedTask> tasks, Dictionary<string, int> places, ImportProblems problems)
    {
        // 0: not seen; otherwise the walk that came by. A walk that meets itself has gone in a circle.
        var walks = new int[tasks.Count];
        for (var i = 0; i < tasks.Count; i++)
        {
            var at = i;
            while (walks[at] == 0)
            {
                walks[at] = i + 1;
                if (tasks[at].ParentKey is not { } key)
                    break;
                if (!places.TryGetValue(key, out var parent))
                {
                    problems.Add(ImportProblemCodes.ParentUnknown, tasks[at], key);
                    tasks[at] = tasks[at] with { ParentKey = null };
                    break;
                }

                if (walks[parent] == i + 1)
                {
                    problems.Add(ImportProblemCodes.ParentCycle, tasks[at], tasks[parent].Title);
                    tasks[at] = tasks[at] with { ParentKey = null };
                    break;
                }

                at = parent;
            }
        }
    }

    private static void Dependencies(List<ImportedTask> tasks, Dictionary<string, int> places, ImportProblems problems)
    {
        const int Unseen = 0, Open = 1, Done = 2;
        var states = new int[tasks.Count];
        var kept = new List<ImportedDependency>[tasks.Count];
        var path = new Stack<(int Task, int Next)>();
        for (var i = 0; i < tasks.Count; i++)
        {
            if (states[i] != Unseen)
                continue;
            states[i] = Open;
            path.Push((i, 0));
            while (path.TryPop(out var step))
            {
                var (at, next) = step;
                var dependencies = tasks[at].Dependencies ?? [];
                kept[at] ??= [];
                if (next == dependencies.Count)
                {
                    states[at] = Done;
                    tasks[at] = tasks[at] with { Dependencies = kept[at] };
                    continue;
                }

                path.Push((at, next + 1));
                var dependency = dependencies[next];
                if (!places.TryGetValue(dependency.PredecessorKey, out var predecessor))
                {
                    problems.Add(ImportProblemCodes.DependencyUnknown, tasks[at], dependency.PredecessorKey);
                }
                else if (states[predecessor] == Open)
                {
                    problems.Add(ImportProblemCodes.DependencyCycle, tasks[at], tasks[predecessor].Title);
                }
                else
                {
                    kept[at].Add(dependency);
                    if (states[predecessor] == Unseen)
                    {
                        states[predecessor] = Open;
                        path.Push((predecessor, 0));
                    }
                }
            }
        }
    }
}
