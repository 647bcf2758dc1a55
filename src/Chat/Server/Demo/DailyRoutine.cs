using System.Globalization;
using Tertulia.Platform.Demo;

namespace Tertulia.Chat.Demo;

/// <summary>What comes back every working day: stand-ups, support tickets, lunches, builds. Each day's stand-up follows from the day before.</summary>
internal sealed class DailyRoutine(DemoCalendar calendar, Random random, Func<string, DateTimeOffset, bool> isHired)
{
    private static readonly string[] Cheers = ["👍", "💪", "🙌", "👏", "✨"];

    public void AddTo(IReadOnlyList<ScriptedChannel> channels)
    {
        ScriptedChannel Named(string name) => channels.Single(c => c.Name == name);
        StandUps(Named);
        Notices(Named);
        Exchanges("tickets", Named("soporte"), firstDay: DemoCalendar.Days, perDay: 2, from: new(9, 20), spread: 470, inThread: true);
        Exchanges("lunches", Named("random"), firstDay: 28, perDay: 1, from: new(12, 50), spread: 40, inThread: false);
    }

    private void StandUps(Func<string, ScriptedChannel> named)
    {
        ScriptedChannel? channel = null;
        List<string> asks = [];
        var (host, time) = ("", TimeOnly.MinValue);
        var roots = new Dictionary<int, ScriptedPost>();
        foreach (var line in DemoTexts.Lines("standups"))
        {
            var words = line.Split(' ', 2);
            switch (words[0])
            {
                case "board":
                    var head = words[1].Split(' ');
                    (channel, host, time) = (named(head[0]), head[1], TimeOnly.ParseExact(head[2], "HH:mm", CultureInfo.InvariantCulture));
                    (asks, roots) = ([], []);
                    break;
                case "ask":
                    asks.Add(words[1]);
                    break;
                default:
                    var (who, tasks) = (words[1].Split(": ")[0], words[1].Split(": ")[1].Split("; "));
                    for (var day = DemoCalendar.Days; day > 0; day--)
                        Report(channel!, roots, asks, host, time, day, who, tasks, spanish: words[0] == "es");
                    break;
            }
        }

        // Everybody's lines were added person by person.
        foreach (var root in named("ingeniería").Posts.Concat(named("diseño").Posts).Where(p => p.Replies.Count > 1))
            root.Replies.Sort((a, b) => a.At.CompareTo(b.At));
    }

    private void Report(
        ScriptedChannel channel, Dictionary<int, ScriptedPost> roots, List<string> asks, string host, TimeOnly time, int day, string who, string[] tasks, bool spanish)
    {
        if (!roots.TryGetValue(day, out var root))
        {
            root = roots[day] = new() { Author = host, At = calendar.At(day, time).AddSeconds(random.Next(180)), Text = asks[day % asks.Count] };
            channel.Posts.Add(root);
        }

        var at = root.At.AddSeconds(random.Next(60, 2_700));
        if (!isHired(who, at) || random.Next(12) == 0)
            return;

        var today = tasks[Progress(day, tasks.Length)];
        var before = tasks[day < DemoCalendar.Days ? Progress(day + 1, tasks.Length) : 0];
        var post = new ScriptedPost { Author = who, At = at, Text = today == before ? Going(today, spanish) : Done(before, today, spanish) };
        if (random.Next(4) == 0)
            post.Reactions.Add((Cheers[random.Next(Cheers.Length)], [host]));
        root.Replies.Add(post);
    }

    private static int Progress(int day, int tasks) => Math.Min(tasks - 1, (DemoCalendar.Days - day) * tasks / DemoCalendar.Days);

    private string Going(string task, bool spanish)
    {
        string[] ways = spanish
            ? [$"Sigo con {task}.", $"Otro rato con {task}; hoy debería cerrarlo.", $"Como ayer: {task}. Sin bloqueos.", $"Hoy termino {task}. Sin novedad.", $"Continúo con {task}, va bien."]
            : [$"Still on {task}.", $"More of {task}; should finish today.", $"Same as yesterday: {task}. Nothing blocks me.", $"Finishing {task} today.", $"Day two of {task}, going well."];
        return ways[random.Next(ways.Length)];
    }

