using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>Ends one of the account's sessions, or all but this one: their cookies are void and their connections closed.</summary>
internal static class EndSession
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapDelete("/me/sessions/{sessionId:guid}", HandleAsync).WithName("me.sessions.end");
        api.MapDelete("/me/sessions", EndOthersAsync).WithName("me.sessions.end_others");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid sessionId, HttpContext http, TertuliaDb db, SignInSessions sessions, AuditLog audit, CancellationToken ct)
    {
        var accountId = http.User.AccountId();
        await using var write = await db.BeginAsync(ct);
        var ended = await sessions.EndAsync(accountId, mine => mine.Where(s => s.Id == sessionId), ct);
        if (ended.Count == 0)
            return Problems.NotFound();

        audit.Append(accountId, "account.session_ended");
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        sessions.Forget(ended);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> EndOthersAsync(HttpContext http, TertuliaDb db, SignInSessions sessions, AuditLog audit, CancellationToken ct)
    {
        var (accountId, current) = (http.User.AccountId(), http.User.SessionId());
        await using var write = await db.BeginAsync(ct);
        var ended = await sessions.EndAsync(accountId, mine => mine.Where(s => s.Id != current), ct);
        audit.Append(accountId, "account.other_sessions_ended");
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        sessions.Forget(ended);
        return TypedResults.NoContent();
    }
}
