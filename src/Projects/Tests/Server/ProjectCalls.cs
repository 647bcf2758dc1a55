using System.Net;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Projects.Tests.Server;

/// <summary>The module's API as tests read best.</summary>
internal static class ProjectCalls
{
    public static Task<ProjectDto> CreateProjectAsync(
        this TestMember member, string name = "Plan", ProjectAccess access = ProjectAccess.Open, params TestMember[] with) =>
        member.PostAsync<ProjectDto>("projects", new CreateProjectRequest(name, Access: access, MemberIds: [.. with.Select(w => w.MemberId)]));

    public static Task<ProjectListDto> ProjectsAsync(this TestMember member) => member.GetAsync<ProjectListDto>("projects");

    public static Task<ProjectSnapshotDto> ProjectAsync(this TestMember member, Guid projectId) => member.GetAsync<ProjectSnapshotDto>($"projects/{projectId}");

    public static Task<ProjectDto> UpdateProjectAsync(this TestMember member, Guid projectId, UpdateProjectRequest request) =>
        member.PatchAsync<ProjectDto>($"projects/{projectId}", request);

    public static Task SetLevelAsync(this TestMember member, Guid projectId, TestMember who, AccessLevel level) =>
        member.PutAsync($"projects/{projectId}/members/{who.MemberId}", new SetProjectMemberRequest(level));

    public static Task<SectionDto> AddSectionAsync(this TestMember member, Guid projectId, string name, Guid? before = null) =>
        member.PostAsync<SectionDto>($"projects/{projectId}/sections", new CreateSectionRequest(name, Before: before));

    public static Task<LabelDto> AddLabelAsync(this TestMember member, Guid projectId, string name, string color = "red") =>
        member.PostAsync<LabelDto>($"projects/{projectId}/labels", new CreateLabelRequest(name, color));

    public static Task<CustomFieldDto> AddFieldAsync(this TestMember member, Guid projectId, string name, FieldType type, params FieldOptionDto[] options) =>
        member.PostAsync<CustomFieldDto>($"projects/{projectId}/fields", new CreateFieldRequest(name, type, options));

    public static Task<T> PatchAsync<T>(this TestMember member, string path, object body) => member.SendAsync<T>(HttpMethod.Patch, path, body);

    public static void AssertRefused<T>(this ApiAnswer<T> answer, HttpStatusCode status, string code) => Assert.Equal((status, code), (answer.Status, answer.Code));

    /// <summary>As events tell it, which many read.</summary>
    public static ProjectDto Public(this ProjectDto project) => project with { Level = AccessLevel.Viewer };
}
