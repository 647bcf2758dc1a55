using System.Net;
using Tertulia.Sdk;

namespace Tertulia.Platform.Tests.Client;

public sealed class SdkTests : IDisposable
{
    private readonly FakeServer server = new();

    private CancellationToken Ct => TestContext.Current.CancellationToken;

    private TertuliaClient Client => new(server.Client());

    public void Dispose()
    {
        server.Dispose();
    }

    [Fact]
    public async Task A_refusal_carries_code_status_and_field_errors()
    {
        server.On(
            "POST /api/session",
            HttpStatusCode.BadRequest,
            """{"title":"Invalid","status":400,"detail":"Check the address.","code":"invalid","errors":{"email":["required"]}}""");

        var refused = await Assert.ThrowsAsync<ApiException>(() => Client.Session.SignInAsync(new("", "x"), Ct));

        Assert.Equal(ProblemCodes.Invalid, refused.Code);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["required"], refused.Errors["email"]);
        Assert.Equal("Check the address.", refused.Message);
        Assert.False(refused.Transient);
    }

    [Fact]
    public async Task An_error_page_of_a_proxy_still_says_its_status()
    {
        server.On("GET /api/me", _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("<html>") }));

        var refused = await Assert.ThrowsAsync<ApiException>(() => Client.Me.GetAsync(Ct));

        Assert.Equal("http_502", refused.Code);
        Assert.True(refused.Transient);
    }

    [Fact]
    public async Task No_answer_is_told_apart_from_a_refusal()
    {
        server.On("GET /api/me", _ => throw new HttpRequestException("no route"));
        await Assert.ThrowsAsync<ApiUnreachableException>(() => Client.Me.GetAsync(Ct));
    }

    [Fact]
    public async Task An_answer_that_is_not_of_this_API_is_no_answer()
    {
        server.On("GET /api/me", _ => Task.FromResult(new HttpResponseMessage { Content = new StringContent("<html>Welcome to the hotel</html>") }));
        await Assert.ThrowsAsync<ApiUnreachableException>(() => Client.Me.GetAsync(Ct));
    }

    [Fact]
    public async Task Creates_carry_the_key_they_were_given()
    {
        var (key, workspace) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        string? sent = null;
        server.On($"POST /api/w/{workspace}/invitations", request =>
        {
            sent = request.Headers.GetValues(ApiHeaders.IdempotencyKey).Single();
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError));
        });

        await Assert.ThrowsAsync<ApiException>(
            () => Client.Workspace(workspace).Invitations.CreateAsync(new(null, WorkspaceRole.Member, 7, null), key, Ct));

        Assert.Equal(key.ToString(), sent);
    }

    [Fact]
    public async Task Paging_walks_to_the_end()
    {
        var workspace = Guid.CreateVersion7();
        MemberDto[] people = [People.Make("Ana"), People.Make("Bo")];
        server.On($"GET /api/w/{workspace}/members", PlatformJson.Default.PageMemberDto, () => new([people[0]], "a b"));
        server.On($"GET /api/w/{workspace}/members?cursor=a%20b", PlatformJson.Default.PageMemberDto, () => new([people[1]], null));

        var all = new List<MemberDto>();
        await foreach (var member in Client.Workspace(workspace).Members.AllAsync(Ct))
            all.Add(member);

        Assert.Equal(people.Select(p => p.Id), all.Select(m => m.Id));
    }

    [Fact]
    public void Enums_travel_as_camel_case_text()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(new PresenceDto(Guid.Empty, Presence.Online), PlatformJson.Default.PresenceDto);
        Assert.Contains("\"online\"", json, StringComparison.Ordinal);
    }
}

internal static class People
{
    internal static MemberDto Make(string name, string? handle = null, bool active = true) =>
        new(
            Guid.CreateVersion7(), name, handle ?? Web.Client.TextFolding.Fold(name).Replace(' ', '.'), $"{Guid.CreateVersion7():N}@example.org",
            WorkspaceRole.Member, null, "Europe/Madrid", "es", null, null, active);
}
