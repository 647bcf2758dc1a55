using Microsoft.Extensions.Localization;
using Tertulia.Platform;
using Tertulia.Platform.Web.Browser;
using Tertulia.Platform.Web.Client;
using Tertulia.Platform.Web.Identity;

namespace Tertulia.Chat.Web.Lists;

/// <summary>Shows what may interrupt the person as a notification of the browser, while they look elsewhere.</summary>
internal sealed class IncomingNotes(BrowserNotifications browser, BrowserState state, IStringLocalizer<IdentityText> texts)
{
    private WorkspaceSession? watched;
    private NotificationPreferencesDto? preferences;

    public void Watch(WorkspaceSession session)
    {
        if (watched == session)
            return;

        watched = session;
        preferences = null;
        session.Notifications.Alerted += note => _ = ShowAsync(session, note);
    }

    private async Task ShowAsync(WorkspaceSession session, NotificationDto note)
    {
        if (state.Visible)
            return;

        try
        {
            preferences = await session.Api.Notifications.PreferencesAsync(session.Closing);
            if (!preferences.Browser)
                return;

            var actor = session.Members.Find(note.ActorId)?.DisplayName ?? texts["Somebody"];
            var title = note.Place is null ? actor : $"{actor} · {note.Place}";
            await browser.ShowAsync(new BrowserNote(note.ContainerId?.ToString() ?? note.Id.ToString(), title, note.Excerpt, $"/w/{session.Workspace.Slug}/{note.Url}", Silent: !preferences.Sound));
        }
        catch (Exception e) when (e is Tertulia.Sdk.TertuliaException or OperationCanceledException or Microsoft.JSInterop.JSException)
        {
            // The inbox has it; a note that could not pop up is no reason to trouble anybody.
        }
    }
}
