using Microsoft.AspNetCore.Http.HttpResults;

namespace Tertulia.Platform;

/// <summary>
/// Who may change whom. Administrators manage everybody but owners; only owners touch owners or make one; nobody gives more than they have; the
/// last owner stays.
/// </summary>
internal static class MemberRules
{
    public static ProblemHttpResult? ChangeRole(WorkspaceRole actor, WorkspaceRole target, WorkspaceRole wanted, bool isLastOwner) =>
        Manage(actor, target) ?? (wanted > actor ? Above() : isLastOwner && wanted != WorkspaceRole.Owner ? LastOwner() : null);

    public static ProblemHttpResult? Deactivate(WorkspaceRole actor, WorkspaceRole target, bool isLastOwner) =>
        Manage(actor, target) ?? (isLastOwner ? LastOwner() : null);

    public static ProblemHttpResult? Reactivate(WorkspaceRole actor, WorkspaceRole target) => Manage(actor, target);

    private static ProblemHttpResult? Manage(WorkspaceRole actor, WorkspaceRole target) =>
        actor < WorkspaceRole.Admin ? Problems.Forbidden("Ask an administrator of the workspace.") : target > actor ? Above() : null;

    private static ProblemHttpResult Above() => Problems.Forbidden("Only an owner may do that. Ask one of them.");

    private static ProblemHttpResult LastOwner() =>
        Problems.Conflict("A workspace needs an owner. Make somebody else an owner first.", ProblemCodes.LastOwner);
}
