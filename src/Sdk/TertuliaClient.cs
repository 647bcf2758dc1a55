using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>
/// The REST API of a Tertulia server. Its areas mirror the addresses: <c>client.Workspace(id).Chat.Messages</c>.
/// Calls throw <see cref="ApiException"/> when the server refuses and <see cref="ApiUnreachableException"/> when no answer came.
/// </summary>
/// <param name="http">Its <see cref="HttpClient.BaseAddress"/> is the server's. In a browser the session's cookie travels by itself.</param>
public sealed class TertuliaClient(HttpClient http)
{
    private readonly ApiTransport api = new(http);

    public SessionApi Session => new(api);

    public MeApi Me => new(api);

    public WorkspacesApi Workspaces => new(api);

    public WorkspaceClient Workspace(Guid workspaceId) => new(api, workspaceId);

    /// <summary>What the server tells anyone: its version, and whether it still needs its first workspace.</summary>
    public Task<ServerInfoDto> ServerAsync(CancellationToken ct = default) => api.GetAsync("api/server", PlatformJson.Default.ServerInfoDto, ct);

    /// <summary>Makes the first workspace and its owner, and signs them in.</summary>
    public Task<MeDto> SetUpAsync(SetupRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, "api/setup", request, PlatformJson.Default.SetupRequest, PlatformJson.Default.MeDto, ct);

    /// <summary>Rates a password before it is chosen.</summary>
    public Task<PasswordStrengthDto> RatePasswordAsync(PasswordStrengthRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, "api/password-strength", request, PlatformJson.Default.PasswordStrengthRequest, PlatformJson.Default.PasswordStrengthDto, ct);
}
