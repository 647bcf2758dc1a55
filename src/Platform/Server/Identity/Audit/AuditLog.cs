using Microsoft.AspNetCore.Http;

namespace Tertulia.Platform;

/// <summary>Notes administrative and security acts in the caller's unit of work: entry and act commit together.</summary>
public sealed class AuditLog(TertuliaDb db, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>An act in a workspace.</summary>
    /// <param name="action">Such as <c>member.role_changed</c>.</param>
    /// <param name="detail">A short text for people, such as <c>member → admin</c>; never a secret.</param>
    public void Append(Caller caller, string action, Guid? subjectId = null, string? detail = null) =>
        Append(caller.WorkspaceId, caller.AccountId, caller.MemberId, action, subjectId, detail);

    /// <summary>An act on an account, seen by the administrators of its workspaces.</summary>
    public void Append(Guid accountId, string action, string? detail = null) => Append(null, accountId, null, action, null, detail);

    internal void Append(Guid? workspaceId, Guid? accountId, Guid? actorId, string action, Guid? subjectId, string? detail) =>
        db.Set<AuditEntry>().Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            WorkspaceId = workspaceId,
            AccountId = accountId,
            ActorId = actorId,
            Action = action,
            SubjectId = subjectId,
            Detail = detail is { Length: > 300 } ? detail[..300] : detail,
            Address = http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
            At = clock.GetUtcNow(),
        });
}
