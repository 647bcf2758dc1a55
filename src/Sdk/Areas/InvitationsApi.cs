using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>Invitation links of a workspace.</summary>
public sealed class InvitationsApi
{
    private readonly ApiTransport api;
    private readonly string root;

    internal InvitationsApi(ApiTransport api, string workspace)
    {
        this.api = api;
        root = $"{workspace}/invitations";
    }

    public Task<InvitationDto[]> ListAsync(CancellationToken ct = default) => api.GetAsync(root, PlatformJson.Default.InvitationDtoArray, ct);

    public Task<InvitationDto> CreateAsync(CreateInvitationRequest request, Guid? key = null, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post,
            root,
            request,
            PlatformJson.Default.CreateInvitationRequest,
            PlatformJson.Default.InvitationDto,
            ct,
            key ?? Guid.CreateVersion7());

    public Task RevokeAsync(Guid invitationId, CancellationToken ct = default) => api.SendAsync(HttpMethod.Delete, $"{root}/{invitationId}", null, null, ct);
}
