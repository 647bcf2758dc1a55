using System.Net;
using System.Net.Http.Json;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

[Collection(ClockServers.Name)]
public sealed class LockOutTests(ClockServers servers)
{
    [Theory, EachDatabase]
    public async Task Ten_failures_close_an_account_for_ten_minutes_even_to_the_right_password(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var owner = (await TestWorkspace.CreateAsync(server)).Owner;

        await FailAsync(server, owner.Email, 10);
        Assert.Equal(ProblemCodes.LockedOut, (await SignInAsync(server, owner.Email, owner.Password)).Code);

        servers.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(ProblemCodes.LockedOut, (await SignInAsync(server, owner.Email, owner.Password)).Code);

        servers.Clock.Advance(TimeSpan.FromMinutes(1.1));
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(server, owner.Email, owner.Password)).Status);
        var audit = await owner.GetAsync<Page<AuditEntryDto>>("audit");
        Assert.Contains(audit.Items, e => e.Action == "account.locked_out" && e.ActorId == owner.MemberId);
    }

    [Theory, EachDatabase]
    public async Task A_success_wipes_the_slate(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var owner = (await TestWorkspace.CreateAsync(server)).Owner;

        await FailAsync(server, owner.Email, 9);
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(server, owner.Email, owner.Password)).Status);
        await FailAsync(server, owner.Email, 9);
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(server, owner.Email, owner.Password)).Status);
    }

    [Theory, EachDatabase]
    public async Task An_address_without_an_account_is_locked_out_alike(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var email = TestWorkspace.NextEmail("stranger");

        await FailAsync(server, email, 10);
        Assert.Equal((HttpStatusCode.TooManyRequests, ProblemCodes.LockedOut), await StatusAsync());

        servers.Clock.Advance(TimeSpan.FromMinutes(10.1));
        Assert.Equal((HttpStatusCode.Unauthorized, ProblemCodes.InvalidCredentials), await StatusAsync());

        async Task<(HttpStatusCode, string?)> StatusAsync() => await SignInAsync(server, email, "whatever it is") is var answer ? (answer.Status, answer.Code) : default;
    }

    [Theory, EachDatabase]
    public async Task A_session_that_nobody_uses_ends_after_thirty_days(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var workspace = await TestWorkspace.CreateAsync(server);
        var idle = await workspace.Owner.SignInAgainAsync();

        servers.Clock.Advance(TimeSpan.FromDays(20));
        await workspace.Owner.GetAsync<MeDto>("/api/me");
        servers.Clock.Advance(TimeSpan.FromDays(11));

        Assert.Equal(HttpStatusCode.Unauthorized, (await idle.TryAsync(HttpMethod.Get, "/api/me")).Status);
        Assert.Single(await workspace.Owner.GetAsync<SessionDto[]>("/api/me/sessions"));
    }

    private static async Task FailAsync(TestServer server, string email, int times)
    {
        for (var i = 0; i < times; i++)
            Assert.Equal(ProblemCodes.InvalidCredentials, (await SignInAsync(server, email, "not-the-password")).Code);
    }

    private static async Task<ApiAnswer<SignInResult>> SignInAsync(TestServer server, string email, string password)
    {
        using var http = server.CreateClient();
        using var response = await http.PostAsJsonAsync("/api/session", new SignInRequest(email, password), WireJson.Options);
        return await ApiAnswer<SignInResult>.ReadAsync(response);
    }
}
