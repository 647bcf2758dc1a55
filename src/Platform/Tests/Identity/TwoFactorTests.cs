using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

[Collection(ClockServers.Name)]
public sealed partial class TwoFactorTests(ClockServers servers)
{
    [Theory, EachDatabase]
    public async Task A_code_signs_in_once(DatabaseKind database)
    {
        var (server, owner) = await StartAsync(database);
        var (secret, _) = await EnableAsync(owner);
        servers.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = CodeNow(secret);

        var first = await PasswordAsync(server, owner);
        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SecondAsync(first, code)).Status);
        Assert.True((await first.GetFromJsonAsync<MeDto>("/api/me", WireJson.Options))!.TwoFactorEnabled);

        // Overheard, and used again within its time.
        var second = await PasswordAsync(server, owner);
        Assert.Equal((HttpStatusCode.Unauthorized, ProblemCodes.InvalidCredentials), await StatusAsync(second, code));

        servers.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.OK, (await SecondAsync(second, CodeNow(secret))).Status);
    }

    [Theory, EachDatabase]
    public async Task Of_many_uses_of_a_code_at_once_one_holds(DatabaseKind database)
    {
        var (server, owner) = await StartAsync(database);
        var (secret, _) = await EnableAsync(owner);
        servers.Clock.Advance(TimeSpan.FromSeconds(30));
        var clients = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PasswordAsync(server, owner)));

        var answers = await Task.WhenAll(clients.Select(client => SecondAsync(client, CodeNow(secret))));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task A_recovery_code_signs_in_once_however_it_is_typed(DatabaseKind database)
    {
        var (server, owner) = await StartAsync(database);
        var (_, codes) = await EnableAsync(owner);
        Assert.Equal(10, codes.Distinct().Count());

        var typed = codes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await RecoverAsync(await PasswordAsync(server, owner), typed)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RecoverAsync(await PasswordAsync(server, owner), codes[3])).Status);

        var fresh = await owner.PostAsync<RecoveryCodesDto>("/api/me/totp/recovery-codes", new TotpDisableRequest(owner.Password));
        Assert.Equal(HttpStatusCode.Unauthorized, (await RecoverAsync(await PasswordAsync(server, owner), codes[4])).Status);
        Assert.Equal(HttpStatusCode.OK, (await RecoverAsync(await PasswordAsync(server, owner), fresh.Codes[0])).Status);
    }

    [Theory, EachDatabase]
    public async Task The_second_step_must_follow_within_five_minutes(DatabaseKind database)
    {
        var (server, owner) = await StartAsync(database);
        var (secret, _) = await EnableAsync(owner);
        var client = await PasswordAsync(server, owner);

        servers.Clock.Advance(TimeSpan.FromMinutes(5.1));

        Assert.Equal((HttpStatusCode.Unauthorized, ProblemCodes.Unauthenticated), await StatusAsync(client, CodeNow(secret)));
    }

    [Theory, EachDatabase]
    public async Task Ten_wrong_codes_lock_the_account(DatabaseKind database)
    {
        var (server, owner) = await StartAsync(database);
        var (secret, _) = await EnableAsync(owner);
        servers.Clock.Advance(TimeSpan.FromSeconds(30));
        var client = await PasswordAsync(server, owner);
        var right = CodeNow(secret);
        var wrong = right == "000000" ? "000001" : "000000";
        for (var i = 0; i < 10; i++)
            Assert.Equal((HttpStatusCode.Unauthorized, ProblemCodes.InvalidCredentials), await StatusAsync(client, wrong));

        Assert.Equal((HttpStatusCode.TooManyRequests, ProblemCodes.LockedOut), await StatusAsync(client, right));
    }

    [Theory, EachDatabase]
    public async Task Turning_it_off_takes_the_password(DatabaseKind database)
    {
        var (server, owner) = await StartAsync(database);
        await EnableAsync(owner);
        var refused = await owner.TryAsync(HttpMethod.Post, "/api/me/totp/disable", new TotpDisableRequest("not-the-password"));
        Assert.Equal((HttpStatusCode.Forbidden, ProblemCodes.InvalidCredentials), (refused.Status, refused.Code));

        await owner.PostAsync("/api/me/totp/disable", new TotpDisableRequest(owner.Password));

        Assert.False((await owner.GetAsync<MeDto>("/api/me")).TwoFactorEnabled);
        using var client = server.CreateClient();
        using var response = await client.PostAsJsonAsync("/api/session", new SignInRequest(owner.Email, owner.Password), WireJson.Options);
        Assert.False((await ApiAnswer<SignInResult>.ReadAsync(response)).Value!.TwoFactorRequired);
    }

    [Theory, EachDatabase]
    public async Task Enrolment_needs_a_right_code_and_draws_a_harmless_picture(DatabaseKind database)
    {
        var (_, owner) = await StartAsync(database);
        var enrolment = await owner.PostAsync<TotpEnrolmentDto>("/api/me/totp");
        Assert.StartsWith($"otpauth://totp/Tertulia:{Uri.EscapeDataString(owner.Email)}?secret={enrolment.Secret}", enrolment.Uri, StringComparison.Ordinal);
        Assert.Equal("svg", XDocument.Parse(enrolment.QrSvg).Root!.Name.LocalName);
        Assert.DoesNotMatch(Active(), enrolment.QrSvg);

        var refused = await owner.TryAsync(HttpMethod.Post, "/api/me/totp/confirm", new TotpConfirmRequest("12345"));

        Assert.Equal("wrong_code", Assert.Single(refused.Problem!.Errors!["code"]));
        Assert.False((await owner.GetAsync<MeDto>("/api/me")).TwoFactorEnabled);
    }

    [Fact]
    public void Codes_are_those_of_RFC_6238()
    {
        var secret = "12345678901234567890"u8;

        // Appendix B, SHA1; the last six of its eight digits.
        foreach (var (seconds, code) in (ReadOnlySpan<(long, string)>)[(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")])
            Assert.Equal(code, Totp.Code(secret, seconds / 30));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("foobar", "MZXW6YTBOI")]
    [InlineData("foob", "MZXW6YQ")]
    public void Base32_is_that_of_RFC_4648(string text, string encoded) => Assert.Equal(encoded, Totp.Base32(System.Text.Encoding.ASCII.GetBytes(text)));

    private async Task<(TestServer Server, TestMember Owner)> StartAsync(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        return (server, (await TestWorkspace.CreateAsync(server)).Owner);
    }

    private async Task<(byte[] Secret, IReadOnlyList<string> Codes)> EnableAsync(TestMember member)
    {
        var secret = Decode((await member.PostAsync<TotpEnrolmentDto>("/api/me/totp")).Secret);
        var codes = await member.PostAsync<RecoveryCodesDto>("/api/me/totp/confirm", new TotpConfirmRequest(CodeNow(secret)));
        return (secret, codes.Codes);
    }

    private string CodeNow(byte[] secret) => Totp.Code(secret, servers.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);

    private static async Task<HttpClient> PasswordAsync(TestServer server, TestMember member)
    {
        var http = server.CreateClient();
        using var response = await http.PostAsJsonAsync("/api/session", new SignInRequest(member.Email, member.Password), WireJson.Options);
        Assert.True((await ApiAnswer<SignInResult>.ReadAsync(response)).Value!.TwoFactorRequired);
        return http;
    }

    private static Task<ApiAnswer<SignInResult>> SecondAsync(HttpClient http, string code) => SendAsync(http, new(code, null));

    private static Task<ApiAnswer<SignInResult>> RecoverAsync(HttpClient http, string code) => SendAsync(http, new(null, code));

    private static async Task<(HttpStatusCode, string?)> StatusAsync(HttpClient http, string code) =>
        await SecondAsync(http, code) is var answer ? (answer.Status, answer.Code) : default;

    private static async Task<ApiAnswer<SignInResult>> SendAsync(HttpClient http, SignInTwoFactorRequest request)
    {
        using var response = await http.PostAsJsonAsync("/api/session/two-factor", request, WireJson.Options);
        return await ApiAnswer<SignInResult>.ReadAsync(response);
    }

    private static byte[] Decode(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }

    [GeneratedRegex("<script|<foreignObject|on[a-z]+=|href|<style", RegexOptions.IgnoreCase)]
    private static partial Regex Active();
}
