using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Keeps what was typed and not sent, for the member's other devices; empty text forgets it.</summary>
internal static class SaveDraft
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapPut("/channels/{channelId:guid}/draft", HandleAsync).WithName("chat.channels.draft");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid channelId,
        SaveDraftRequest request,
        Caller caller,
        TertuliaDb db,
        MembershipChanges changes,
        ThreadStates threads,
        TimeProvider clock,
        CancellationToken ct)
    {
        var text = TypedText.Lines(request.Text);
        if (text.Length > MessageText.MostCharacters)
            return Problems.Invalid(new Dictionary<string, string[]> { ["text"] = ["too_long"] }, ChatProblemCodes.TooLong);

        await using var write = await db.BeginAsync(ct);
        await db.TakeTurnsAsync(ct, caller.MemberId);
        var view = await db.FindChannelAsync(caller, channelId, ct);
        if (view is null)
            return Problems.NotFound();
        if (view.Membership is null)
            return Refusal.NotAMember.ToProblem();

        Message? root = null;
        if (request.ThreadRootId is { } rootId)
        {
            root = await db.Messages().AsNoTracking().SingleOrDefaultAsync(m => m.Id == rootId && m.ChannelId == channelId && m.ThreadRootId == null, ct);
            if (root is null)
                return Problems.Invalid("threadRootId", "unknown");
        }

        await KeepAsync(db, caller.MemberId, channelId, root?.Id ?? channelId, text, clock.GetStoredNow(), ct);
        if (root is null)
        {
            await changes.SaveAsync(caller.WorkspaceId, caller.MemberId, channelId, ct);
        }
        else
        {
            await threads.FindOrAddAsync(root, caller.MemberId, ct);
            await threads.SaveAndTellAsync(caller.WorkspaceId, root.Id, [caller.MemberId], ct);
        }

        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task KeepAsync(TertuliaDb db, Guid memberId, Guid channelId, Guid targetId, string text, DateTimeOffset now, CancellationToken ct)
    {
        var draft = await db.Drafts().SingleOrDefaultAsync(d => d.MemberId == memberId && d.TargetId == targetId, ct);
        if (string.IsNullOrWhiteSpace(text))
        {
            if (draft is not null)
                db.Remove(draft);
        }
        else if (draft is null)
        {
            db.Add(new Draft { MemberId = memberId, TargetId = targetId, ChannelId = channelId, Text = text, UpdatedAt = now });
        }
        else
        {
            (draft.Text, draft.UpdatedAt) = (text, now);
        }
    }
}
