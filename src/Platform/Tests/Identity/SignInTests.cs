using System.Net;
using System.Net.Http.Json;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

public sealed class SignInTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task An_owner_has_a_workspace_and_a_newcomer_joins_it(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var ana = await workspace.AddMemberAsync("Ana");

        var me = await ana.GetAsync<MeDto>("/api/me");

        var mine = Assert.Single(me.Workspaces);
        Assert.Equal((workspace.Id, ana.MemberId, WorkspaceRole.Member), (mine.Id, mine.MemberId, mine.Role));
        Assert.False(me.TwoFactorEnabled);
    }

    [Theory, EachDatabase]
    public async Task The_right_password_signs_in_and_signing_out_ends_the_session(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var again = await workspace.Owner.SignInAgainAsync();
        Assert.Equal(workspace.Owner.AccountId, (await again.GetAsync<MeDto>("/api/me")).AccountId);

        await again.DeleteAsync("/api/session");

        Assert.Equal(HttpStatusCode.Unauthorized, (await again.TryAsync(HttpMethod.Get, "/api/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await workspace.Owner.TryAsync(HttpMethod.Get, "/api/me")).Status);
    }

    [Theory, EachDatabase]
    public async Task A_wrong_password_and_an_unknown_address_answer_alike(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var workspace = await TestWorkspace.CreateAsync(server);
        using var http = server.CreateClient();

        using var wrong = await http.PostAsJsonAsync("/api/session", new SignInRequest(workspace.Owner.Email, "not-the-password"));
        using var unknown = await http.PostAsJsonAsync("/api/session", new SignInRequest("nobody@example.org", "not-the-password"));

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        var (first, second) = ((await ApiAnswer<object>.ReadAsync(wrong)).Problem!, (await ApiAnswer<object>.ReadAsync(unknown)).Problem!);
        Assert.Equal(ProblemCodes.InvalidCredentials, first.Code);
        Assert.Equal((first.Title, first.Detail, first.Code), (second.Title, second.Detail, second.Code));
    }

    [Theory, EachDatabase]
    public async Task Strangers_get_401_as_a_problem_and_never_a_redirect(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var workspace = await TestWorkspace.CreateAsync(server);
        using var http = server.CreateClient();

        foreach (var path in (string[])["/api/me", $"/api/w/{workspace.Id}/members", "/hub/negotiate"])
        {
            using var response = path.StartsWith("/hub", StringComparison.Ordinal) ? await http.PostAsync(path, null) : await http.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal(ProblemCodes.Unauthenticated, (await ApiAnswer<object>.ReadAsync(response)).Code);
        }
    }

    [Theory, EachDatabase]
    public async Task A_post_from_another_site_is_refused(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var workspace = await TestWorkspace.CreateAsync(server);
        foreach (var (header, value) in ((string, string)[])[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example")])
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/w/{workspace.Id}/settings");
            request.Content = JsonContent.Create(new UpdateWorkspaceRequest("Mine now", "en"));
            request.Headers.Add(header, value);
            using var response = await workspace.Owner.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Equal(ProblemCodes.CrossSite, (await ApiAnswer<object>.ReadAsync(response)).Code);
        }
    }

    [Theory, EachDatabase]
    public async Task Malformed_bodies_answer_400_with_a_code(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        using var http = server.CreateClient();
        foreach (var body in (string[])["{", "[]", "null", "{}", "{\"email\":null,\"password\":\"x\"}", "{\"email\":5,\"password\":\"x\"}", "{\"email\":\"\\ud800\",\"password\":\"x\"}"])
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var response = await http.PostAsync("/api/session", content);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal(ProblemCodes.Malformed, (await ApiAnswer<object>.ReadAsync(response)).Code);
        }
    }

    [Theory, EachDatabase]
    public async Task Hostile_addresses_are_no_more_than_wrong(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        using var http = server.CreateClient();
        foreach (var email in (string[])["", "a\0b@example.org", new string('x', 300_000), "' OR 1=1 --", "\u202Eevil@example.org"])
        {
            using var response = await http.PostAsJsonAsync("/api/session", new SignInRequest(email, "not-the-password"));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_cookie_is_closed_to_scripts_and_other_sites()
    {
        var server = await servers.GetAsync(DatabaseKind.Sqlite);
        var workspace = await TestWorkspace.CreateAsync(server);
        using var http = server.CreateClient();

        using var response = await http.PostAsJsonAsync("/api/session", new SignInRequest(workspace.Owner.Email, workspace.Owner.Password));

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("tertulia=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_slowed()
    {
        await using var server = await TestServer.StartAsync(null, configure: builder => builder.Configuration["Tertulia:RateLimits:Secret"] = "5");
        using var http = server.CreateClient();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 7; i++)
        {
            using var response = await http.PostAsJsonAsync("/api/session", new SignInRequest("nobody@example.org", "not-the-password"));
            statuses.Add(response.StatusCode);
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.Unauthorized, 5), statuses[..5]);
        Assert.All(statuses[5..], status => Assert.Equal(HttpStatusCode.TooManyRequests, status));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/server")).StatusCode);
    }
}
