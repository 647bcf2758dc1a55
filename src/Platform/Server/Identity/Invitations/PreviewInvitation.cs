using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>What the holder of a link may know before accepting: whose it is, and nothing else of the workspace.</summary>
internal static class PreviewInvitation
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/invitations/{token}", HandleAsync).WithName("invitations.preview").RequireRateLimiting(RateLimits.Secret);

    private static async Task<Results<Ok<InvitationPreviewDto>, ProblemHttpResult>> HandleAsync(
        string token, TertuliaDb db, TimeProvider clock, CancellationToken ct)
    {
        var hash = InvitationTokens.Hash(token);
        var found = await db.Invitations.AsNoTracking()
            .Where(i => i.TokenHash == hash)
            .Select(i => new
            {
                Invitation = i,
                Workspace = db.Workspaces.Single(w => w.Id == i.WorkspaceId),
                Inviter = db.Members.Where(m => m.Id == i.CreatedBy).Select(m => m.DisplayName).Single(),
            })
            .SingleOrDefaultAsync(ct);
        return found?.Invitation.Usable(clock.GetUtcNow()) == true
            ? TypedResults.Ok(new InvitationPreviewDto(found.Workspace.Name, found.Inviter, found.Invitation.Email, found.Workspace.Language))
            : InvitationRules.Invalid();
    }
}
