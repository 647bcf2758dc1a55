using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Where the account is signed in, most recent first.</summary>
internal static class ListSessions
{
    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/me/sessions", HandleAsync).WithName("me.sessions.list");

    private static async Task<Ok<SessionDto[]>> HandleAsync(HttpContext http, TertuliaDb db, TimeProvider clock, CancellationToken ct)
    {
        var (accountId, current, now) = (http.User.AccountId(), http.User.SessionId(), clock.GetUtcNow());
        return TypedResults.Ok(await db.Sessions
            .Where(s => s.AccountId == accountId && s.ExpiresAt > now)
            .OrderByDescending(s => s.LastSeenAt).ThenByDescending(s => s.Id)
            .Take(200)
            .Select(s => new SessionDto(s.Id, s.Client, s.Address, s.CreatedAt, s.LastSeenAt, s.Id == current))
            .ToArrayAsync(ct));
    }
}
