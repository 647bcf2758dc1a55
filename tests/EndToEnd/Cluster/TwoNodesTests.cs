using Microsoft.Playwright;
using Tertulia.EndToEnd.Tests.Browser;
using Tertulia.Testing;

namespace Tertulia.EndToEnd.Tests.Cluster;

/// <summary>Two nodes on PostgreSQL and Redis: whoever is on one talks with whoever is on the other, and sees them come, type and go.</summary>
public sealed class TwoNodesTests(TestServers servers, BrowserFixture browsers) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Two_browsers_on_different_nodes_chat_and_a_dead_node_takes_nothing_with_it()
    {
        await using var redis = await RedisServer.StartAsync();
        var postgres = await servers.PostgresAsync();
        string[] options = [$"--database={postgres.ConnectionString};Database=c{Guid.CreateVersion7():N}", $"--redis={redis.ConnectionString}"];
        await using var first = await ServerProcess.StartAsync(null, options);
        var owner = await first.SetUpAsync();
        await using var second = await ServerProcess.StartAsync(null, options);
        var invitation = await owner.PostAsync<Platform.InvitationDto>("invitations", new Platform.CreateInvitationRequest(null, Platform.WorkspaceRole.Member, 7, null));
        var luis = await TestMember.AcceptAsync(second, TestWorkspace.TokenOf(invitation), "Luis Rivas", "luis@example.org");

        var left = new ChatPage(await browsers.OpenAsync(first, member: owner));
        var right = new ChatPage(await browsers.OpenAsync(second, member: luis));
        foreach (var chat in new[] { left, right })
        {
            await chat.Page.GotoAsync($"/w/{owner.Workspace.Slug}/chat");
            await chat.Conversation("general").ClickAsync();
            await chat.Composer.WaitForAsync();
        }

        await left.WriteAsync("from the first node");
        await right.SeesAsync("from the first node");
        await right.Composer.PressSequentiallyAsync("from the second");
        await Assertions.Expect(left.Page.GetByText("Luis is typing")).ToBeVisibleAsync();
        await right.Composer.PressAsync("Enter");
        await left.SeesAsync("from the second");

        await second.KillAsync();
        await left.WriteAsync("the first goes on alone");
        await left.SeesAsync("the first goes on alone");
        await second.StartAgainAsync();
        await right.SeesAsync("the first goes on alone");
    }
}
