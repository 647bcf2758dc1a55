using Microsoft.JSInterop;
using Tertulia.Platform.Web.Client;

namespace Tertulia.Chat.Web.Composing;

/// <summary>Files: chosen, pasted or dropped.</summary>
public partial class MessageComposer
{
    public Task FilesGivenAsync(IReadOnlyList<UploadSource> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files)
        {
            if (!Attachments.Add(ChannelId, ThreadRootId, () => Store.Session.Uploads.Start(file)))
            {
                Toasts.ShowError(L["TooManyFiles", Attachments.Most]);
                break;
            }
        }

        StateHasChanged();
        return FocusAsync();
    }

    private async Task TakeDropsAsync()
    {
        try
        {
            _drop = await Files.DropZoneAsync(DropTarget ?? _box, FilesGivenAsync);
        }
        catch (JSException)
        {
            // Its engine could not be fetched, for want of a network: one writes all the same, and the button asks for it again.
        }
    }

    private async Task PickFilesAsync()
    {
        var files = await Files.PickAsync();
        if (files.Count > 0)
            await FilesGivenAsync(files);
    }

    private async Task RemoveAsync(FileUpload upload)
    {
        Attachments.Remove(ChannelId, ThreadRootId, upload);
        await Store.Session.Uploads.CancelAsync(upload);
    }

    private void Retry(FileUpload upload) => Store.Session.Uploads.Retry(upload);
}
