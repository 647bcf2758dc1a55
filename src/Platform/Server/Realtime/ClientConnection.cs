using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Tertulia.Platform;

/// <summary>One client on this node: what it listens to and in whose name.</summary>
internal sealed class ClientConnection(HubConnectionContext context, Guid accountId, Guid sessionId)
{
    /// <summary>
    /// Messages that may wait for a client that does not read. Past it the connection is cut: it comes back and resumes from its last position,
    /// which costs less than remembering for it. Large enough for the burst of one big transaction.
    /// </summary>
    private const int MostWaiting = 4_096;

    private int waiting;

    public string Id => context.ConnectionId;

    public Guid AccountId => accountId;

    public Guid SessionId => sessionId;

    public bool IsClosing => context.ConnectionAborted.IsCancellationRequested;

    /// <summary>Who the connection is in each workspace it subscribed in.</summary>
    public Dictionary<Guid, Caller> Callers { get; } = [];

    /// <summary>What the connection may still signal.</summary>
    public SignalBudget Signals { get; } = new();

    public HashSet<string> Topics { get; } = new(StringComparer.Ordinal);

    /// <summary>Sends without waiting for the client; the order of sends is kept.</summary>
    public void Send(SerializedHubMessage message)
    {
        var write = context.WriteAsync(message, CancellationToken.None);
        if (write.IsCompletedSuccessfully)
            return;

        if (Interlocked.Increment(ref waiting) > MostWaiting)
            context.Abort();
        _ = FinishAsync(write);
    }

    public void Abort() => context.Abort();

    private async Task FinishAsync(ValueTask write)
    {
        try
        {
            await write;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The client went away while it was written to; SignalR reports that in OnDisconnectedAsync.
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}
