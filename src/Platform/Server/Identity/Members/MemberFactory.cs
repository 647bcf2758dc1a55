using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Makes members, in the caller's transaction, which holds the workspace's lock or has just made the workspace.</summary>
internal sealed class MemberFactory(TertuliaDb db, TimeProvider clock)
{
    public const int LongestName = 80;

    /// <summary>Words that mean many people in a message.</summary>
    private static readonly string[] Reserved = ["all", "channel", "everyone", "here", "me", "todos", "canal", "aqui", "yo"];

    public async Task<Member> AddAsync(
        Guid workspaceId, Account account, WorkspaceRole role, string displayName, string language, string timeZone, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var member = new Member
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = workspaceId,
            AccountId = account.Id,
            Role = role,
            DisplayName = displayName,
            Handle = await FreeHandleAsync(workspaceId, displayName, account.Email!, ct),
            Email = account.Email!,
            TimeZone = timeZone,
            Language = language,
            JoinedAt = now,
        };
        member.Index();
        return db.Members.Add(member).Entity;
    }

    /// <summary>From the name; a name in another script gives nothing to type, so then from the e-mail address.</summary>
    private async Task<string> FreeHandleAsync(Guid workspaceId, string displayName, string email, CancellationToken ct)
    {
        string[] candidates = [Folding.Slug(displayName, '.', 30), Folding.Slug(email.Split('@')[0], '.', 30), "member"];
        var handle = candidates.First(c => c.Length > 0);
        var taken = await db.Members
            .Where(m => m.WorkspaceId == workspaceId && m.Handle.StartsWith(handle))
            .Select(m => m.Handle)
            .ToHashSetAsync(ct);
        taken.UnionWith(Reserved);
        return Folding.Unique(handle, "", taken);
    }
}
