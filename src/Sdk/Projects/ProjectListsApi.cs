using Tertulia.Projects;

namespace Tertulia.Sdk;

/// <summary>The short lists of a project: its sections, labels and custom fields.</summary>
public sealed class ProjectListsApi
{
    private readonly ApiTransport api;
    private readonly string root;

    internal ProjectListsApi(ApiTransport api, string projects)
    {
        this.api = api;
        root = projects;
    }

    public Task<SectionDto> CreateSectionAsync(Guid projectId, CreateSectionRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, Path(projectId, "sections"), request, ProjectsJson.Default.CreateSectionRequest, ProjectsJson.Default.SectionDto, ct, Guid.CreateVersion7());

    public Task<SectionDto> UpdateSectionAsync(Guid projectId, Guid sectionId, UpdateSectionRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Patch, Path(projectId, "sections", sectionId), request, ProjectsJson.Default.UpdateSectionRequest, ProjectsJson.Default.SectionDto, ct);

    /// <summary>Its tasks go to the end of another section, or stand in none.</summary>
    public Task DeleteSectionAsync(Guid projectId, Guid sectionId, Guid? moveTo = null, CancellationToken ct = default) =>
        DeleteAsync(Query.Of(Path(projectId, "sections", sectionId), ("moveTo", moveTo)), ct);

    public Task<LabelDto> CreateLabelAsync(Guid projectId, CreateLabelRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, Path(projectId, "labels"), request, ProjectsJson.Default.CreateLabelRequest, ProjectsJson.Default.LabelDto, ct, Guid.CreateVersion7());

    public Task<LabelDto> UpdateLabelAsync(Guid projectId, Guid labelId, UpdateLabelRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Patch, Path(projectId, "labels", labelId), request, ProjectsJson.Default.UpdateLabelRequest, ProjectsJson.Default.LabelDto, ct);

    /// <summary>Tasks that have it lose it.</summary>
    public Task DeleteLabelAsync(Guid projectId, Guid labelId, CancellationToken ct = default) => DeleteAsync(Path(projectId, "labels", labelId), ct);

    public Task<CustomFieldDto> CreateFieldAsync(Guid projectId, CreateFieldRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Post, Path(projectId, "fields"), request, ProjectsJson.Default.CreateFieldRequest, ProjectsJson.Default.CustomFieldDto, ct, Guid.CreateVersion7());

    public Task<CustomFieldDto> UpdateFieldAsync(Guid projectId, Guid fieldId, UpdateFieldRequest request, CancellationToken ct = default) =>
        api.SendAsync(
            HttpMethod.Patch, Path(projectId, "fields", fieldId), request, ProjectsJson.Default.UpdateFieldRequest, ProjectsJson.Default.CustomFieldDto, ct);

    public Task DeleteFieldAsync(Guid projectId, Guid fieldId, CancellationToken ct = default) => DeleteAsync(Path(projectId, "fields", fieldId), ct);

    private Task DeleteAsync(string path, CancellationToken ct) => api.SendAsync(HttpMethod.Delete, path, null, null, ct);

    private string Path(Guid projectId, string list, Guid? id = null) => id is null ? $"{root}/{projectId}/{list}" : $"{root}/{projectId}/{list}/{id}";
}
