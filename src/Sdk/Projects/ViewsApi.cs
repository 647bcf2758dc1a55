using Tertulia.Platform;
using Tertulia.Projects;

namespace Tertulia.Sdk;

/// <summary>Saved views, baselines and status updates of a project, and what the caller has to do in all of them.</summary>
public sealed class ViewsApi
{
    private readonly ApiTransport api;
    private readonly string root;

    internal ViewsApi(ApiTransport api, string projects)
    {
        this.api = api;
        root = projects;
    }

    /// <summary>A view's first screen, or more of some of its groups.</summary>
    public Task<TaskQueryDto> QueryAsync(Guid projectId, TaskQueryRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, $"{root}/{projectId}/query", request, ProjectsJson.Default.TaskQueryRequest, ProjectsJson.Default.TaskQueryDto, ct);

    public Task<SavedViewDto> CreateAsync(Guid projectId, CreateViewRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, $"{root}/{projectId}/views", request, ProjectsJson.Default.CreateViewRequest, ProjectsJson.Default.SavedViewDto, ct, Guid.CreateVersion7());

    public Task<SavedViewDto> UpdateAsync(Guid projectId, Guid viewId, UpdateViewRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Patch, $"{root}/{projectId}/views/{viewId}", request, ProjectsJson.Default.UpdateViewRequest, ProjectsJson.Default.SavedViewDto, ct);

    public Task DeleteAsync(Guid projectId, Guid viewId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Delete, $"{root}/{projectId}/views/{viewId}", null, null, ct);

    /// <summary>The newest first.</summary>
    public Task<Page<StatusUpdateDto>> StatusAsync(Guid projectId, string? cursor = null, CancellationToken ct = default) =>
        api.GetAsync(Query.Of($"{root}/{projectId}/status", ("cursor", cursor)), ProjectsJson.Default.PageStatusUpdateDto, ct);

    public Task<StatusUpdateDto> PostStatusAsync(Guid projectId, PostStatusRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, $"{root}/{projectId}/status", request, ProjectsJson.Default.PostStatusRequest, ProjectsJson.Default.StatusUpdateDto, ct, Guid.CreateVersion7());

    public Task<IReadOnlyList<BaselineDto>> BaselinesAsync(Guid projectId, CancellationToken ct = default) =>
        api.GetAsync($"{root}/{projectId}/baselines", ProjectsJson.Default.IReadOnlyListBaselineDto, ct);

    public Task<BaselineDatesDto> BaselineAsync(Guid projectId, Guid baselineId, CancellationToken ct = default) =>
        api.GetAsync($"{root}/{projectId}/baselines/{baselineId}", ProjectsJson.Default.BaselineDatesDto, ct);

    public Task<BaselineDto> CreateBaselineAsync(Guid projectId, CreateBaselineRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, $"{root}/{projectId}/baselines", request, ProjectsJson.Default.CreateBaselineRequest, ProjectsJson.Default.BaselineDto, ct, Guid.CreateVersion7());

    public Task DeleteBaselineAsync(Guid projectId, Guid baselineId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Delete, $"{root}/{projectId}/baselines/{baselineId}", null, null, ct);

    /// <summary>The caller's open tasks in all projects.</summary>
    public Task<MyWorkDto> MyWorkAsync(CancellationToken ct = default) => api.GetAsync($"{root}/my-work", ProjectsJson.Default.MyWorkDto, ct);
}
