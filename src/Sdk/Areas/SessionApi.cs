using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>Signing in and out.</summary>
public sealed class SessionApi
{
    private readonly ApiTransport api;

    internal SessionApi(ApiTransport api) => this.api = api;

    public Task<SignInResult> SignInAsync(SignInRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, "api/session", request, PlatformJson.Default.SignInRequest, PlatformJson.Default.SignInResult, ct);

    /// <summary>The second step, when the first answered that it is wanted.</summary>
    public Task<SignInResult> SignInTwoFactorAsync(SignInTwoFactorRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, "api/session/two-factor", request, PlatformJson.Default.SignInTwoFactorRequest, PlatformJson.Default.SignInResult, ct);

    public Task SignOutAsync(CancellationToken ct = default) => api.SendAsync(HttpMethod.Delete, "api/session", null, null, ct);
}
