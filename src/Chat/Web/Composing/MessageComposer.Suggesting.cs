using Tertulia.Platform.Web.Browser;

namespace Tertulia.Chat.Web.Composing;

/// <summary>Completion of people, channels and emoji while one types.</summary>
public partial class MessageComposer
{
    public async Task TokenChangedAsync(ComposerToken? token)
    {
        _token = token;
        if (token is null)
        {
            await SuggestAsync([]);
            return;
        }

        _suggestions ??= new Suggestions(Store, ChannelId, Emoji, Context.Emoji, People, L);
        var found = await _suggestions.FindAsync(token.Sign[0], token.Query);
        if (_token == token)
            await SuggestAsync(found);
    }

    public Task SuggestionKeyAsync(string key)
    {
        if (_suggested.Count == 0)
            return Task.CompletedTask;
        switch (key)
        {
            case "ArrowDown":
                _at = (_at + 1) % _suggested.Count;
                break;
            case "ArrowUp":
                _at = (_at + _suggested.Count - 1) % _suggested.Count;
                break;
            case "Enter" or "Tab":
                return AcceptAsync(_suggested[_at]);
            default:
                return SuggestAsync([]);
        }

        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task SuggestAsync(IReadOnlyList<Suggestion> found)
    {
        var on = found.Count > 0;
        if (on != _suggested.Count > 0 && _composer is not null)
            await _composer.SetSuggestingAsync(on);
        _suggested = found;
        _at = 0;
        StateHasChanged();
    }

    private async Task AcceptAsync(Suggestion suggestion)
    {
        if (_token is not { } token || _composer is null)
            return;
        var text = suggestion.Mention is { } mention ? _mentions.Pick(mention, suggestion.Member?.Handle) : suggestion.Text;
        _token = null;
        await SuggestAsync([]);
        await _composer.ReplaceAsync(token.Start, token.End, $"{text} ");
    }

    private async Task InsertSignAsync()
    {
        if (_composer is not null)
            await _composer.InsertAsync(_text.Length == 0 || char.IsWhiteSpace(_text[^1]) ? "@" : " @");
    }
}
