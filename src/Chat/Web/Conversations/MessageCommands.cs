using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Tertulia.Chat.Web.Messages;
using Tertulia.Chat.Web.State;
using Tertulia.Platform.Web.Browser;
using Tertulia.Platform.Web.Kit;

namespace Tertulia.Chat.Web.Conversations;

/// <summary>Does what a person asked of a message, the same in a conversation and in a thread.</summary>
internal sealed class MessageCommands(
    ChatStore store, EmojiUsage emoji, NavigationManager navigation, ShellEngine engine, Toasts toasts, Confirmations confirmations, IStringLocalizer<ChatText> l)
{
    private string Slug => store.Session.Workspace.Slug;

    internal async Task RunAsync(MessageCommand command)
    {
        var message = command.Item.Message;
        switch (command.Verb)
        {
            case MessageVerb.React when command.Emoji is { } taken:
                if (!message.Reactions.Any(r => r.Emoji == taken && r.MemberIds.Contains(store.Me)))
                    await emoji.TakeAsync(taken);
                await store.Messages.ToggleReactionAsync(message, taken);
                break;
            case MessageVerb.Reply:
                navigation.NavigateTo(ChatUrls.Conversation(Slug, message.ChannelId, rootId: message.ThreadRootId ?? message.Id));
                break;
            case MessageVerb.Save:
                toasts.Show(l[command.Item.Saved ? "UnsavedNote" : "SavedNote"]);
                await store.Messages.ToggleSavedAsync(message);
                break;
            case MessageVerb.Delete:
                await DeleteAsync(message);
                break;
            case MessageVerb.CopyLink:
                await CopyAsync(navigation.ToAbsoluteUri(ChatUrls.Conversation(Slug, message.ChannelId, message.Id, message.ThreadRootId)).ToString(), "LinkCopied");
                break;
            case MessageVerb.CopyText:
                await CopyAsync(MessageText.Readable(message.Text, target => target.MemberId is { } id
                    ? store.Session.Members.Find(id)?.DisplayName ?? l["SomebodyUnknown"]
                    : l[target.Keyword == Markdown.MentionTarget.Here ? "MentionHere" : "MentionChannel"]), "TextCopied");
                break;
            case MessageVerb.MarkUnread:
                store.Messages.MarkUnread(message);
                break;
            case MessageVerb.Retry:
                await store.Outbox.RetryAsync(command.Item.Key);
                break;
            case MessageVerb.Discard:
                await DiscardAsync(command.Item);
                break;
        }
    }

    private async Task DeleteAsync(MessageDto message)
    {
        var text = message.Thread is null ? l["DeleteText"] : l["DeleteTextThread"];
        if (await confirmations.AskAsync(new Confirmation(l["DeleteTitle"], l["DeleteMessage"], text)))
            await store.Messages.DeleteAsync(message);
    }

    /// <summary>What was thrown away by mistake can be taken back.</summary>
    private async Task DiscardAsync(TimelineItem item)
    {
        var message = item.Message;
        if (await store.Outbox.DiscardAsync(item.Key) is not { Length: > 0 } text)
            return;
        toasts.ShowUndo(l["Discarded"], l["BackToComposer"], () =>
        {
            var draft = store.Drafts.Get(message.ChannelId, message.ThreadRootId);
            store.Drafts.Set(message.ChannelId, message.ThreadRootId, draft.Length == 0 ? text : $"{draft}\n{text}");
            return Task.CompletedTask;
        });
    }

    private async Task CopyAsync(string text, string done)
    {
        if (await engine.CopyAsync(text))
            toasts.Show(l[done]);
        else
            toasts.ShowError(l["CopyFailed"]);
    }
}
