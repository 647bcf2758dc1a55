using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>Who is signed in, and where they are members.</summary>
internal static class GetMe
{
    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/me", HandleAsync).WithName("me.get");

    private static async Task<Results<Ok<MeDto>, ProblemHttpResult>> HandleAsync(HttpContext http, TertuliaDb db, CancellationToken ct) =>
        await db.MeAsync(http.User.AccountId(), ct) is { } me
            ? TypedResults.Ok(me)
            : Problems.Of(StatusCodes.Status401Unauthorized, ProblemCodes.Unauthenticated, "Sign in and try again.");
}