    private string Done(string before, string today, bool spanish)
    {
        string[] ways = spanish
            ? [$"Ayer cerré {before}. Hoy, {today}.", $"Terminado: {before}. Empiezo {today}.", $"✅ {before}\n▶️ {today}", $"Cerré {before}, revisión incluida. Hoy toca {today}.", $"Ayer: {before}. Hoy: {today}. Sin bloqueos."]
            : [$"Yesterday: {before}. Today: {today}.", $"Done with {before}, starting {today}.", $"✅ {before}\n▶️ {today}", $"Closed {before}. Next is {today}, no blockers.", $"Finished {before} late last night. Today {today}."];
        return ways[random.Next(ways.Length)];
    }

    private void Notices(Func<string, ScriptedChannel> named)
    {
        var daily = new List<(string[] Head, List<string> Lines)>();
        foreach (var line in DemoTexts.Lines("notices"))
        {
            if (line.StartsWith("daily ", StringComparison.Ordinal))
                daily.Add((line.Split(' ')[1..], []));
            else
                daily[^1].Lines.Add(line);
        }

        foreach (var (head, lines) in daily)
        {
            var time = TimeOnly.ParseExact(head[2], "HH:mm", CultureInfo.InvariantCulture);
            var days = head.Length > 3 ? head[3].Split('-').Select(d => int.Parse(d, CultureInfo.InvariantCulture)).ToArray() : [DemoCalendar.Days, 1];
            for (var day = days[0]; day >= days[1]; day--)
            {
                var text = lines[(days[0] - day) * 5 % lines.Count]
                    .Replace("{n}", Number(14 + DemoCalendar.Days - day), StringComparison.Ordinal)
                    .Replace("{p}", Number(96 - (day * 3)), StringComparison.Ordinal)
                    .Replace("{b}", Number(random.Next(28, 59)), StringComparison.Ordinal)
                    .Replace("{c}", Number(random.Next(3, 9)), StringComparison.Ordinal);
                var post = new ScriptedPost { Author = head[1], At = calendar.At(day, time).AddSeconds(random.Next(1_500)), Text = text };
                if (random.Next(3) == 0)
                    post.Reactions.Add((Cheers[random.Next(Cheers.Length)], head[1] == "marta" ? ["pau", "ana"] : ["luis", "marta"]));
                named(head[0]).Posts.Add(post);
            }
        }
    }

    /// <summary>Short exchanges separated by <c>==</c>, dealt out over the days.</summary>
    private void Exchanges(string file, ScriptedChannel channel, int firstDay, int perDay, TimeOnly from, int spread, bool inThread)
    {
        var (count, at) = (-1, default(DateTimeOffset));
        ScriptedPost? root = null;
        ScriptedPost? last = null;
        foreach (var line in DemoTexts.Lines(file))
        {
            if (line == "==")
            {
                at = calendar.At(Math.Max(1, firstDay - (++count / perDay)), from).AddSeconds(((count % perDay * spread / perDay) + random.Next(spread / perDay)) * 60);
                root = null;
            }
            else if (line.StartsWith("~ ", StringComparison.Ordinal))
            {
                ScriptReader.Attribute(last!, line[2..].Split(' '));
            }
            else
            {
                var colon = line.IndexOf(": ", StringComparison.Ordinal);
                last = new() { Author = line[..colon].TrimStart('>'), At = at, Text = line[(colon + 2)..] };
                if (root is not null && inThread)
                    root.Replies.Add(last);
                else
                    channel.Posts.Add(last);
                root ??= last;
                at = at.AddSeconds(random.Next(50, inThread ? 1_300 : 240));
            }
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
