using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tertulia.Platform;

/// <summary>
/// Pushes committed events to this node's clients, and takes from them what they may no longer hear. Events pass in the order of the log, so a
/// client is cut off before anything that came after its access ended.
/// </summary>
internal sealed partial class RealtimeDispatcher(
    ConnectionDirectory directory, TopicAccess access, CallerResolver callers, IServiceScopeFactory scopes, ILogger<RealtimeDispatcher> logger)
    : ILiveSubscriber
{
    public async ValueTask HandleAsync(EventRecord happened, CancellationToken ct)
    {
        if (happened.As<AccessRevoked>() is { } revoked)
            await RecheckAsync(c => c.Principals.Contains(revoked.PrincipalId), topic => topic.EndsWith(revoked.ResourceId.ToString(), StringComparison.Ordinal), ct);
        else if (happened.As<SessionRevoked>() is { } ended)
            Abort(c => c.SessionId == ended.SessionId);
        else if (happened.SubjectId is { } memberId && (happened.Type == MemberDeactivated.Type || happened.Type == MemberUpdated.Type))
            await RecheckAsync(c => c.MemberId == memberId, _ => true, ct);

        if (directory.HasListeners(happened.Topic))
            directory.Send(happened.Topic, RealtimeHub.OnEvent, WireEvent.Of(happened));
    }

    private void Abort(Func<ClientConnection, bool> match)
    {
        foreach (var connection in directory.All.Where(match))
            connection.Abort();
    }

    private async Task RecheckAsync(Func<Caller, bool> concerns, Func<string, bool> topicConcerned, CancellationToken ct)
    {
        foreach (var connection in directory.All)
        {
            List<Caller> affected;
            lock (connection.Callers)
                affected = [.. connection.Callers.Values.Where(concerns)];
            if (affected.Count == 0)
                continue;

            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
                foreach (var caller in affected)
                    await RecheckAsync(db, connection, caller, topicConcerned, ct);
            }
            catch (Exception exception) when (!ct.IsCancellationRequested)
            {
                // What it may still hear cannot be told, and the event does not come again: cut off, it asks anew.
                LogUnchecked(logger, exception);
                connection.Abort();
            }
        }
    }

    private async Task RecheckAsync(TertuliaDb db, ClientConnection connection, Caller known, Func<string, bool> topicConcerned, CancellationToken ct)
    {
        var caller = await callers.FindAsync(known.AccountId, known.WorkspaceId, ct);
        if (caller is null)
        {
            connection.Abort();
            return;
        }

        lock (connection.Callers)
            connection.Callers[caller.WorkspaceId] = caller;

        List<string> topics;
        lock (connection.Topics)
            topics = [.. connection.Topics.Where(topicConcerned)];
        if (topics.Count == 0)
            return;

        // A connection may listen in several workspaces at once; a topic stays when any of its callers may hear it.
        List<Caller> all;
        lock (connection.Callers)
            all = [.. connection.Callers.Values];
        var allowed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var each in all)
            allowed.UnionWith(await access.AllowedAsync(db, each, topics, ct));
        foreach (var topic in topics.Where(topic => !allowed.Contains(topic)))
            directory.Leave(connection, topic);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Access could not be checked again; the connection is cut")]
    private static partial void LogUnchecked(ILogger logger, Exception exception);
}
