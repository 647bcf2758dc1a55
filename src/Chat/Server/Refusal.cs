using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Why a rule of Chat says no. Rules answer one of these or null, endpoints turn it into an answer here.</summary>
internal enum Refusal
{
    NotAMember,
    NotAManager,
    NotTheAuthor,
    NoGuests,
    Archived,
    FixedPeople,
    DefaultChannel,
    NameTaken,
    Deleted,
    SystemLine,
    TooManyReactions,
}

internal static class Refusals
{
    public static ProblemHttpResult ToProblem(this Refusal refusal) => refusal switch
    {
        Refusal.NotAMember => Problems.Of(StatusCodes.Status403Forbidden, ChatProblemCodes.NotAMember, "Join the channel and try again."),
        Refusal.NotAManager => Problems.Forbidden("Ask somebody who manages the channel."),
        Refusal.NotTheAuthor => Problems.Forbidden("Only its author may change a message."),
        Refusal.NoGuests => Problems.Forbidden("Guests may only talk where they were invited; ask a member of the workspace."),
        Refusal.Archived => Problems.Conflict("The channel is archived and can only be read; unarchive it first.", ChatProblemCodes.Archived),
        Refusal.FixedPeople => Problems.Conflict("Direct and group messages keep their people; open another one, or hide this one.", ChatProblemCodes.FixedPeople),
        Refusal.DefaultChannel => Problems.Conflict("Newcomers arrive in this channel, so it stays open."),
        Refusal.NameTaken => Problems.Conflict("Another channel has this name; choose a different one.", ChatProblemCodes.NameTaken),
        Refusal.Deleted => Problems.Conflict("The message was deleted."),
        Refusal.SystemLine => Problems.Conflict("This line was written by the system and stays as it is."),
        Refusal.TooManyReactions => Problems.Conflict("The message has as many different reactions as it can hold; use one that is there."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
