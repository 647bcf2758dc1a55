using System.Net;
using System.Text.Json;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Architecture.Endpoints;

/// <summary>Walks every endpoint the host has, as those who should not get in and with what should not be sent.</summary>
public sealed class EndpointWalkTests(TestServers servers)
{
    [Fact]
    public async Task Every_endpoint_has_an_authorization_policy_or_says_that_anybody_may()
    {
        var server = await servers.GetAsync(DatabaseKind.Sqlite);
        var open = ApiEndpoint.Routes(server).Where(e => !e.Anonymous && !e.Authorized).Select(e => e.ToString());
        // Files of the browser app carry no metadata of their own; they are the same for everybody.
        Assert.DoesNotContain(open, e => e.Contains("/api", StringComparison.Ordinal) || e.Contains("/hub", StringComparison.Ordinal));
    }

    /// <summary>Who adds something outside the API says so here, and why nobody need be asked who they are.</summary>
    [Fact]
    public async Task Outside_the_api_there_is_only_what_is_for_everybody()
    {
        string[] known = ["/health", "/health/ready", "/openapi/{documentName}.json", "/hub", "/hub/negotiate"];
        var server = await servers.GetAsync(DatabaseKind.Sqlite);
        var outside = ApiEndpoint.Routes(server).Select(e => e.Pattern).Distinct()
            .Where(p => !p.StartsWith("/api/", StringComparison.Ordinal) && !p.StartsWith("/docs/api/", StringComparison.Ordinal));
        Assert.Equal(known.Order(StringComparer.Ordinal), outside.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_endpoint_has_a_name_of_its_own_and_an_audience()
    {
        var server = await servers.GetAsync(DatabaseKind.Sqlite);
        var endpoints = ApiEndpoint.All(server);
        Assert.NotEmpty(endpoints);
        Assert.DoesNotContain(endpoints, e => e.Name.Length == 0);
        Assert.Empty(endpoints.Select(e => e.Name).Distinct().Where(name => !Audiences.ByEndpoint.ContainsKey(name)).Select(name => $"{name}: say in Audiences.cs who it is for"));
        Assert.Empty(Audiences.ByEndpoint.Keys.Except(endpoints.Select(e => e.Name)).Select(name => $"{name}: there is no such endpoint any more"));
    }

    [Fact]
    public async Task Strangers_are_asked_to_sign_in()
    {
        var server = await servers.GetAsync(DatabaseKind.Sqlite);
        using var stranger = server.CreateClient();
        var walk = new Walk();
        foreach (var endpoint in ApiEndpoint.All(server))
        {
            using var response = await endpoint.CallAsync(stranger, endpoint.Path(Guid.CreateVersion7()));
            if (endpoint.Anonymous)
                walk.Expect(endpoint, "", AudienceOf(endpoint) == Audience.Anyone, "answers strangers");
            else
                await walk.RefusedAsync(endpoint, response, "a stranger", HttpStatusCode.Unauthorized);
        }

        walk.Assert();
    }

    [Theory]
    [EachDatabase]
    public async Task The_owner_of_another_workspace_sees_that_nothing_is_there(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var ours = await TestWorkspace.CreateAsync(server);
        var theirs = await TestWorkspace.CreateAsync(server);
        var walk = new Walk();
        foreach (var endpoint in ApiEndpoint.All(server).Where(e => e.InWorkspace))
        {
            using var foreign = await endpoint.CallAsync(theirs.Owner.Http, endpoint.Path(ours.Id));
            await walk.RefusedAsync(endpoint, foreign, "an owner elsewhere", HttpStatusCode.NotFound);
            using var missing = await endpoint.CallAsync(theirs.Owner.Http, endpoint.Path(Guid.CreateVersion7()));
            await walk.RefusedAsync(endpoint, missing, "an owner elsewhere, no such workspace", HttpStatusCode.NotFound);
        }

        walk.Assert();
    }

    [Theory]
    [EachDatabase]
    public async Task Guests_and_members_get_as_far_as_their_role(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var workspace = await TestWorkspace.CreateAsync(server);
        var guest = await workspace.AddMemberAsync("Gil Guest", WorkspaceRole.Guest);
        var member = await workspace.AddMemberAsync("Mia Member");
        var walk = new Walk();
        foreach (var endpoint in ApiEndpoint.All(server).Where(e => e.InWorkspace))
        {
            var audience = AudienceOf(endpoint);
            foreach (var (who, caller, allowed) in new[] { ("a guest", guest, audience <= Audience.Guest), ("a member", member, audience <= Audience.Member) })
            {
                using var response = await endpoint.CallAsync(caller.Http, endpoint.Path(workspace.Id));
                if (!allowed)
                    await walk.RefusedAsync(endpoint, response, who, HttpStatusCode.Forbidden);
                else
                    await walk.ToleratedAsync(endpoint, response, who);
            }
        }

        walk.Assert();
    }

    [Theory]
    [EachDatabase]
    public async Task Malformed_bodies_are_refused_for_what_they_are_and_nothing_is_stored(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var stage = await Stage.SetAsync(await TestWorkspace.CreateAsync(server));
        await server.SettledAsync(TestContext.Current.CancellationToken);
        var stored = await stage.CountEventsAsync();
        var walk = new Walk();
        foreach (var endpoint in ApiEndpoint.All(server).Where(e => e.TakesJson))
        {
            foreach (var (what, content, refusal) in HostileBodies.Malformed())
            {
                if (await SendAsync(endpoint, stage.Caller, endpoint.Path(stage.Workspace.Id, known: stage.Known), content) is { } response)
                {
                    using (response)
                        await walk.RefusedAsync(endpoint, response, what, refusal);
                }
            }
        }

        walk.Assert();
        await server.SettledAsync(TestContext.Current.CancellationToken);
        Assert.Equal(stored, await stage.CountEventsAsync());
    }

    [Theory]
    [EachDatabase]
    public async Task Hostile_bodies_break_nothing_wherever_they_go(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var workspace = await TestWorkspace.CreateAsync(server);
        var walk = new Walk();
        foreach (var endpoint in ApiEndpoint.All(server).Where(e => e.TakesBody))
        {
            // Somebody and something new each time: some endpoints end the session they are called in, lock the account, delete what they are called on.
            var stage = await Stage.SetAsync(workspace);
            foreach (var (what, content) in HostileBodies.For(endpoint.Body))
            {
                if (await SendAsync(endpoint, stage.Caller, endpoint.Path(workspace.Id, known: stage.Known), content) is { } response)
                {
                    using (response)
                        await walk.ToleratedAsync(endpoint, response, what);
                }
            }
        }

        walk.Assert();
    }

    [Fact]
    public async Task A_wrong_method_is_refused_as_such()
    {
        var server = await servers.GetAsync(DatabaseKind.Sqlite);
        var workspace = await TestWorkspace.CreateAsync(server);
        var walk = new Walk();
        foreach (var path in ApiEndpoint.All(server).GroupBy(e => e.Pattern))
        {
            var known = path.Select(e => e.Method).ToHashSet();
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch }.Where(m => !known.Contains(m)))
            {
                using var request = new HttpRequestMessage(method, path.First().Path(workspace.Id));
                using var response = await workspace.Owner.Http.SendAsync(request);
                await walk.RefusedAsync(path.First() with { Method = method }, response, "a wrong method", HttpStatusCode.MethodNotAllowed);
            }
        }

        foreach (var nowhere in (string[])["/api", "/api/", "/api/nothing", "/api/w", $"/api/w/{workspace.Id}", $"/api/w/{workspace.Id}/nothing", "/api/index.html"])
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete })
            {
                using var request = new HttpRequestMessage(method, nowhere);
                using var response = await workspace.Owner.Http.SendAsync(request);
                var answer = await ApiAnswer<object>.ReadAsync(response);
                Assert.Equal((HttpStatusCode.NotFound, ProblemCodes.NotFound), (answer.Status, answer.Code));
            }
        }

        walk.Assert();
    }

    /// <summary>Null when the server closed the connection on a body it will not read (RFC 9110, section 15.5.14): refused all the same.</summary>
    private static async Task<HttpResponseMessage?> SendAsync(ApiEndpoint endpoint, TestMember caller, string path, HttpContent content)
    {
        try
        {
            return await endpoint.CallAsync(caller.Http, path, content);
        }
        catch (HttpRequestException) when (content.Headers.ContentLength > 1024 * 1024)
        {
            return null;
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Hostile_addresses_are_refused_with_a_problem_and_break_nothing(DatabaseKind database)
    {
        // In the path Kestrel itself answers to a NUL, and to an address over 8 KB, before anything of ours is asked.
        string[] inPath = ["<script>", "../../../etc/passwd", "%", "'\"", "-1", "99999999999999999999", new('9', 2_000), "\uD83D\uDE00", "\u202E"];
        string[] inQuery = [.. inPath, "\0", "a\0b"];
        string[] parameters = ["query", "cursor", "limit", "before", "after", "around", "q", "kind", "size", "unread", "archived", "v"];
        var server = await servers.GetAsync(database);
        var workspace = await TestWorkspace.CreateAsync(server);
        var walk = new Walk();
        foreach (var endpoint in ApiEndpoint.All(server).Where(e => e.Name is not ("session.delete" or "me.sessions.end_others")))
        {
            foreach (var text in inPath)
            {
                using var response = await endpoint.CallAsync(workspace.Owner.Http, endpoint.Path(workspace.Id, text));
                await walk.ToleratedAsync(endpoint, response, $"'{text[..Math.Min(20, text.Length)]}'");
            }

            // One wrong parameter at a time: all at once, only the first would be looked at.
            foreach (var (parameter, text) in endpoint.TakesBody ? [] : parameters.SelectMany(_ => inQuery, (p, t) => (p, t)))
            {
                using var response = await endpoint.CallAsync(workspace.Owner.Http, $"{endpoint.Path(workspace.Id)}?{parameter}={Uri.EscapeDataString(text)}");
                await walk.ToleratedAsync(endpoint, response, $"{parameter}='{text[..Math.Min(20, text.Length)]}'");
            }
        }

        walk.Assert();
    }

    [Fact]
    public async Task The_api_description_is_json_and_knows_every_endpoint()
    {
        var server = await servers.GetAsync(DatabaseKind.Sqlite);
        using var client = server.CreateClient();
        using var description = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json"));
        var operations = description.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Select(operation => operation.Value.TryGetProperty("operationId", out var id) ? id.GetString()! : "")
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(ApiEndpoint.All(server).Select(e => e.Name).Distinct(), name => Assert.Contains(name, operations));
    }

    private static Audience AudienceOf(ApiEndpoint endpoint) => Audiences.ByEndpoint.GetValueOrDefault(endpoint.Name, Audience.Admin);
}
