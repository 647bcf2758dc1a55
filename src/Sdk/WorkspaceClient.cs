using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>Everything inside one workspace.</summary>
public sealed class WorkspaceClient
{
    private readonly ApiTransport api;
    private readonly string root;

    internal WorkspaceClient(ApiTransport api, Guid workspaceId)
    {
        this.api = api;
        Id = workspaceId;
        root = $"api/w/{workspaceId}";
    }

    public Guid Id { get; }

    public MembersApi Members => new(api, root);

    public InvitationsApi Invitations => new(api, root);

    public FilesApi Files => new(api, root);

    public NotificationsApi Notifications => new(api, root);

    public SearchApi Search => new(api, root);

    public AuditApi Audit => new(api, root);

    public ChatApi Chat => new(api, root);

    public ProjectsApi Projects => new(api, root);

    public Task UpdateAsync(UpdateWorkspaceRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{root}/settings", request, PlatformJson.Default.UpdateWorkspaceRequest, ct);
}
