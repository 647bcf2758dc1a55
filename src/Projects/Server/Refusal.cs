using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Why a rule of Projects says no. Rules answer one of these or null, endpoints turn it into an answer here.</summary>
internal enum Refusal
{
    NotAManager,
    NotAnEditor,
    NotACommenter,
    NotTheAuthor,
    NoGuests,
    GuestsManageNothing,
    Archived,
    LastManager,
    NameTaken,
    ParentCycle,
    TooMany,
    Deleted,
    Gone,
    TooManyReactions,
    Moved,
    NoRoom,
}

internal static class Refusals
{
    public static ProblemHttpResult ToProblem(this Refusal refusal) => refusal switch
    {
        Refusal.NotAManager => Problems.Forbidden("Ask somebody who manages the project."),
        Refusal.NotAnEditor => Problems.Forbidden("Ask somebody who manages the project to let you edit it."),
        Refusal.NotACommenter => Problems.Forbidden("Ask somebody who manages the project to let you comment in it."),
        Refusal.NotTheAuthor => Problems.Forbidden("Only its author may change it."),
        Refusal.NoGuests => Problems.Forbidden("Guests may only work where they were invited; ask a member of the workspace."),
        Refusal.GuestsManageNothing => Problems.Conflict("A guest may edit a project, not manage it; choose a lesser level."),
        Refusal.Archived => Problems.Conflict("The project is archived and can only be read; unarchive it first.", ProjectsProblemCodes.Archived),
        Refusal.LastManager => Problems.Conflict("Somebody has to manage the project; make somebody else a manager first.", ProjectsProblemCodes.LastManager),
        Refusal.NameTaken => Problems.Conflict("Another one has this name; choose a different one.", ProjectsProblemCodes.NameTaken),
        Refusal.ParentCycle => Problems.Conflict("It cannot stand within itself; choose another place.", ProjectsProblemCodes.ParentCycle),
        Refusal.TooMany => Problems.Conflict("There is no room for another; delete one first.", ProjectsProblemCodes.TooMany),
        Refusal.Deleted => Problems.Conflict("It was deleted; restore it first."),
        Refusal.Gone => Problems.Conflict("It was changed since and cannot be undone any more."),
        Refusal.TooManyReactions => Problems.Conflict("There are as many different reactions as there can be; use one that is there."),
        Refusal.Moved => Problems.Conflict("Somebody moved it meanwhile; send the change again."),
        Refusal.NoRoom => Problems.Conflict("Too much was put at this very spot; choose another, or try again in some minutes.", ProjectsProblemCodes.TooMany),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
