using System.Net.Http.Headers;
using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>The people of a workspace, and one's own profile there.</summary>
public sealed class MembersApi
{
    private readonly ApiTransport api;
    private readonly string root;

    internal MembersApi(ApiTransport api, string workspace)
    {
        this.api = api;
        root = $"{workspace}/members";
        PresencePath = $"{workspace}/presence";
    }

    private string PresencePath { get; }

    public Task<Page<MemberDto>> ListAsync(string? query = null, string? cursor = null, CancellationToken ct = default) =>
        api.GetAsync(Query.Of(root, ("query", query), ("cursor", cursor)), PlatformJson.Default.PageMemberDto, ct);

    public IAsyncEnumerable<MemberDto> AllAsync(CancellationToken ct = default) => Paging.AllAsync((cursor, token) => ListAsync(null, cursor, token), ct);

    public Task<MemberDto> GetAsync(Guid memberId, CancellationToken ct = default) => api.GetAsync($"{root}/{memberId}", PlatformJson.Default.MemberDto, ct);

    public Task<PresenceDto[]> PresenceAsync(CancellationToken ct = default) => api.GetAsync(PresencePath, PlatformJson.Default.PresenceDtoArray, ct);

    public Task<MemberDto> UpdateProfileAsync(UpdateProfileRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{root}/me/profile", request, PlatformJson.Default.UpdateProfileRequest, PlatformJson.Default.MemberDto, ct);

    public Task SetStatusAsync(SetStatusRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{root}/me/status", request, PlatformJson.Default.SetStatusRequest, ct);

    public Task ClearStatusAsync(CancellationToken ct = default) => api.SendAsync(HttpMethod.Delete, $"{root}/me/status", null, null, ct);

    /// <summary>Sets the photo from an image's bytes, at most 10 MiB.</summary>
    public Task<MemberDto> SetPhotoAsync(Stream image, string contentType, CancellationToken ct = default)
    {
        var content = new StreamContent(image);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return api.SendAsync(HttpMethod.Put, $"{root}/me/photo", content, PlatformJson.Default.MemberDto, null, ct);
    }

    public Task RemovePhotoAsync(CancellationToken ct = default) => api.SendAsync(HttpMethod.Delete, $"{root}/me/photo", null, null, ct);

    public Task ChangeRoleAsync(Guid memberId, ChangeRoleRequest request, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Put, $"{root}/{memberId}/role", request, PlatformJson.Default.ChangeRoleRequest, ct);

    public Task DeactivateAsync(Guid memberId, CancellationToken ct = default) => api.SendAsync(HttpMethod.Delete, $"{root}/{memberId}", null, null, ct);

    public Task ReactivateAsync(Guid memberId, CancellationToken ct = default) =>
        api.SendAsync(HttpMethod.Post, $"{root}/{memberId}/reactivate", null, null, ct);
}
