using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Hangs files on a task, or takes one off. They are read by who sees the task's home.</summary>
internal static class EditFiles
{
    public static void Map(IEndpointRouteBuilder projects)
    {
        projects.MapPost("/tasks/{taskId:guid}/files", AttachAsync).WithName("projects.files.attach").WithIdempotency();
        projects.MapDelete("/tasks/{taskId:guid}/files/{fileId:guid}", RemoveAsync).WithName("projects.files.remove");
    }

    private static Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> AttachAsync(
        Guid taskId, AttachFilesRequest request, Caller caller, TertuliaDb db, TaskWork work, FileAttachments files, TimeProvider clock, CancellationToken ct) =>
        PageEdit.RunAsync(taskId, caller, db, work, clock, async (_, task, page) =>
        {
            Guid[] ids = [.. request.FileIds.Distinct()];
            if (ids.Length == 0 || page.FileIds.Length + ids.Length > ProjectLimits.FilesOnTask)
                return Problems.Invalid("fileIds", ids.Length == 0 ? "required" : "too_many");
            if (await files.AttachAsync(caller, ids, task.ProjectId, TaskUrls.Of(task.ProjectId, task.Id), ct) is not { } attached)
                return Problems.Invalid("fileIds", "unknown");

            page.FileIds = [.. page.FileIds, .. attached.Select(f => f.Id)];
            task.Files = page.FileIds.Length;
            return null;
        }, ct);

    private static Task<Results<Ok<TaskDetailsDto>, ProblemHttpResult>> RemoveAsync(
        Guid taskId, Guid fileId, Caller caller, TertuliaDb db, TaskWork work, FileAttachments files, TimeProvider clock, CancellationToken ct) =>
        PageEdit.RunAsync(taskId, caller, db, work, clock, async (_, task, page) =>
        {
            if (!page.FileIds.Contains(fileId))
                return Problems.NotFound();

            await files.DeleteAsync(caller.WorkspaceId, [fileId], ct);
            page.FileIds = [.. page.FileIds.Where(id => id != fileId)];
            task.Files = page.FileIds.Length;
            if (task.CoverFileId == fileId)
                task.CoverFileId = null;
            return null;
        }, ct);
}
