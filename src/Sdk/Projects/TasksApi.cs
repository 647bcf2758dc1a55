using Tertulia.Platform;
using Tertulia.Projects;

namespace Tertulia.Sdk;

/// <summary>Tasks: reading, making, editing, moving, deleting, and taking any of it back.</summary>
public sealed class TasksApi
{
    private readonly ApiTransport api;
    private readonly string root;

    internal TasksApi(ApiTransport api, string projects)
    {
        this.api = api;
        root = projects;
    }

    /// <summary>All whose home the project is, in the order of their numbers.</summary>
    public Task<Page<TaskDto>> ListAsync(Guid projectId, string? cursor = null, CancellationToken ct = default) =>
        api.GetAsync(Query.Of($"{root}/{projectId}/tasks", ("cursor", cursor)), ProjectsJson.Default.PageTaskDto, ct);

    public Task<TaskDetailsDto> GetAsync(Guid taskId, CancellationToken ct = default) => api.GetAsync($"{root}/tasks/{taskId}", ProjectsJson.Default.TaskDetailsDto, ct);

    /// <summary>The newest first.</summary>
    public Task<Page<ActivityDto>> ActivityAsync(Guid taskId, string? cursor = null, CancellationToken ct = default) =>
        api.GetAsync(Query.Of($"{root}/tasks/{taskId}/activity", ("cursor", cursor)), ProjectsJson.Default.PageActivityDto, ct);

    /// <summary>Makes one. Sending again with the same <paramref name="key"/> never makes two.</summary>
    public Task<TaskDto> CreateAsync(Guid projectId, CreateTaskRequest request, Guid key, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, $"{root}/{projectId}/tasks", request, ProjectsJson.Default.CreateTaskRequest, ProjectsJson.Default.TaskDto, ct, key);

    public Task<EditTasksDto> EditAsync(EditTasksRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Patch, $"{root}/tasks", request, ProjectsJson.Default.EditTasksRequest, ProjectsJson.Default.EditTasksDto, ct);

    public Task<EditTasksDto> MoveAsync(Guid projectId, MoveTasksRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, $"{root}/{projectId}/move", request, ProjectsJson.Default.MoveTasksRequest, ProjectsJson.Default.EditTasksDto, ct);

    /// <summary>Shows it in another project besides.</summary>
    public Task<EditTasksDto> PlaceAsync(Guid projectId, Guid taskId, Guid? sectionId = null, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Put, $"{root}/{projectId}/tasks/{taskId}", new PlaceTaskRequest(sectionId), ProjectsJson.Default.PlaceTaskRequest, ProjectsJson.Default.EditTasksDto, ct);

    public Task TakeOutAsync(Guid projectId, Guid taskId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Delete, $"{root}/{projectId}/tasks/{taskId}", null, null, ct);

    public Task<EditTasksDto> DeleteAsync(DeleteTasksRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, $"{root}/tasks/delete", request, ProjectsJson.Default.DeleteTasksRequest, ProjectsJson.Default.EditTasksDto, ct);

    /// <summary>What was deleted in the last thirty days.</summary>
    public Task<IReadOnlyList<DeletedTaskDto>> BinAsync(Guid projectId, CancellationToken ct = default) =>
        api.GetAsync($"{root}/{projectId}/bin", ProjectsJson.Default.IReadOnlyListDeletedTaskDto, ct);

    public Task<EditTasksDto> RestoreAsync(Guid taskId, CancellationToken ct = default) => PostAsync($"{root}/tasks/{taskId}/restore", ct);

    /// <summary>Takes back what one request did, by the id it answered with.</summary>
    public Task<EditTasksDto> UndoAsync(Guid batchId, CancellationToken ct = default) => PostAsync($"{root}/batches/{batchId}/undo", ct);

    public Task<EditTasksDto> SetDependencyAsync(Guid taskId, Guid predecessorId, SetDependencyRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Put, $"{root}/tasks/{taskId}/dependencies/{predecessorId}", request, ProjectsJson.Default.SetDependencyRequest, ProjectsJson.Default.EditTasksDto, ct);

    public Task<EditTasksDto> RemoveDependencyAsync(Guid taskId, Guid predecessorId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Delete, $"{root}/tasks/{taskId}/dependencies/{predecessorId}", null, ProjectsJson.Default.EditTasksDto, null, ct);

    public Task<TaskDto> FollowAsync(Guid taskId, bool following, CancellationToken ct = default) =>
        api.SendAsync(following ? HttpMethod.Put : HttpMethod.Delete, $"{root}/tasks/{taskId}/follow", null, ProjectsJson.Default.TaskDto, null, ct);

    private Task<EditTasksDto> PostAsync(string path, CancellationToken ct) => api.SendAsync(HttpMethod.Post, path, null, ProjectsJson.Default.EditTasksDto, null, ct);
}
