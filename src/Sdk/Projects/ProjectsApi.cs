using Tertulia.Platform;
using Tertulia.Projects;

namespace Tertulia.Sdk;

/// <summary>Projects in one workspace: the list of them, and each as a whole.</summary>
public sealed class ProjectsApi
{
    private readonly ApiTransport api;
    private readonly string root;

    internal ProjectsApi(ApiTransport api, string workspace)
    {
        this.api = api;
        root = $"{workspace}/projects";
    }

    public ProjectListsApi Lists => new(api, root);

    public TasksApi Tasks => new(api, root);

    public TaskPageApi TaskPages => new(api, root);

    public ViewsApi Views => new(api, root);

    /// <summary>The projects the caller sees, and the portfolios they stand in.</summary>
    public Task<ProjectListDto> ListAsync(CancellationToken ct = default) => api.GetAsync(root, ProjectsJson.Default.ProjectListDto, ct);

    public Task<ProjectDto> CreateAsync(CreateProjectRequest request, Guid? key = null, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, root, request, ProjectsJson.Default.CreateProjectRequest, ProjectsJson.Default.ProjectDto, ct, key ?? Guid.CreateVersion7());

    /// <summary>What a project's page needs before its first view. Fetch it after subscribing, so that nothing falls between.</summary>
    public Task<ProjectSnapshotDto> GetAsync(Guid projectId, CancellationToken ct = default) =>
        api.GetAsync($"{root}/{projectId}", ProjectsJson.Default.ProjectSnapshotDto, ct);

    public Task<ProjectDto> UpdateAsync(Guid projectId, UpdateProjectRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Patch, $"{root}/{projectId}", request, ProjectsJson.Default.UpdateProjectRequest, ProjectsJson.Default.ProjectDto, ct);

    public Task DeleteAsync(Guid projectId, CancellationToken ct = default) => api.SendAsync(HttpMethod.Delete, $"{root}/{projectId}", null, null, ct);

    /// <summary>What the caller managed and somebody deleted in the last thirty days.</summary>
    public Task<IReadOnlyList<DeletedProjectDto>> BinAsync(CancellationToken ct = default) =>
        api.GetAsync($"{root}/bin", ProjectsJson.Default.IReadOnlyListDeletedProjectDto, ct);

    public Task<ProjectDto> RestoreAsync(Guid projectId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, $"{root}/{projectId}/restore", null, ProjectsJson.Default.ProjectDto, null, ct);

    /// <summary>Adds somebody, or changes what they may do.</summary>
    public Task SetMemberAsync(Guid projectId, Guid memberId, AccessLevel level, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Put, $"{root}/{projectId}/members/{memberId}", new SetProjectMemberRequest(level), ProjectsJson.Default.SetProjectMemberRequest, ct);

    public Task RemoveMemberAsync(Guid projectId, Guid memberId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Delete, $"{root}/{projectId}/members/{memberId}", null, null, ct);

    public Task SetFavouriteAsync(Guid projectId, bool favourite, CancellationToken ct = default) =>
        api.SendAsync(favourite ? HttpMethod.Put : HttpMethod.Delete, $"{root}/{projectId}/favourite", null, null, ct);

    public Task<PortfolioDto> CreatePortfolioAsync(CreatePortfolioRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, $"{root}/portfolios", request, ProjectsJson.Default.CreatePortfolioRequest, ProjectsJson.Default.PortfolioDto, ct, Guid.CreateVersion7());

    public Task<PortfolioDto> UpdatePortfolioAsync(Guid portfolioId, UpdatePortfolioRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Patch, $"{root}/portfolios/{portfolioId}", request, ProjectsJson.Default.UpdatePortfolioRequest, ProjectsJson.Default.PortfolioDto, ct);

    public Task DeletePortfolioAsync(Guid portfolioId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Delete, $"{root}/portfolios/{portfolioId}", null, null, ct);
}
