using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>One person.</summary>
internal static class GetMember
{
    internal static void Map(IEndpointRouteBuilder workspace) => workspace.MapGet("/members/{memberId:guid}", HandleAsync).WithName("members.get");

    private static async Task<Results<Ok<MemberDto>, ProblemHttpResult>> HandleAsync(
        Guid memberId, Caller caller, TertuliaDb db, TimeProvider clock, CancellationToken ct) =>
        await db.MembersVisibleTo(caller).AsNoTracking().SingleOrDefaultAsync(m => m.Id == memberId, ct) is { } member
            ? TypedResults.Ok(member.ToDto(clock.GetUtcNow()))
            : Problems.NotFound();
}
