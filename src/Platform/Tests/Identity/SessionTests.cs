using System.Net;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

public sealed class SessionTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Ending_a_session_voids_its_cookie_and_closes_its_connection(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var other = await owner.SignInAgainAsync();
        await using var hub = await other.ConnectAsync();
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        var theirs = Assert.Single(await other.GetAsync<SessionDto[]>("/api/me/sessions"), s => s.Current);

        await owner.DeleteAsync($"/api/me/sessions/{theirs.Id}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await other.TryAsync(HttpMethod.Get, "/api/me")).Status);
        await closed.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(Assert.Single(await owner.GetAsync<SessionDto[]>("/api/me/sessions")).Current);
    }

    [Theory, EachDatabase]
    public async Task Nobody_ends_anothers_session(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");
        var hers = Assert.Single(await ana.GetAsync<SessionDto[]>("/api/me/sessions"));

        Assert.Equal(HttpStatusCode.NotFound, (await workspace.Owner.TryAsync(HttpMethod.Delete, $"/api/me/sessions/{hers.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ana.TryAsync(HttpMethod.Get, "/api/me")).Status);
    }

    [Theory, EachDatabase]
    public async Task Changing_the_password_ends_the_other_sessions(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var other = await owner.SignInAgainAsync();
        const string Fresh = "otra-nube-verde-sin-prisa-81";
        Assert.Equal(ProblemCodes.InvalidCredentials, (await owner.TryAsync(HttpMethod.Put, "/api/me/password", new ChangePasswordRequest("wrong", Fresh))).Code);
        Assert.Equal(ProblemCodes.WeakPassword, (await owner.TryAsync(HttpMethod.Put, "/api/me/password", new ChangePasswordRequest(owner.Password, "qwertyuiop"))).Code);

        await owner.PutAsync("/api/me/password", new ChangePasswordRequest(owner.Password, Fresh));

        Assert.Equal(HttpStatusCode.Unauthorized, (await other.TryAsync(HttpMethod.Get, "/api/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await owner.TryAsync(HttpMethod.Get, "/api/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await owner.TryAsync(HttpMethod.Post, "/api/session", new SignInRequest(owner.Email, owner.Password))).Status);
        Assert.Equal(HttpStatusCode.OK, (await owner.TryAsync(HttpMethod.Post, "/api/session", new SignInRequest(owner.Email, Fresh))).Status);
    }

    [Theory, EachDatabase]
    public async Task Preferences_are_kept(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;

        await owner.PutAsync("/api/me/preferences", new AccountPreferencesRequest("es"));

        Assert.Equal("es", (await owner.GetAsync<MeDto>("/api/me")).Language);
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.TryAsync(HttpMethod.Put, "/api/me/preferences", new AccountPreferencesRequest("tlh"))).Status);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox · Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0", "Edge · Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari · iPhone")]
    [InlineData("Tertulia.Sync/1.0", "Tertulia.Sync")]
    [InlineData("<script>alert(1)</script>", "")]
    [InlineData("", "")]
    public void A_client_is_named_as_people_do(string userAgent, string name) => Assert.Equal(name, UserAgents.Describe(userAgent));
}
