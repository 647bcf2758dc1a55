using System.Net;
using System.Net.Http.Json;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

public sealed class SetUpTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Of_many_at_once_one_sets_the_server_up(DatabaseKind database)
    {
        await using var server = await TestServer.StartAsync(database == DatabaseKind.Postgres ? await servers.PostgresAsync() : null);
        using var http = server.CreateClient();
        Assert.True((await http.GetFromJsonAsync<ServerInfoDto>("/api/server", WireJson.Options))!.NeedsSetup);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var client = server.CreateClient();
            using var response = await client.PostAsJsonAsync("/api/setup", Request() with { Email = $"first{i}@example.org" }, WireJson.Options);
            return await ApiAnswer<MeDto>.ReadAsync(response);
        }));

        var winner = Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(WorkspaceRole.Owner, Assert.Single(winner.Value!.Workspaces).Role);
        Assert.All(answers.Where(a => a != winner), a => Assert.Equal((HttpStatusCode.Conflict, ProblemCodes.AlreadySetUp), (a.Status, a.Code)));
        Assert.False((await http.GetFromJsonAsync<ServerInfoDto>("/api/server", WireJson.Options))!.NeedsSetup);
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_field()
    {
        await using var server = await TestServer.StartAsync(null);
        using var http = server.CreateClient();

        using var response = await http.PostAsJsonAsync(
            "/api/setup", new SetupRequest(" ", "de", "Ol\u0007ga", "no address", TestWorkspace.Password, "Mars/Olympus"), WireJson.Options);

        var errors = (await ApiAnswer<MeDto>.ReadAsync(response)).Problem!.Errors!;
        Assert.Equal(["email", "language", "ownerName", "timeZone", "workspaceName"], errors.Keys.Order());
        Assert.Equal("required", Assert.Single(errors["workspaceName"]));
        Assert.Equal("invalid_characters", Assert.Single(errors["ownerName"]));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("password1234")]
    [InlineData("olga.owner2026")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public async Task Weak_passwords_are_refused_with_the_reasons(string password)
    {
        var server = await servers.GetAsync(DatabaseKind.Sqlite);
        var workspace = await TestWorkspace.CreateAsync(server);
        using var http = server.CreateClient();

        // Set-up is over on this server, so by the other door.
        var token = TestWorkspace.TokenOf(await workspace.Owner.PostAsync<InvitationDto>("invitations", new CreateInvitationRequest(null, WorkspaceRole.Member, 7, null)));
        using var response = await http.PostAsJsonAsync(
            $"/api/invitations/{token}/accept", new AcceptInvitationRequest("Olga Owner", "olga.owner@example.org", password, "en", "Europe/Madrid"), WireJson.Options);

        var answer = await ApiAnswer<MyWorkspaceDto>.ReadAsync(response);
        Assert.Equal((HttpStatusCode.BadRequest, ProblemCodes.WeakPassword), (answer.Status, answer.Code));
        Assert.NotEmpty(answer.Problem!.Errors!["password"]);
    }

    private static SetupRequest Request() => new("Taller", "es", "Olga Owner", "owner@example.org", TestWorkspace.Password, "Europe/Madrid");
}
