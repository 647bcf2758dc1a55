using Tertulia.Platform;

namespace Tertulia.Projects;

internal static class ProjectEvents
{
    /// <summary>To those in the project and, when it is open, to all who may look for it.</summary>
    public static void AppendSaved(this EventLog events, Caller caller, Project project)
    {
        var saved = new ProjectSaved(project.ToDto());
        events.Append(caller, project.EventTopic, saved, project.Id);
        if (project.Access == ProjectAccess.Open)
            events.Append(caller, Topics.Workspace(project.WorkspaceId), saved, project.Id);
    }
}
