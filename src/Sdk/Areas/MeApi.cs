using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>The signed-in account: preferences, password, second factor, sessions.</summary>
public sealed class MeApi
{
    private readonly ApiTransport api;

    internal MeApi(ApiTransport api) => this.api = api;

    public Task<MeDto> GetAsync(CancellationToken ct = default) => api.GetAsync("api/me", PlatformJson.Default.MeDto, ct);

    public Task SavePreferencesAsync(AccountPreferencesRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, "api/me/preferences", request, PlatformJson.Default.AccountPreferencesRequest, ct);

    /// <summary>Ends all other sessions.</summary>
    public Task ChangePasswordAsync(ChangePasswordRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, "api/me/password", request, PlatformJson.Default.ChangePasswordRequest, ct);

    public Task<TotpEnrolmentDto> EnrolTotpAsync(CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, "api/me/totp", null, PlatformJson.Default.TotpEnrolmentDto, null, ct);

    public Task<RecoveryCodesDto> ConfirmTotpAsync(TotpConfirmRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, "api/me/totp/confirm", request, PlatformJson.Default.TotpConfirmRequest, PlatformJson.Default.RecoveryCodesDto, ct);

    /// <summary>Makes ten new codes; the old ones stop working.</summary>
    public Task<RecoveryCodesDto> RenewRecoveryCodesAsync(TotpDisableRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, "api/me/totp/recovery-codes", request, PlatformJson.Default.TotpDisableRequest, PlatformJson.Default.RecoveryCodesDto, ct);

    public Task DisableTotpAsync(TotpDisableRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, "api/me/totp/disable", request, PlatformJson.Default.TotpDisableRequest, ct);

    public Task<SessionDto[]> SessionsAsync(CancellationToken ct = default) => api.GetAsync("api/me/sessions", PlatformJson.Default.SessionDtoArray, ct);

    public Task EndSessionAsync(Guid sessionId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Delete, $"api/me/sessions/{sessionId}", null, null, ct);

    /// <summary>Ends every session but this one.</summary>
    public Task EndOtherSessionsAsync(CancellationToken ct = default) => api.SendAsync(HttpMethod.Delete, "api/me/sessions", null, null, ct);
}
