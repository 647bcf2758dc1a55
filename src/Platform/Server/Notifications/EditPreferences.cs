using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tertulia.Platform;

/// <summary>How the caller wants to be told.</summary>
internal static class EditPreferences
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/notifications/preferences", GetAsync).WithName("notifications.preferences.get");
        workspace.MapPut("/notifications/preferences", PutAsync).WithName("notifications.preferences.put");
    }

    private static async Task<Ok<NotificationPreferencesDto>> GetAsync(Caller caller, TertuliaDb db, CancellationToken ct) =>
        TypedResults.Ok((await db.FindAsync<NotificationPreferences>([caller.MemberId], ct) ?? new() { MemberId = caller.MemberId }).ToDto());

    private static async Task<Results<Ok<NotificationPreferencesDto>, ProblemHttpResult>> PutAsync(
        NotificationPreferencesDto request, Caller caller, TertuliaDb db, CancellationToken ct)
    {
        TimeOnly? from = null, to = null;
        if (request.QuietHours is { } quiet)
        {
            if (!QuietHours.TryRead(quiet.From, out var start))
                return Problems.Invalid("quietHours.from", "not_hh_mm");
            if (!QuietHours.TryRead(quiet.To, out var end))
                return Problems.Invalid("quietHours.to", "not_hh_mm");
            (from, to) = (start, end);
        }

        await using var write = await db.BeginAsync(ct);
        var preferences = await db.FindAsync<NotificationPreferences>([caller.MemberId], ct)
            ?? db.Add(new NotificationPreferences { MemberId = caller.MemberId }).Entity;
        (preferences.Browser, preferences.Sound, preferences.QuietFrom, preferences.QuietTo) = (request.Browser, request.Sound, from, to);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(preferences.ToDto());
    }
}
