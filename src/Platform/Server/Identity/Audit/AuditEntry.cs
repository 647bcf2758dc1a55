namespace Tertulia.Platform;

/// <summary>One administrative or security act. Written in the transaction of the act, never changed.</summary>
internal sealed class AuditEntry
{
    public required Guid Id { get; init; }

    /// <summary>Null when it concerns an account as a whole, such as its password.</summary>
    public Guid? WorkspaceId { get; init; }

    /// <summary>The account that acted, or that was acted upon by strangers.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The member who acted.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Such as <c>member.role_changed</c>.</summary>
    public required string Action { get; init; }

    public Guid? SubjectId { get; init; }

    public string? Detail { get; init; }

    public string? Address { get; init; }

    public required DateTimeOffset At { get; init; }
}
