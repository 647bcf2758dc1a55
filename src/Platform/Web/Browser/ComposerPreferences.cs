using Tertulia.Platform.Web.Client;

namespace Tertulia.Platform.Web.Browser;

/// <summary>How a person likes to write, in every module; kept in this browser like its theme, since keyboards differ.</summary>
public sealed class ComposerPreferences(IKeyValueStorage storage)
{
    private const string EnterKey = "composer/enter-sends";
    private const string FormattingKey = "composer/formatting";
    private bool _loaded;

    /// <summary>False: Enter makes a new line, and Ctrl+Enter sends.</summary>
    public bool EnterSends { get; private set; } = true;

    /// <summary>The formatting buttons show over the text.</summary>
    public bool Formatting { get; private set; }

    public event Action? Changed;

    public async Task LoadAsync()
    {
        if (_loaded)
            return;
        _loaded = true;
        EnterSends = await storage.GetAsync(EnterKey) != "no";
        Formatting = await storage.GetAsync(FormattingKey) == "yes";
        Changed?.Invoke();
    }

    public Task SetEnterSendsAsync(bool on)
    {
        EnterSends = on;
        Changed?.Invoke();
        return storage.SetAsync(EnterKey, on ? "yes" : "no");
    }

    public Task SetFormattingAsync(bool on)
    {
        Formatting = on;
        Changed?.Invoke();
        return storage.SetAsync(FormattingKey, on ? "yes" : "no");
    }
}
