using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>A project as one caller stands to it.</summary>
/// <param name="Level">What the caller's grants allow; administrators manage open projects besides, but see nothing of private ones they are not in.</param>
internal sealed record ProjectView(Project Project, AccessLevel Level)
{
    public static ProjectView Of(Project project, AccessLevel granted, Caller caller) =>
        new(project, project.Access == ProjectAccess.Open && caller.IsAdmin ? AccessLevel.Manager : granted);

    /// <summary>Also when archived: how else would it be unarchived.</summary>
    public Refusal? RefuseManaging() => Level >= AccessLevel.Manager ? null : Refusal.NotAManager;

    public Refusal? RefuseEditing() => Level < AccessLevel.Editor ? Refusal.NotAnEditor : Project.Archived ? Refusal.Archived : null;

    public Refusal? RefuseCommenting() => Level < AccessLevel.Commenter ? Refusal.NotACommenter : Project.Archived ? Refusal.Archived : null;

    public ProjectDto ToDto() => Project.ToDto(Level);
}
