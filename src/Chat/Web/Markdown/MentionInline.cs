using System.Diagnostics.CodeAnalysis;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Tertulia.Chat.Web.Markdown;

/// <summary>Who a mention names: a member, or everybody in the channel.</summary>
/// <param name="MemberId">Null for <c>@channel</c> and <c>@here</c>.</param>
/// <param name="Keyword"><c>channel</c> or <c>here</c>; null for a member.</param>
public readonly record struct MentionTarget(Guid? MemberId, string? Keyword)
{
    public const string Channel = "channel";
    public const string Here = "here";

    /// <summary>How it travels: <c>@[…]</c>.</summary>
    public string Wire => MemberId is { } id ? $"@[{id:D}]" : $"@[{Keyword}]";

    /// <summary>What stands between the brackets.</summary>
    public static bool TryParse(ReadOnlySpan<char> inside, out MentionTarget target)
    {
        target = inside switch
        {
            Channel => new MentionTarget(null, Channel),
            Here => new MentionTarget(null, Here),
            _ => Guid.TryParse(inside, out var id) ? new MentionTarget(id, null) : default,
        };
        return target != default;
    }
}

/// <summary>A mention in a message's text.</summary>
internal sealed class MentionInline(MentionTarget target) : LeafInline
{
    internal MentionTarget Target { get; } = target;
}

/// <summary>Reads <c>@[id]</c> before the parser of links sees its brackets.</summary>
internal sealed class MentionInlineParser : InlineParser
{
    private const int LongestInside = 38;

    public MentionInlineParser() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!TryRead(slice.AsSpan(), out var target, out var length))
            return false;

        processor.Inline = new MentionInline(target);
        slice.Start += length;
        return true;
    }

    /// <summary>Whether the text begins with a mention, and how long it is.</summary>
    [SuppressMessage("Style", "IDE0057", Justification = "A slice of a span reads better with its length.")]
    internal static bool TryRead(ReadOnlySpan<char> text, out MentionTarget target, out int length)
    {
        target = default;
        length = 0;
        if (text.Length < 4 || text[0] != '@' || text[1] != '[')
            return false;
        var end = text[..Math.Min(text.Length, LongestInside + 3)].IndexOf(']');
        if (end < 0 || !MentionTarget.TryParse(text.Slice(2, end - 2), out target))
            return false;
        length = end + 1;
        return true;
    }
}
