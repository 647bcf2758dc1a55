namespace Tertulia.Chat.Web.Composing;

/// <summary>Which characters of a text stand in code: between fences, or between backticks of one line.</summary>
internal sealed class CodeSpans
{
    private readonly List<(int Start, int End)> _spans = [];

    private CodeSpans()
    {
    }

    internal bool Contains(int index) => _spans.Exists(s => index >= s.Start && index < s.End);

    internal static CodeSpans Of(string text)
    {
        var spans = new CodeSpans();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '`')
            {
                i++;
                continue;
            }

            var ticks = 1;
            while (i + ticks < text.Length && text[i + ticks] == '`')
                ticks++;
            var fence = new string('`', ticks);
            var end = text.IndexOf(fence, i + ticks, StringComparison.Ordinal);
            var fenced = ticks >= 3 && (i == 0 || text[i - 1] == '\n');
            if (end < 0 && !fenced)
            {
                i += ticks;
                continue;
            }

            var stop = end < 0 ? text.Length : end + ticks;
            spans._spans.Add((i, stop));
            i = stop;
        }

        return spans;
    }
}
