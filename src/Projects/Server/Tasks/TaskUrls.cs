namespace Tertulia.Projects;

/// <summary>Where in the browser app things are, relative to the workspace.</summary>
internal static class TaskUrls
{
    public static string Of(Guid projectId) => $"projects/{projectId}";

    public static string Of(Guid projectId, Guid taskId) => $"projects/{projectId}/t/{taskId}";
}
