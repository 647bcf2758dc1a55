using System.Net;
using System.Text.Json;

namespace Tertulia.Architecture.Endpoints;

/// <summary>Collects what went wrong on a walk, so that one run shows all of it.</summary>
internal sealed class Walk
{
    private readonly List<string> wrong = [];

    public void Expect(ApiEndpoint endpoint, string how, bool condition, string otherwise)
    {
        if (!condition)
            wrong.Add($"{endpoint} {how}: {otherwise}");
    }

    /// <summary>Exactly this status, as a problem.</summary>
    public async Task RefusedAsync(ApiEndpoint endpoint, HttpResponseMessage response, string how, HttpStatusCode status)
    {
        Expect(endpoint, how, response.StatusCode == status, $"{(int)response.StatusCode}, not {(int)status}");
        await ToleratedAsync(endpoint, response, how);
    }

    /// <summary>Whatever the answer, it is no fault of the server's, and a refusal says which.</summary>
    public async Task ToleratedAsync(ApiEndpoint endpoint, HttpResponseMessage response, string how)
    {
        var status = (int)response.StatusCode;
        Expect(endpoint, how, status < 500, $"{status}");
        if (status is < 400 or >= 500 || endpoint.Method == HttpMethod.Head)
            return;

        var type = response.Content.Headers.ContentType?.MediaType;
        if (type != "application/problem+json")
        {
            Expect(endpoint, how, false, $"{status} with {type ?? "no content"} instead of a problem");
            return;
        }

        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var hasCode = problem.RootElement.TryGetProperty("code", out var code) && code.GetString() is { Length: > 0 };
        Expect(endpoint, how, hasCode, $"{status} without a code");
    }

    public void Assert() => Xunit.Assert.True(wrong.Count == 0, $"{wrong.Count} answers were wrong:\n{string.Join('\n', wrong.Take(80))}");
}
