using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>Making a workspace, and coming into one by an invitation.</summary>
public sealed class WorkspacesApi
{
    private readonly ApiTransport api;

    internal WorkspacesApi(ApiTransport api) => this.api = api;

    public Task<MyWorkspaceDto> CreateAsync(CreateWorkspaceRequest request, Guid? key = null, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post,
            "api/workspaces",
            request,
            PlatformJson.Default.CreateWorkspaceRequest,
            PlatformJson.Default.MyWorkspaceDto,
            ct,
            key ?? Guid.CreateVersion7());

    public Task<InvitationPreviewDto> PreviewInvitationAsync(string token, CancellationToken ct = default) =>
        api.GetAsync($"api/invitations/{Uri.EscapeDataString(token)}", PlatformJson.Default.InvitationPreviewDto, ct);

    /// <summary>Accepts; a new person is signed in by it.</summary>
    public Task<MyWorkspaceDto> AcceptInvitationAsync(string token, AcceptInvitationRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post,
            $"api/invitations/{Uri.EscapeDataString(token)}/accept",
            request,
            PlatformJson.Default.AcceptInvitationRequest,
            PlatformJson.Default.MyWorkspaceDto,
            ct);
}
