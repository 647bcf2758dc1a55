using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Sets the language an account sees the application in.</summary>
internal static class UpdatePreferences
{
    internal static void Map(IEndpointRouteBuilder api) => api.MapPut("/me/preferences", HandleAsync).WithName("me.preferences");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(AccountPreferencesRequest request, HttpContext http, TertuliaDb db, CancellationToken ct)
    {
        var checks = new Checks();
        var language = checks.Language("language", request.Language);
        if (checks.Problem is { } problem)
            return problem;

        var accountId = http.User.AccountId();
        await using var write = await db.BeginAsync(ct);
        await db.Users.Where(a => a.Id == accountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.Language, language), ct);
        await write.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
