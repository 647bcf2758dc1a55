using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Turns the holder of a link into a member, in the caller's transaction, which holds the workspace's lock.</summary>
internal sealed class Newcomers(
    TertuliaDb db, EventLog events, AccountFactory accounts, MemberFactory members, AuditLog audit, IEnumerable<IMemberJoined> hooks, TimeProvider clock)
{
    /// <summary>A new person, from what they typed.</summary>
    public async Task<(Person? Person, ProblemHttpResult? Problem)> RegisterAsync(Invitation invitation, Workspace workspace, AcceptInvitationRequest request)
    {
        var checks = new Checks();
        var name = checks.Text("displayName", request.DisplayName ?? "", MemberFactory.LongestName);
        var email = checks.Email("email", request.Email ?? invitation.Email ?? "");
        var language = checks.Language("language", request.Language ?? workspace.Language);
        var timeZone = checks.TimeZone("timeZone", request.TimeZone ?? "Etc/UTC");
        checks.Require(request.Password is not null, "password", "required");
        if ((checks.Problem ?? PasswordPolicy.Check("password", request.Password!, email, name, workspace.Name)) is { } problem)
            return (null, problem);

        if (invitation.Email is { } bound && !string.Equals(bound, email, StringComparison.OrdinalIgnoreCase))
            return (null, Problems.Invalid("email", "other_email"));

        return await accounts.CreateAsync(email, request.Password!, language) is { } account
            ? (new(account, name, language, timeZone), null)
            : (null, Problems.Conflict("Sign in first, then open the invitation again.", ProblemCodes.SignInFirst));
    }

    /// <summary>A signed-in person, by the name they go by elsewhere.</summary>
    public async Task<(Person? Person, ProblemHttpResult? Problem)> RecogniseAsync(Workspace workspace, Guid accountId, CancellationToken ct)
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, ct);
        var known = await db.Members.AsNoTracking()
            .Where(m => m.AccountId == accountId && m.WorkspaceId != workspace.Id)
            .OrderByDescending(m => m.JoinedAt)
            .FirstOrDefaultAsync(ct);
        return (new(account, known?.DisplayName ?? account.Email!.Split('@')[0], account.Language, known?.TimeZone ?? "Etc/UTC"), null);
    }

    /// <summary>Joins, using the link up by one; who is a member already stays what they are and uses nothing.</summary>
    public async Task<(Member? Member, ProblemHttpResult? Problem)> JoinAsync(Invitation invitation, Workspace workspace, Person person, CancellationToken ct)
    {
        var existing = await db.Members.SingleOrDefaultAsync(m => m.WorkspaceId == workspace.Id && m.AccountId == person.Account.Id, ct);
        if (existing is not null)
            return existing.Active ? (existing, null) : (null, Problems.Forbidden("Your membership was deactivated. Ask an administrator of the workspace."));

        invitation.Uses++;
        var member = await members.AddAsync(workspace.Id, person.Account, invitation.Role, person.DisplayName, person.Language, person.TimeZone, ct);
        events.Append(workspace.Id, Topics.Workspace(workspace.Id), new MemberJoined(member.ToDto(clock.GetUtcNow())), member.Id, member.Id);
        audit.Append(workspace.Id, person.Account.Id, member.Id, "invitation.accepted", invitation.Id, invitation.Role.ToString());
        await db.SaveChangesAsync(ct);
        foreach (var hook in hooks)
            await hook.JoinedAsync(db, member, events, ct);
        return (member, null);
    }

    /// <summary>Who joins, and how they will be called.</summary>
    internal sealed record Person(Account Account, string DisplayName, string Language, string TimeZone);
}
