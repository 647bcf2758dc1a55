using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>Ends the session the request came by, and its connections.</summary>
internal static class SignOut
{
    internal static void Map(IEndpointRouteBuilder api) => api.MapDelete("/session", HandleAsync).WithName("session.delete");

    private static async Task<NoContent> HandleAsync(HttpContext http, TertuliaDb db, SignInSessions sessions, CancellationToken ct)
    {
        var sessionId = http.User.SessionId();
        await using var write = await db.BeginAsync(ct);
        var ended = await sessions.EndAsync(http.User.AccountId(), mine => mine.Where(s => s.Id == sessionId), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        sessions.Forget(ended);
        await http.SignOutAsync(SignInSessions.Scheme);
        return TypedResults.NoContent();
    }
}
