using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Tertulia.Platform;

/// <summary>Who may invite whom: members bring members, administrators anybody up to their own role, guests nobody.</summary>
internal static class InvitationRules
{
    public static bool MayInvite(WorkspaceRole inviter, WorkspaceRole role) => inviter switch
    {
        WorkspaceRole.Guest => false,
        WorkspaceRole.Member => role == WorkspaceRole.Member,
        _ => role <= inviter,
    };

    /// <summary>Unknown, expired, used up and revoked look alike.</summary>
    public static ProblemHttpResult Invalid() => Problems.Of(
        StatusCodes.Status404NotFound, ProblemCodes.InvitationInvalid, "This invitation does not hold any more. Ask for a new one.");
}
