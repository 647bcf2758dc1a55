using System.Text;
using Tertulia.Chat.Web.Markdown;
using Tertulia.Chat.Web.Messages;

namespace Tertulia.Chat.Web.Composing;

/// <summary>
/// Mentions between what is typed (<c>@Ana Molina</c>) and what travels (<c>@[id]</c>). Names that were picked from the suggestions, or stood in the text
/// that is edited, are known exactly; a handle typed by hand is looked up. Nothing inside code is touched.
/// </summary>
internal sealed class MentionText(Func<MentionTarget, string> nameOf, Func<string, Guid?> byHandle, IReadOnlyDictionary<string, string> keywords)
{
    private readonly Dictionary<string, MentionTarget> _known = new(StringComparer.Ordinal);

    /// <summary>A suggestion was taken; answers what to type for it. Two people of one name are told apart by handle.</summary>
    internal string Pick(MentionTarget target, string? handle)
    {
        var name = nameOf(target);
        if (_known.TryGetValue(name, out var other) && other != target && handle is not null)
            name = handle;
        _known[name] = target;
        return $"@{name}";
    }

    internal void Forget() => _known.Clear();

    /// <summary>As it is read on the screen.</summary>
    internal string Decode(string wire) => MessageText.Readable(wire, target =>
    {
        var name = nameOf(target);
        if (_known.TryGetValue(name, out var other) && other != target)
            return target.Wire[1..]; // a namesake: better its id than the wrong person
        _known[name] = target;
        return name;
    });

    /// <summary>As it travels.</summary>
    internal string Encode(string typed)
    {
        if (!typed.Contains('@', StringComparison.Ordinal))
            return typed;
        var wire = new StringBuilder(typed.Length + 40);
        var names = _known.Keys.OrderByDescending(n => n.Length).ToList();
        var code = CodeSpans.Of(typed);
        for (var i = 0; i < typed.Length;)
        {
            if (typed[i] == '@' && (i == 0 || !IsWord(typed[i - 1])) && !code.Contains(i) && TryMatch(typed, i + 1, names, out var target, out var length))
            {
                wire.Append(target.Wire);
                i += length + 1;
            }
            else
            {
                wire.Append(typed[i++]);
            }
        }

        return wire.ToString();
    }

    private bool TryMatch(string typed, int at, List<string> names, out MentionTarget target, out int length)
    {
        foreach (var name in names)
        {
            if (string.CompareOrdinal(typed, at, name, 0, name.Length) == 0 && Ends(typed, at + name.Length))
            {
                target = _known[name];
                length = name.Length;
                return true;
            }
        }

        length = 0;
        while (at + length < typed.Length && (IsWord(typed[at + length]) || typed[at + length] is '.' or '-' or '_'))
            length++;
        var word = typed.Substring(at, length).TrimEnd('.', '-');
        length = word.Length;
        target = default;
        if (length == 0)
            return false;
        if (keywords.TryGetValue(word.ToLowerInvariant(), out var keyword))
            target = new MentionTarget(null, keyword);
        else if (byHandle(word) is { } id)
            target = new MentionTarget(id, null);
        return target != default;
    }

    private static bool Ends(string typed, int at) => at >= typed.Length || !IsWord(typed[at]);

    private static bool IsWord(char c) => char.IsLetterOrDigit(c);
}
