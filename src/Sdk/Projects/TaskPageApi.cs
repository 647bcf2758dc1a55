using Tertulia.Platform;
using Tertulia.Projects;

namespace Tertulia.Sdk;

/// <summary>What a task's own page shows: checklists, files, time, comments.</summary>
public sealed class TaskPageApi
{
    private readonly ApiTransport api;
    private readonly string root;

    internal TaskPageApi(ApiTransport api, string projects)
    {
        this.api = api;
        root = projects;
    }

    public Task<TaskDetailsDto> CreateChecklistAsync(Guid taskId, SaveChecklistRequest request, CancellationToken ct = default) =>
        SaveAsync(HttpMethod.Post, Lists(taskId), request, ct);

    public Task<TaskDetailsDto> UpdateChecklistAsync(Guid taskId, Guid listId, SaveChecklistRequest request, CancellationToken ct = default) =>
        SaveAsync(HttpMethod.Patch, $"{Lists(taskId)}/{listId}", request, ct);

    public Task<TaskDetailsDto> DeleteChecklistAsync(Guid taskId, Guid listId, CancellationToken ct = default) => DeleteAsync($"{Lists(taskId)}/{listId}", ct);

    public Task<TaskDetailsDto> CreateItemAsync(Guid taskId, Guid listId, SaveChecklistItemRequest request, CancellationToken ct = default) =>
        SaveAsync(HttpMethod.Post, $"{Lists(taskId)}/{listId}/items", request, ct);

    public Task<TaskDetailsDto> UpdateItemAsync(Guid taskId, Guid listId, Guid itemId, SaveChecklistItemRequest request, CancellationToken ct = default) =>
        SaveAsync(HttpMethod.Patch, $"{Lists(taskId)}/{listId}/items/{itemId}", request, ct);

    public Task<TaskDetailsDto> DeleteItemAsync(Guid taskId, Guid listId, Guid itemId, CancellationToken ct = default) =>
        DeleteAsync($"{Lists(taskId)}/{listId}/items/{itemId}", ct);

    public Task<TaskDetailsDto> AttachAsync(Guid taskId, AttachFilesRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, $"{root}/tasks/{taskId}/files", request, ProjectsJson.Default.AttachFilesRequest, ProjectsJson.Default.TaskDetailsDto, ct, Guid.CreateVersion7());

    public Task<TaskDetailsDto> RemoveFileAsync(Guid taskId, Guid fileId, CancellationToken ct = default) => DeleteAsync($"{root}/tasks/{taskId}/files/{fileId}", ct);

    /// <summary>Starts the caller's clock, stopping it where it runs.</summary>
    public Task<TimeEntryDto> StartTimerAsync(Guid taskId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{root}/tasks/{taskId}/timer", null, ProjectsJson.Default.TimeEntryDto, null, ct);

    public Task StopTimerAsync(CancellationToken ct = default) => api.SendAsync(HttpMethod.Delete, $"{root}/timer", null, null, ct);

    public Task<TaskDetailsDto> LogTimeAsync(Guid taskId, LogTimeRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, $"{root}/tasks/{taskId}/time", request, ProjectsJson.Default.LogTimeRequest, ProjectsJson.Default.TaskDetailsDto, ct, Guid.CreateVersion7());

    public Task<TaskDetailsDto> DeleteTimeAsync(Guid taskId, Guid entryId, CancellationToken ct = default) => DeleteAsync($"{root}/tasks/{taskId}/time/{entryId}", ct);

    /// <summary>The newest first.</summary>
    public Task<Page<CommentDto>> CommentsAsync(Guid taskId, string? cursor = null, CancellationToken ct = default) =>
        api.GetAsync(Query.Of($"{root}/tasks/{taskId}/comments", ("cursor", cursor)), ProjectsJson.Default.PageCommentDto, ct);

    /// <summary>Comments. Sending again with the same <paramref name="key"/> never comments twice.</summary>
    public Task<CommentDto> CommentAsync(Guid taskId, PostCommentRequest request, Guid key, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, $"{root}/tasks/{taskId}/comments", request, ProjectsJson.Default.PostCommentRequest, ProjectsJson.Default.CommentDto, ct, key);

    public Task<CommentDto> EditCommentAsync(Guid commentId, EditCommentRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{root}/comments/{commentId}", request, ProjectsJson.Default.EditCommentRequest, ProjectsJson.Default.CommentDto, ct);

    public Task DeleteCommentAsync(Guid commentId, CancellationToken ct = default) => api.SendAsync(HttpMethod.Delete, $"{root}/comments/{commentId}", null, null, ct);

    public Task<CommentDto> ReactAsync(Guid commentId, string emoji, bool on, CancellationToken ct = default) =>
        api.SendAsync(
            on ? HttpMethod.Put : HttpMethod.Delete, $"{root}/comments/{commentId}/reactions/{Uri.EscapeDataString(emoji)}", null, ProjectsJson.Default.CommentDto, null, ct);

    private string Lists(Guid taskId) => $"{root}/tasks/{taskId}/checklists";

    private Task<TaskDetailsDto> SaveAsync(HttpMethod method, string path, SaveChecklistRequest request, CancellationToken ct) =>
        api.SendAsync(method, path, request, ProjectsJson.Default.SaveChecklistRequest, ProjectsJson.Default.TaskDetailsDto, ct, KeyFor(method));

    private Task<TaskDetailsDto> SaveAsync(HttpMethod method, string path, SaveChecklistItemRequest request, CancellationToken ct) =>
        api.SendAsync(method, path, request, ProjectsJson.Default.SaveChecklistItemRequest, ProjectsJson.Default.TaskDetailsDto, ct, KeyFor(method));

    private Task<TaskDetailsDto> DeleteAsync(string path, CancellationToken ct) =>
        api.SendAsync(HttpMethod.Delete, path, null, ProjectsJson.Default.TaskDetailsDto, null, ct);

    private static Guid? KeyFor(HttpMethod method) => method == HttpMethod.Post ? Guid.CreateVersion7() : null;
}
