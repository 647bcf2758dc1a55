using System.Text.Json;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Projects.Tests.Server;

/// <summary>The API of tasks as tests read best.</summary>
internal static class TaskCalls
{
    public static Task<TaskDto> AddTaskAsync(this TestMember member, Guid projectId, string title, Guid? parentId = null, Guid? sectionId = null) =>
        member.AddTaskAsync(projectId, new CreateTaskRequest(title, sectionId, parentId));

    public static Task<TaskDto> AddTaskAsync(this TestMember member, Guid projectId, CreateTaskRequest request, Guid? key = null) =>
        member.PostAsync<TaskDto>($"projects/{projectId}/tasks", request, key ?? Guid.CreateVersion7());

    public static async Task<TaskDto> TaskAsync(this TestMember member, Guid taskId) => (await member.PageAsync(taskId)).Task;

    public static Task<TaskDetailsDto> PageAsync(this TestMember member, Guid taskId) => member.GetAsync<TaskDetailsDto>($"projects/tasks/{taskId}");

    public static async Task<IReadOnlyList<TaskDto>> TasksAsync(this TestMember member, Guid projectId) =>
        (await member.GetAsync<Page<TaskDto>>($"projects/{projectId}/tasks")).Items;

    public static Task<EditTasksDto> EditAsync(this TestMember member, TaskDto task, string field, object? value) => member.EditAsync([task.Id], (field, value));

    public static Task<EditTasksDto> EditAsync(this TestMember member, Guid[] taskIds, params (string Field, object? Value)[] set) =>
        member.PatchAsync<EditTasksDto>("projects/tasks", Edit(taskIds, set));

    public static Task<ApiAnswer<EditTasksDto>> TryEditAsync(this TestMember member, TaskDto task, string field, object? value) =>
        member.TryAsync<EditTasksDto>(HttpMethod.Patch, "projects/tasks", Edit([task.Id], (field, value)));

    public static EditTasksRequest Edit(Guid[] taskIds, params (string Field, object? Value)[] set) =>
        new(taskIds, set.ToDictionary(s => s.Field, s => JsonSerializer.SerializeToElement(s.Value, WireJson.Options)));

    public static Task<EditTasksDto> MoveAsync(this TestMember member, Guid projectId, Guid? sectionId, Guid? before, params Guid[] taskIds) =>
        member.PostAsync<EditTasksDto>($"projects/{projectId}/move", new MoveTasksRequest(taskIds, sectionId, before));

    public static Task<EditTasksDto> UndoAsync(this TestMember member, Guid batchId) => member.PostAsync<EditTasksDto>($"projects/batches/{batchId}/undo");

    public static Task<EditTasksDto> DeleteTasksAsync(this TestMember member, params Guid[] taskIds) =>
        member.PostAsync<EditTasksDto>("projects/tasks/delete", new DeleteTasksRequest(taskIds));

    public static Task<EditTasksDto> WaitForAsync(this TestMember member, Guid taskId, Guid predecessorId, DependencyKind kind = DependencyKind.FinishToStart, int lag = 0) =>
        member.PutAsync<EditTasksDto>($"projects/tasks/{taskId}/dependencies/{predecessorId}", new SetDependencyRequest(kind, lag));

    public static Task<CommentDto> CommentAsync(this TestMember member, Guid taskId, string text, Guid? key = null) =>
        member.PostAsync<CommentDto>($"projects/tasks/{taskId}/comments", new PostCommentRequest(text), key ?? Guid.CreateVersion7());

    public static IEnumerable<string> InOrder(this IEnumerable<TaskDto> tasks, Guid projectId, Guid? sectionId) => tasks
        .Where(t => t.Placements.Any(p => p.ProjectId == projectId && p.SectionId == sectionId))
        .OrderBy(t => t.Placements.Single(p => p.ProjectId == projectId).Rank, StringComparer.Ordinal)
        .Select(t => t.Title);
}
