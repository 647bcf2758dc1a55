using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Changes how colleagues see the caller. The handle stays, so that old mentions keep their meaning.</summary>
internal static class UpdateProfile
{
    internal static void Map(IEndpointRouteBuilder workspace) => workspace.MapPut("/members/me/profile", HandleAsync).WithName("members.update_profile");

    private static async Task<Results<Ok<MemberDto>, ProblemHttpResult>> HandleAsync(
        UpdateProfileRequest request, Caller caller, TertuliaDb db, MemberAdministration administration, MemberChanges changes, CancellationToken ct)
    {
        var checks = new Checks();
        var name = checks.Text("displayName", request.DisplayName, MemberFactory.LongestName);
        var title = checks.Optional("title", request.Title, 120);
        var timeZone = checks.TimeZone("timeZone", request.TimeZone);
        var language = checks.Language("language", request.Language);
        if (checks.Problem is { } problem)
            return problem;

        await using var write = await db.BeginAsync(ct);
        var member = await administration.OpenOwnAsync(caller, ct);
        (member.DisplayName, member.Title, member.TimeZone, member.Language) = (name, title, timeZone, language);
        member.Index();
        var dto = changes.Announce(member, caller.MemberId);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(dto);
    }
}
