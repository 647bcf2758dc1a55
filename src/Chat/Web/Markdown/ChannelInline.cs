using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Tertulia.Chat.Web.Markdown;

/// <summary>What may be a channel's name after <c>#</c>; whether there is such a channel is known when it is drawn.</summary>
internal sealed class ChannelInline(string name) : LeafInline
{
    internal string Name { get; } = name;
}

internal sealed class ChannelInlineParser : InlineParser
{
    private const int LongestName = 80;

    public ChannelInlineParser() => OpeningCharacters = ['#'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        if (before is not ('\0' or '(' or '[' or '"' or '“' or '«') && !char.IsWhiteSpace(before))
            return false;
        var text = slice.AsSpan()[1..];
        var length = 0;
        while (length < text.Length && length <= LongestName && (char.IsLetterOrDigit(text[length]) || text[length] is '-' or '_'))
            length++;
        if (length is 0 or > LongestName)
            return false;
        processor.Inline = new ChannelInline(text[..length].ToString());
        slice.Start += length + 1;
        return true;
    }
}
