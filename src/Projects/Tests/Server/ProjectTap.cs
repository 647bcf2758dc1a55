using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Projects.Tests.Server;

/// <summary>A device that listens to its member, the workspace (unless a guest) and some projects.</summary>
internal sealed class ProjectTap : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HubConnection connection;
    private readonly Channel<EventEnvelope> arrived = Channel.CreateUnbounded<EventEnvelope>();

    private ProjectTap(HubConnection connection) => this.connection = connection;

    /// <param name="after">Where the snapshot it shall bring up to date was taken; what happened since is replayed.</param>
    public static async Task<ProjectTap> OpenAsync(TestMember member, IEnumerable<Guid>? projectIds = null, EventPosition? after = null)
    {
        var connection = await member.ConnectAsync();
        var tap = new ProjectTap(connection);
        connection.On<EventEnvelope>(RealtimeHub.OnEvent, e => tap.arrived.Writer.TryWrite(e));
        List<string> topics = [Topics.Member(member.MemberId), .. (projectIds ?? []).Select(ProjectsTopics.Project)];
        if (member.Workspace.Role != WorkspaceRole.Guest)
            topics.Add(Topics.Workspace(member.WorkspaceId));
        var result = await connection.InvokeAsync<SubscribeResult>(RealtimeHub.Subscribe, new SubscribeRequest(member.WorkspaceId, topics, after));
        Assert.Empty(result.Denied);
        Assert.False(result.Reload);
        foreach (var missed in result.Events)
            tap.arrived.Writer.TryWrite(missed);
        return tap;
    }

    /// <summary>The next event of this type that fits; others before it are passed over.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? fits = null)
        where T : class, IEvent
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var envelope = await arrived.Reader.ReadAsync(patience.Token);
            if (envelope.Type == T.Type && envelope.Data.Deserialize<T>(WireJson.Options) is { } happened && fits?.Invoke(happened) != false)
                return happened;
        }
    }

    /// <summary>Everything up to an event of this type that fits, that one included.</summary>
    public async Task<List<EventEnvelope>> UntilAsync<T>(Func<T, bool> fits)
        where T : class, IEvent
    {
        using var patience = new CancellationTokenSource(Patience);
        var seen = new List<EventEnvelope>();
        while (true)
        {
            seen.Add(await arrived.Reader.ReadAsync(patience.Token));
            if (seen[^1].Type == T.Type && fits(seen[^1].Data.Deserialize<T>(WireJson.Options)!))
                return seen;
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}

/// <summary>Compares what travels: two records with lists inside are equal when their JSON is.</summary>
internal static class Wire
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, WireJson.Options);

    public static void AssertSame<T>(T expected, T actual) => Assert.Equal(Write(expected), Write(actual));
}
