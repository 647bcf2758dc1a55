using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Tertulia.Chat.Web.Conversations;
using Tertulia.Chat.Web.Markdown;
using Tertulia.Chat.Web.Messages;
using Tertulia.Chat.Web.State;
using Tertulia.Platform;
using Tertulia.Platform.Web.Browser;
using Tertulia.Platform.Web.Client;

namespace Tertulia.Chat.Web.Composing;

/// <summary>One line of the suggestions over the composer.</summary>
/// <param name="Key">For the list.</param>
/// <param name="Title">What is suggested.</param>
/// <param name="Hint">What tells it apart.</param>
/// <param name="Member">A person's face.</param>
/// <param name="Emoji">Drawn large.</param>
/// <param name="Icon">Sprite name otherwise.</param>
/// <param name="Mention">What is mentioned; null when <paramref name="Text"/> is typed.</param>
/// <param name="Text">What is typed.</param>
internal sealed record Suggestion(
    string Key, string Title, string? Hint = null, MemberDto? Member = null, string? Emoji = null, string? Icon = null, MentionTarget? Mention = null, string? Text = null);

/// <summary>Finds what completes a sign: people, channels, emoji.</summary>
internal sealed class Suggestions(ChatStore store, Guid channelId, EmojiEngine emoji, EmojiUsage usage, ChannelPeople people, IStringLocalizer<ChatText> l)
{
    private const int Most = 8;
    private HashSet<Guid>? _here;

    internal async Task<IReadOnlyList<Suggestion>> FindAsync(char sign, string query) => sign switch
    {
        '@' => await PeopleAsync(query),
        '#' => Channels(query),
        ':' => await EmojiAsync(query),
        _ => [],
    };

    /// <summary>Those in the conversation first; a direct message knows only its own people.</summary>
    private async Task<IReadOnlyList<Suggestion>> PeopleAsync(string query)
    {
        _here ??= await people.OfAsync(store, channelId) is { } ids ? [.. ids] : null;
        var found = store.Session.Members.Search(query, 60).OrderBy(m => _here is null || _here.Contains(m.Id) ? 0 : 1).Take(Most);
        var suggested = found.Select(m => new Suggestion(
            m.Id.ToString(), m.DisplayName, _here is not null && !_here.Contains(m.Id) ? l["NotInChannel", m.Handle] : $"@{m.Handle}", Member: m, Mention: new MentionTarget(m.Id, null)));
        return [.. suggested.Concat(Everybody(query))];
    }

    private IEnumerable<Suggestion> Everybody(string query)
    {
        if (store.Find(channelId) is not { IsDirect: false } conversation)
            yield break;
        var folded = TextFolding.Fold(query);
        foreach (var (keyword, name, hint) in new[]
        {
            (MentionTarget.Channel, l["MentionChannel"].Value, l["MentionChannelHint", conversation.Channel.MemberCount].Value),
            (MentionTarget.Here, l["MentionHere"].Value, l["MentionHereHint"].Value),
        })
        {
            if (TextFolding.Fold(name).StartsWith(folded, StringComparison.Ordinal) || keyword.StartsWith(folded, StringComparison.Ordinal))
                yield return new Suggestion(keyword, $"@{name}", hint, Icon: "users", Mention: new MentionTarget(null, keyword));
        }
    }

    private List<Suggestion> Channels(string query)
    {
        var folded = TextFolding.Fold(query);
        return
        [
            .. store.State.Conversations.Values
                .Where(c => c.Channel is { Name: not null, Archived: false })
                .Select(c => (c.Channel, Folded: TextFolding.Fold(c.Channel.Name!)))
                .Where(c => c.Folded.Contains(folded, StringComparison.Ordinal))
                .OrderBy(c => c.Folded.StartsWith(folded, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(c => c.Folded, StringComparer.Ordinal)
                .Take(Most)
                .Select(c => new Suggestion(
                    c.Channel.Id.ToString(), c.Channel.Name!, c.Channel.Topic, Icon: c.Channel.Kind == ChannelKind.Private ? "lock" : "hash", Text: $"#{c.Channel.Name}")),
        ];
    }

    private async Task<IReadOnlyList<Suggestion>> EmojiAsync(string query)
    {
        try
        {
            var found = await emoji.SearchAsync(query, Most);
            return [.. found.Select(e => new Suggestion(e.Emoji, $":{e.Shortcode}:", e.Name, Emoji: EmojiEngine.WithTone(e, usage.Tone), Text: EmojiEngine.WithTone(e, usage.Tone)))];
        }
        catch (JSException)
        {
            return [];
        }
    }
}
