using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Begins and ends sign-ins.</summary>
internal sealed class SignInSessions(TertuliaDb db, EventLog events, SessionRegistry registry, TimeProvider clock)
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Adds a session to the unit of work; once that has committed, <see cref="IssueAsync"/> hands out its cookie.</summary>
    public AccountSession Begin(Account account, HttpContext http)
    {
        var now = clock.GetUtcNow();
        return db.Sessions.Add(new AccountSession
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account.Id,
            Client = UserAgents.Describe(http.Request.Headers.UserAgent.ToString()),
            Address = http.Connection.RemoteIpAddress?.ToString(),
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + SessionRegistry.Lifetime,
        }).Entity;
    }

    public static Task IssueAsync(AccountSession session, HttpContext http)
    {
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, session.AccountId.ToString()), new Claim("sid", session.Id.ToString())], Scheme);
        return http.SignInAsync(Scheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Ends sessions of an account in the caller's transaction; call <see cref="Forget"/> once it has committed.</summary>
    public async Task<IReadOnlyList<Guid>> EndAsync(Guid accountId, Func<IQueryable<AccountSession>, IQueryable<AccountSession>> which, CancellationToken ct)
    {
        await db.LockAccountAsync(accountId, ct);
        var ended = await which(db.Sessions.Where(s => s.AccountId == accountId)).ToListAsync(ct);
        db.Sessions.RemoveRange(ended);
        foreach (var session in ended)
            events.Append(Guid.Empty, Topics.Of("session", session.Id), new SessionRevoked(session.Id), actorId: null, subjectId: session.Id);
        return [.. ended.Select(s => s.Id)];
    }

    public void Forget(IReadOnlyList<Guid> ended)
    {
        foreach (var id in ended)
            registry.Forget(id);
    }
}
