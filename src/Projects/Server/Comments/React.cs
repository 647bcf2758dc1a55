using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Puts one's emoji on a comment, or takes it off. Doing so twice is doing so once.</summary>
internal static class React
{
    private const string Route = "/comments/{commentId:guid}/reactions/{emoji}";

    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPut(Route, AddAsync).WithName("projects.comments.reactions.add");
        projects.MapDelete(Route, RemoveAsync).WithName("projects.comments.reactions.remove");
    }

    private static Task<Results<Ok<CommentDto>, ProblemHttpResult>> AddAsync(
        Guid commentId, string emoji, Caller caller, TertuliaDb db, EventLog events, TaskWork work, FileAttachments files, TimeProvider clock, CancellationToken ct) =>
        SetAsync(commentId, emoji, comment => comment.React(caller.MemberId, emoji) is not null, caller, db, events, work, files, clock, ct);

    private static Task<Results<Ok<CommentDto>, ProblemHttpResult>> RemoveAsync(
        Guid commentId, string emoji, Caller caller, TertuliaDb db, EventLog events, TaskWork work, FileAttachments files, TimeProvider clock, CancellationToken ct) =>
        SetAsync(commentId, emoji, comment => comment.Unreact(caller.MemberId, emoji) || true, caller, db, events, work, files, clock, ct);

    private static async Task<Results<Ok<CommentDto>, ProblemHttpResult>> SetAsync(
        Guid commentId, string emoji, Func<Comment, bool> change, Caller caller, TertuliaDb db, EventLog events, TaskWork work, FileAttachments files, TimeProvider clock, CancellationToken ct)
    {
        if (!Emoji.IsEmoji(emoji))
            return Problems.Invalid("emoji", "not_an_emoji");

        await using var write = await db.BeginAsync(ct);
        if (await EditComments.FindAsync(commentId, caller, db, work, clock, ct) is not { } found)
            return Problems.NotFound();
        if (found.Batch.RefuseCommenting(found.Task) is { } refusal)
            return refusal.ToProblem();
        if (!change(found.Comment))
            return Refusal.TooManyReactions.ToProblem();

        return TypedResults.Ok(await EditComments.SaveAsync(caller, db, events, files, found.Task, found.Comment, write, ct));
    }
}
