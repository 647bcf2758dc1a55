using Tertulia.Chat.Web.State;
using Tertulia.Platform.Web.Client;
using Tertulia.Platform.Web.Shell;

namespace Tertulia.Chat.Web.Lists;

/// <summary>Keeps Chat's badge, and shows its notifications, on whatever page the person is: from when the module is loaded to when the workspace is left.</summary>
internal sealed class ChatBadge(AppSession app, ModuleRegistry registry, IncomingNotes notes)
{
    private ChatStore? watched;

    public void Start()
    {
        app.Changed += Watch;
        Watch();
    }

    private void Watch()
    {
        var store = app.Workspace is { } session ? ChatStore.Of(session) : null;
        if (store == watched)
            return;

        if (watched is not null)
            watched.Changed -= Show;
        watched = store;
        if (store is not null)
        {
            store.Changed += Show;
            notes.Watch(store.Session);
        }

        Show();
    }

    private void Show() => registry.SetBadge(
        "chat", watched is { Loaded: true } store ? new ModuleBadge(store.List.AnyUnread || store.UnreadThreads > 0, store.List.Badge) : new ModuleBadge());
}
