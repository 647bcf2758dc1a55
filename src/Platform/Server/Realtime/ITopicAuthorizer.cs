namespace Tertulia.Platform;

/// <summary>Decides who may hear the topics of one prefix.</summary>
public interface ITopicAuthorizer
{
    string Prefix { get; }

    /// <summary>Those of the ids whose topics the caller may hear.</summary>
    Task<IReadOnlySet<Guid>> AllowedAsync(TertuliaDb db, Caller caller, IReadOnlyCollection<Guid> ids, CancellationToken ct);
}

/// <summary>Topics whose id is a resource's: heard by those who may view it.</summary>
public sealed class ResourceTopicAuthorizer(string prefix) : ITopicAuthorizer
{
    public string Prefix => prefix;

    public async Task<IReadOnlySet<Guid>> AllowedAsync(TertuliaDb db, Caller caller, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.AllowedAsync(caller, ids, AccessLevel.Viewer, ct);
}

/// <summary><c>workspace:id</c>, closed to guests, who may not know everybody.</summary>
internal sealed class WorkspaceTopicAuthorizer : ITopicAuthorizer
{
    public string Prefix => Topics.WorkspacePrefix;

    public Task<IReadOnlySet<Guid>> AllowedAsync(TertuliaDb db, Caller caller, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlySet<Guid>>(caller.IsGuest || !ids.Contains(caller.WorkspaceId) ? new HashSet<Guid>() : new HashSet<Guid> { caller.WorkspaceId });
}

/// <summary><c>member:id</c>, each their own.</summary>
internal sealed class MemberTopicAuthorizer : ITopicAuthorizer
{
    public string Prefix => Topics.MemberPrefix;

    public Task<IReadOnlySet<Guid>> AllowedAsync(TertuliaDb db, Caller caller, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlySet<Guid>>(ids.Contains(caller.MemberId) ? new HashSet<Guid> { caller.MemberId } : new HashSet<Guid>());
}
