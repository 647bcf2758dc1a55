namespace Tertulia.Bench.Chat;

/// <summary>A server that carries one big room: ours, or the one it is compared with.</summary>
internal interface IChatPeer : IAsyncDisposable
{
    string Name { get; }

    /// <summary>The process whose CPU and memory count.</summary>
    int Pid { get; }

    /// <summary>Starts it with everything that clients need, such as their accounts.</summary>
    Task StartAsync(int clients);

    /// <summary>Connects one client and brings it into the room.</summary>
    Task<RawClient> ConnectAsync(int index);

    /// <summary>Posts to the room in one of the clients' names.</summary>
    Task PostAsync(int index, RawClient client, string text);

    /// <summary>What keeps the connection from being dropped as idle.</summary>
    Task PingAsync(RawClient client);
}
