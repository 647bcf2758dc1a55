namespace Tertulia.Platform;

/// <summary>What a grant allows; each level includes those below it.</summary>
public enum AccessLevel
{
    Viewer = 1,
    Commenter = 2,
    Editor = 3,
    Manager = 4,
}

/// <summary>A member's role in a workspace.</summary>
public enum WorkspaceRole
{
    Guest = 1,
    Member = 2,
    Admin = 3,
    Owner = 4,
}
