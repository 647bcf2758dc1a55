using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Tertulia.Platform;

/// <summary>The clients of this node by topic. Joins are rare and sends are many: each topic keeps a ready array, remade at the first send after a change.</summary>
internal sealed class ConnectionDirectory
{
    private readonly ConcurrentDictionary<string, ClientConnection> connections = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TopicListeners> topics = new(StringComparer.Ordinal);

    public IEnumerable<ClientConnection> All => connections.Values;

    public ClientConnection? Find(string connectionId) => connections.GetValueOrDefault(connectionId);

    public void Add(ClientConnection connection) => connections[connection.Id] = connection;

    public ClientConnection? Remove(string connectionId)
    {
        if (!connections.TryRemove(connectionId, out var connection))
            return null;

        lock (connection.Topics)
        {
            foreach (var topic in connection.Topics)
                LeaveTopic(topic, connection);
            connection.Topics.Clear();
        }

        return connection;
    }

    public void Join(ClientConnection connection, string topic)
    {
        lock (connection.Topics)
        {
            if (connection.IsClosing || !connection.Topics.Add(topic))
                return;

            while (!topics.GetOrAdd(topic, _ => new TopicListeners()).TryAdd(connection))
            {
                // The topic was just being dropped as empty; take a fresh one.
            }
        }
    }

    public void Leave(ClientConnection connection, string topic)
    {
        lock (connection.Topics)
        {
            if (connection.Topics.Remove(topic))
                LeaveTopic(topic, connection);
        }
    }

    public bool HasListeners(string topic) => topics.ContainsKey(topic);

    public ReadOnlySpan<ClientConnection> Listeners(string topic) => topics.TryGetValue(topic, out var listeners) ? listeners.Snapshot() : [];

    public void Send(string topic, string method, params object?[] arguments)
    {
        var listeners = Listeners(topic);
        if (listeners.Length == 0)
            return;

        // Serialised once for each protocol in use, however many listen.
        var message = new SerializedHubMessage(new InvocationMessage(method, arguments));
        foreach (var connection in listeners)
            connection.Send(message);
    }

    private void LeaveTopic(string topic, ClientConnection connection)
    {
        if (topics.TryGetValue(topic, out var listeners) && listeners.RemoveAndCloseIfEmpty(connection))
            topics.TryRemove(new(topic, listeners));
    }

    private sealed class TopicListeners
    {
        private readonly HashSet<ClientConnection> members = [];
        private ClientConnection[]? snapshot;
        private bool closed;

        public bool TryAdd(ClientConnection connection)
        {
            lock (members)
            {
                if (closed)
                    return false;

                members.Add(connection);
                snapshot = null;
                return true;
            }
        }

        public bool RemoveAndCloseIfEmpty(ClientConnection connection)
        {
            lock (members)
            {
                members.Remove(connection);
                snapshot = null;
                return closed = members.Count == 0;
            }
        }

        public ClientConnection[] Snapshot()
        {
            lock (members)
                return snapshot ??= [.. members];
        }
    }
}
