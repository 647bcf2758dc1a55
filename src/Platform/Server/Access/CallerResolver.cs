using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Tertulia.Platform;

/// <summary>
/// Finds who an account is in a workspace. Asked on every request, so answers are kept in memory and dropped when the event log tells of a change
/// (a role, a deactivation, a newcomer) — on every node, within milliseconds of the commit.
/// </summary>
public sealed class CallerResolver(IServiceScopeFactory scopes) : ILiveSubscriber
{
    /// <summary>Bounds memory on servers with very many people; cleared whole when full, which costs one query a person.</summary>
    private const int Capacity = 100_000;

    private readonly ConcurrentDictionary<(Guid AccountId, Guid WorkspaceId), Caller> callers = new();

    /// <summary>Grows with every invalidation, so that a slow read begun before one is not kept after it.</summary>
    private int generation;

    public async ValueTask<Caller?> FindAsync(Guid accountId, Guid workspaceId, CancellationToken ct)
    {
        if (callers.TryGetValue((accountId, workspaceId), out var known))
            return known;

        var before = Volatile.Read(ref generation);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
        var member = await db.Members.AsNoTracking()
            .SingleOrDefaultAsync(m => m.AccountId == accountId && m.WorkspaceId == workspaceId && m.Active, ct);
        if (member is null)
            return null;

        Guid[] principals = member.Role == WorkspaceRole.Guest ? [member.Id] : [member.Id, workspaceId];
        var caller = new Caller(accountId, member.Id, workspaceId, member.Role, principals);
        if (callers.Count >= Capacity)
            callers.Clear();
        callers[(accountId, workspaceId)] = caller;

        // Looked at once it is kept: an invalidation finds it there, or is seen here.
        if (Volatile.Read(ref generation) != before)
            callers.TryRemove((accountId, workspaceId), out _);
        return caller;
    }

    /// <summary>Forgets a member at once on this node; the event does the same on all.</summary>
    public void Forget(Guid memberId)
    {
        Interlocked.Increment(ref generation);
        foreach (var (key, caller) in callers)
        {
            if (caller.MemberId == memberId)
                callers.TryRemove(key, out _);
        }
    }

    public ValueTask HandleAsync(EventRecord happened, CancellationToken ct)
    {
        if (happened.SubjectId is { } memberId && (happened.Type == MemberUpdated.Type || happened.Type == MemberDeactivated.Type))
            Forget(memberId);
        return ValueTask.CompletedTask;
    }
}
