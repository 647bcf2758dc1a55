using System.Globalization;
using System.Text.RegularExpressions;
using Tertulia.Platform;
using Tertulia.Platform.Demo;

namespace Tertulia.Chat.Demo;

/// <summary>
/// Reads conversations. A head (<c>channel name public</c>, <c>direct a b</c> or <c>group a b c</c>, then topic, members and so on) is followed by
/// blocks: <c>== 12 09:30</c> begins twelve working days ago at half past nine, <c>== now-40</c> forty minutes ago. In a block
/// <c>+5 ana: text</c> is said five minutes after what was said before it; <c>&gt;</c> before it makes it a reply to the last message;
/// <c>| text</c> adds a line, <c>~</c> a reaction, file, edit or bookmark; <c>--- ana</c> says how far somebody has read.
/// </summary>
internal sealed partial class ScriptReader(DemoCalendar calendar, IReadOnlyDictionary<string, Member> people)
{
    private ScriptedChannel? channel;
    private ScriptedPost? post;
    private DateTimeOffset channelTime;
    private DateTimeOffset threadTime;

    public List<ScriptedChannel> Channels { get; } = [];

    public void Read(string file)
    {
        foreach (var line in DemoTexts.Lines(file))
            ReadLine(line);
    }

    private ScriptedChannel Current => channel ?? throw new InvalidOperationException("A conversation begins with its head.");

    private ScriptedPost Last => post ?? throw new InvalidOperationException("There is no message yet.");

    private void ReadLine(string line)
    {
        if (line.StartsWith("== ", StringComparison.Ordinal))
            channelTime = threadTime = TimeOf(line[3..]);
        else if (line.StartsWith("~ ", StringComparison.Ordinal))
            Attribute(Last, line[2..].Split(' '));
        else if (line.StartsWith('|'))
            Last.Text += "\n" + (line.Length > 2 ? line[2..] : "");
        else if (line.StartsWith("--- ", StringComparison.Ordinal))
            Current.Posts[^1].ReadTo.AddRange(line[4..].Split(' '));
        else if (PostLine().Match(line) is { Success: true } match && people.ContainsKey(match.Groups["who"].Value))
            Say(match);
        else
            Head(line);
    }

    private void Say(Match match)
    {
        var gap = match.Groups["gap"] is { Success: true, Value: var minutes } ? int.Parse(minutes, CultureInfo.InvariantCulture) : 0;
        var reply = match.Groups["reply"].Success;
        threadTime = (reply ? threadTime : channelTime).AddMinutes(gap);
        if (!reply)
            channelTime = threadTime;

        // A few seconds make it look typed, and keep what is said in the same minute in order.
        post = new ScriptedPost { Author = match.Groups["who"].Value, At = threadTime.AddSeconds(Current.Posts.Count * 7 % 40), Text = match.Groups["text"].Value };
        (reply ? Current.Posts[^1].Replies : Current.Posts).Add(post);
    }

    public static void Attribute(ScriptedPost post, string[] words)
    {
        switch (words[0])
        {
            case "file":
                post.Files.Add(words[1]);
                break;
            case "edited":
                post.EditedAfter = int.Parse(words[1], CultureInfo.InvariantCulture);
                break;
            case "saved":
                post.SavedBy.AddRange(words[1..]);
                break;
            default:
                post.Reactions.Add((words[0], words[1..]));
                break;
        }
    }

    private void Head(string line)
    {
        var words = line.Split(' ');
        var rest = line[(words[0].Length + 1)..];
        switch (words[0])
        {
            case "channel":
                Begin(new() { Kind = Enum.Parse<ChannelKind>(words[2], ignoreCase: true), Name = words[1], Archived = words.Contains("archived"), By = "ana", Members = [] });
                break;
            case "direct" or "group":
                Begin(new() { Kind = words[0] == "direct" ? ChannelKind.Direct : ChannelKind.Group, Name = null, By = words[1], Members = words[1..] });
                break;
            case "topic":
                Current.Topic = rest;
                break;
            case "purpose":
                Current.Purpose = rest;
                break;
            case "by":
                Current.By = rest;
                break;
            case "members":
                Current.Members = words[1..];
                break;
            case "starred":
                Current.StarredBy.Add(rest);
                break;
            case "muted":
                Current.MutedBy.Add(rest);
                break;
            case "draft":
                Current.Drafts.Add(words[1], string.Join(' ', words[2..]));
                break;
            default:
                throw new InvalidOperationException($"The demo's content has a line that means nothing: {line}");
        }
    }

    private void Begin(ScriptedChannel next)
    {
        channel = next;
        Channels.Add(next);
        post = null;
    }

    private DateTimeOffset TimeOf(string text)
    {
        if (text.StartsWith("now-", StringComparison.Ordinal))
            return calendar.Now.AddMinutes(-int.Parse(text.AsSpan(4), CultureInfo.InvariantCulture));

        var words = text.Split(' ');
        return calendar.At(int.Parse(words[0], CultureInfo.InvariantCulture), TimeOnly.ParseExact(words[1], "HH:mm", CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^(?<reply>>)?(\+(?<gap>\d+) )?(?<who>[a-z]+): (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PostLine();
}
