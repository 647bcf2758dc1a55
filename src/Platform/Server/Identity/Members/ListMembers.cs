using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Lists people by name; a query finds them by name, handle or address, whatever the accents and capitals.</summary>
internal static class ListMembers
{
    private const int MostItems = 1_000;

    internal static void Map(IEndpointRouteBuilder workspace) => workspace.MapGet("/members", HandleAsync).WithName("members.list");

    private static async Task<Results<Ok<Page<MemberDto>>, ProblemHttpResult>> HandleAsync(
        string? query, string? cursor, int? limit, Caller caller, TertuliaDb db, TimeProvider clock, CancellationToken ct)
    {
        var checks = new Checks();
        var wanted = checks.Optional("query", query, 100);
        checks.Require(limit is null or (>= 1 and <= MostItems), "limit", "out_of_range");
        if (checks.Problem is { } problem)
            return problem;

        var members = db.MembersVisibleTo(caller).AsNoTracking();
        foreach (var word in Folding.Fold(wanted ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            members = members.Where(m => m.SearchText.Contains(word));

        if (!string.IsNullOrEmpty(cursor))
        {
            _ = Guid.TryParse(cursor, out var last);
            var place = await db.MembersVisibleTo(caller).Where(m => m.Id == last).Select(m => m.SearchText).SingleOrDefaultAsync(ct);
            if (place is null)
                return Problems.Invalid("cursor", "unknown");

            members = members.Where(m => m.SearchText.CompareTo(place) > 0 || (m.SearchText == place && m.Id.CompareTo(last) > 0));
        }

        var size = limit ?? MostItems;
        var rows = await members.OrderBy(m => m.SearchText).ThenBy(m => m.Id).Take(size + 1).ToListAsync(ct);
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new Page<MemberDto>(
            [.. rows.Take(size).Select(m => m.ToDto(now))], rows.Count > size ? rows[size - 1].Id.ToString() : null));
    }
}
