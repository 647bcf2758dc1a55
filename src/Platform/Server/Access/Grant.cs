namespace Tertulia.Platform;

public enum PrincipalKind
{
    Person = 1,
    Group = 2,
    Workspace = 3,
    Guest = 4,
    Link = 5,
}

/// <summary>Who may do what with a thing: the one access model of every module. At most one a (resource, principal).</summary>
public sealed class Grant
{
    public required Guid WorkspaceId { get; init; }

    public required Guid ResourceId { get; init; }

    /// <summary>The member's, group's, workspace's or link's id.</summary>
    public required Guid PrincipalId { get; init; }

    public required PrincipalKind PrincipalKind { get; init; }

    public required AccessLevel Level { get; set; }
}

/// <summary>An entity that grants are given on.</summary>
public interface IResource
{
    Guid Id { get; }

    Guid WorkspaceId { get; }
}
