using System.Net.Http.Json;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

public sealed class PasswordPolicyTests(TestServers servers)
{
    [Theory]
    [InlineData("marmota-lenta-violeta-27", true)]
    [InlineData("correct horse battery staple", true)]
    [InlineData("P@ssw0rd123", false)]
    [InlineData("password1234", false)]
    [InlineData("qwertyuiop[]", false)]
    [InlineData("k9#", false)]
    public void Strength_is_how_long_a_guesser_needs(string password, bool accepted) =>
        Assert.Equal(accepted, PasswordPolicy.Measure(password, []).Accepted);

    [Fact]
    public void Names_known_to_a_guesser_do_not_count() =>
        Assert.True(PasswordPolicy.Measure("zubizarreta", []).Score > PasswordPolicy.Measure("zubizarreta", ["zubizarreta@example.org"]).Score);

    [Fact]
    public async Task Anybody_may_measure()
    {
        var server = await servers.GetAsync(DatabaseKind.Sqlite);
        using var http = server.CreateClient();

        using var response = await http.PostAsJsonAsync("/api/password-strength", new PasswordStrengthRequest(TestWorkspace.Password, ["Olga"]), WireJson.Options);

        Assert.True((await ApiAnswer<PasswordStrengthDto>.ReadAsync(response)).Value!.Accepted);
    }

    [Theory]
    [InlineData('4')]
    [InlineData('a')]
    [InlineData('1')]
    public void The_longest_password_does_not_explode(char filler)
    {
        // Letters written as figures have many readings. Without a bound on them this takes hours, not a slow machine's seconds.
        var hostile = string.Concat(Enumerable.Repeat($"{filler}4@8({{[<369!1|0$5+7%2", 10))[..PasswordPolicy.Longest];
        var started = TimeProvider.System.GetTimestamp();

        PasswordPolicy.Measure(hostile, ["4@8({[<369!1|0$5+7%2"]);

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(1));
    }
}
