using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Says what the caller is up to, for a while or until they change it.</summary>
internal static class SetStatus
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    internal static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapPut("/members/me/status", HandleAsync).WithName("members.set_status");
        workspace.MapDelete("/members/me/status", ClearAsync).WithName("members.clear_status");
    }

    private static async Task<Results<Ok<MemberDto>, ProblemHttpResult>> HandleAsync(
        SetStatusRequest request, Caller caller, TertuliaDb db, MemberAdministration administration, MemberChanges changes, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var checks = new Checks();
        var text = checks.Optional("text", request.Text, 100);
        checks.Require(IsEmoji(request.Emoji), "emoji", "not_an_emoji");
        checks.Require(request.ExpiresAt is null || (request.ExpiresAt > now && request.ExpiresAt < now + Longest), "expiresAt", "out_of_range");
        if (checks.Problem is { } problem)
            return problem;

        return TypedResults.Ok(await SetAsync(caller, db, administration, changes, request.Emoji, text ?? "", request.ExpiresAt?.ToUniversalTime(), ct));
    }

    private static async Task<Ok<MemberDto>> ClearAsync(
        Caller caller, TertuliaDb db, MemberAdministration administration, MemberChanges changes, CancellationToken ct) =>
        TypedResults.Ok(await SetAsync(caller, db, administration, changes, null, null, null, ct));

    private static async Task<MemberDto> SetAsync(
        Caller caller, TertuliaDb db, MemberAdministration administration, MemberChanges changes, string? emoji, string? text, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var member = await administration.OpenOwnAsync(caller, ct);
        (member.StatusEmoji, member.StatusText, member.StatusExpiresAt) = (emoji, text, expiresAt);
        var dto = changes.Announce(member, caller.MemberId);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return dto;
    }

    /// <summary>One character as people see it, of symbols: a picture, a flag, a keycap.</summary>
    private static bool IsEmoji(string text) =>
        text.Length is > 0 and <= 32
        && new StringInfo(text).LengthInTextElements == 1
        && text.EnumerateRunes().Any(r => Rune.GetUnicodeCategory(r) == UnicodeCategory.OtherSymbol || r.Value == 0x20E3);
}
