using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Tertulia.Platform;

/// <summary>
/// Says on every request whether the sign-in in its cookie still holds. The table is the truth; answers are kept in memory for a minute and dropped
/// when the event log tells of the end of a session, on every node.
/// </summary>
internal sealed class SessionRegistry(IServiceScopeFactory scopes, TimeProvider clock) : ILiveSubscriber
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private const int Capacity = 100_000;

    private static readonly TimeSpan ReadAgain = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan SeenAgain = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, Known> sessions = new();

    /// <summary>Grows with each end of a session, so that a slow read begun before one is not kept after it.</summary>
    private int generation;

    public async ValueTask<bool> IsValidAsync(Guid sessionId, Guid accountId, string? address, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (sessions.TryGetValue(sessionId, out var known) && now - known.ReadAt < ReadAgain)
            return known.AccountId == accountId && known.ExpiresAt > now;

        var before = Volatile.Read(ref generation);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId && s.ExpiresAt > now, ct);
        if (session is null || session.AccountId != accountId)
        {
            sessions.TryRemove(sessionId, out _);
            return false;
        }

        var expires = session.ExpiresAt;
        if (now - session.LastSeenAt >= SeenAgain)
        {
            expires = now + Lifetime;
            await using var write = await db.BeginAsync(ct);
            await db.Sessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(
                s => s.SetProperty(x => x.LastSeenAt, now).SetProperty(x => x.ExpiresAt, expires).SetProperty(x => x.Address, address), ct);
            await write.CommitAsync(ct);
        }

        if (sessions.Count >= Capacity)
            sessions.Clear();
        sessions[sessionId] = new(accountId, expires, now);

        // Looked at once it is kept: the end of a session finds it there, or is seen here.
        if (Volatile.Read(ref generation) != before)
            sessions.TryRemove(sessionId, out _);
        return true;
    }

    /// <summary>Forgets a session at once on this node; the event does the same on all.</summary>
    public void Forget(Guid sessionId)
    {
        Interlocked.Increment(ref generation);
        sessions.TryRemove(sessionId, out _);
    }

    public ValueTask HandleAsync(EventRecord happened, CancellationToken ct)
    {
        if (happened.As<SessionRevoked>() is { } ended)
            Forget(ended.SessionId);
        return ValueTask.CompletedTask;
    }

    private sealed record Known(Guid AccountId, DateTimeOffset ExpiresAt, DateTimeOffset ReadAt);
}
