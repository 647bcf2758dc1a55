namespace Tertulia.Platform;

/// <summary>Whom a text names.</summary>
/// <param name="MemberIds">As written; they may be nobody's.</param>
public sealed record MentionedInText(IReadOnlyList<Guid> MemberIds, bool Channel, bool Here)
{
    public bool All => Channel || Here;
}

/// <summary>One mention in a text: where it stands and what is between its brackets.</summary>
public readonly record struct MentionToken(int Start, int Length, string Target);

/// <summary>
/// Finds <c>@[id]</c>, <c>@[channel]</c> and <c>@[here]</c> in Markdown, but not in code: who quotes a log that names somebody does not call them.
/// </summary>
/// <remarks>
/// Code is read as CommonMark does (https://spec.commonmark.org/0.31.2/): a fence opens with three or more <c>`</c> or <c>~</c> after at most three
/// spaces and closes with at least as many of the same, alone on a line, or with the text; a span opens with a run of backticks and closes with
/// the next run of the same length in the same paragraph, else the run stands for itself. A backslash takes the meaning from what follows it.
/// One pass, linear but for spans, whose unsuccessful searches are remembered by length.
/// </remarks>
public static class MentionParser
{
    public const int Most = 100;

    private const string Channel = "channel";
    private const string Here = "here";

    public static MentionedInText Parse(string text)
    {
        var ids = new List<Guid>();
        var (channel, here) = (false, false);
        foreach (var token in Tokens(text))
        {
            if (token.Target == Channel)
                channel = true;
            else if (token.Target == Here)
                here = true;
            else if (Guid.TryParseExact(token.Target, "D", out var id) && ids.Count < Most && !ids.Contains(id))
                ids.Add(id);
        }

        return new(ids, channel, here);
    }

    /// <summary>All mentions outside code, in order.</summary>
    public static List<MentionToken> Tokens(string text)
    {
        var tokens = new List<MentionToken>();
        if (!text.Contains("@[", StringComparison.Ordinal))
            return tokens;

        var (position, paragraph) = (0, 0);
        while (position < text.Length)
        {
            var end = LineEnd(text, position);
            if (Fence(text.AsSpan(position, end - position)) is { } fence)
            {
                ReadParagraph(text, paragraph, position, tokens);
                position = paragraph = SkipFenced(text, end + 1, fence);
            }
            else if (text.AsSpan(position, end - position).IsWhiteSpace())
            {
                ReadParagraph(text, paragraph, position, tokens);
                position = paragraph = end + 1;
            }
            else
            {
                position = end + 1;
            }
        }

        ReadParagraph(text, paragraph, text.Length, tokens);
        return tokens;
    }

    private static void ReadParagraph(string text, int start, int end, List<MentionToken> tokens)
    {
        HashSet<int>? unclosed = null;
        for (var i = start; i < end; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '`':
                    var run = RunLength(text, i, end);
                    var close = unclosed?.Contains(run) == true ? -1 : FindRun(text, i + run, end, run);
                    if (close < 0)
                        (unclosed ??= []).Add(run);
                    i = (close < 0 ? i : close) + run - 1;
                    break;
                case '@' when TokenAt(text, i, end) is { } token:
                    tokens.Add(token);
                    i += token.Length - 1;
                    break;
            }
        }
    }

    private static MentionToken? TokenAt(string text, int start, int end)
    {
        const int longest = 36;
        if (start + 2 >= end || text[start + 1] != '[')
            return null;

        var inside = text.AsSpan(start + 2, Math.Min(longest + 1, end - start - 2));
        var close = inside.IndexOf(']');
        if (close < 0)
            return null;

        var target = inside[..close];
        return target is Channel or Here || Guid.TryParseExact(target, "D", out _) ? new(start, close + 3, target.ToString()) : null;
    }

    private static int FindRun(string text, int from, int end, int length)
    {
        for (var i = from; i < end; i++)
        {
            if (text[i] != '`')
                continue;

            var run = RunLength(text, i, end);
            if (run == length)
                return i;

            i += run - 1;
        }

        return -1;
    }

    private static int RunLength(string text, int start, int end)
    {
        var i = start;
        while (i < end && text[i] == text[start])
            i++;
        return i - start;
    }

    private static (char Mark, int Length)? Fence(ReadOnlySpan<char> line)
    {
        var trimmed = line.TrimStart(' ');
        if (line.Length - trimmed.Length > 3 || trimmed.Length < 3 || trimmed[0] is not ('`' or '~'))
            return null;

        var mark = trimmed[0];
        var rest = trimmed.TrimStart(mark);
        var length = trimmed.Length - rest.Length;
        return length >= 3 && (mark == '~' || !rest.Contains('`')) ? (mark, length) : null;
    }

    /// <summary>The start of the line after the closing fence, or the end of the text.</summary>
    private static int SkipFenced(string text, int position, (char Mark, int Length) open)
    {
        while (position < text.Length)
        {
            var end = LineEnd(text, position);
            var line = text.AsSpan(position, end - position);
            position = end + 1;
            if (Fence(line) is { } close && close.Mark == open.Mark && close.Length >= open.Length && line.Trim(' ').TrimStart(open.Mark).IsWhiteSpace())
                break;
        }

        return Math.Min(position, text.Length);
    }

    private static int LineEnd(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end;
    }
}
