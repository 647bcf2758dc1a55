using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Finds messages, files and people that the caller may see.</summary>
/// <remarks>
/// The newest matches, up to <see cref="Window"/>, are ranked together by how well and how recently they answer; further pages go on through them
/// and then through the next, older ones. So the cost does not grow with how common a word is.
/// </remarks>
internal static class Search
{
    private const int Window = 300;

    private const int PageSize = 20;

    private const int MostQuery = 500;

    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapGet("/search", HandleAsync).WithName("search");

    /// <param name="q">Words, "phrases", from:@handle, from:me, in:#place, has:file|image|link|reaction, before:, after:, on:YYYY-MM-DD.</param>
    /// <param name="kind">Only this kind, such as chat.message, file or member.</param>
    private static async Task<Results<Ok<SearchResultDto>, ProblemHttpResult>> HandleAsync(
        string? q, string? kind, string? cursor, Caller caller, TertuliaDb db, IEnumerable<ISearchPlaceResolver> places, TimeProvider clock, CancellationToken ct)
    {
        if (q?.Length > MostQuery)
            return Problems.Invalid("q", "too_long");
        if (!TryReadCursor(cursor, out var top, out var skip))
            return Problems.Invalid("cursor", "malformed");

        var started = clock.GetTimestamp();
        var query = SearchQuery.Parse(SearchText.Clean(q ?? "", MostQuery));
        var filter = query.IsEmpty || kind?.Contains('\0', StringComparison.Ordinal) == true ? null : await ResolveAsync(query, kind, top, caller, db, places, ct);
        if (filter is null)
            return TypedResults.Ok(new SearchResultDto([], null, clock.GetElapsedTime(started).TotalMilliseconds));

        var rows = await new SearchReader(db).ReadAsync(caller, query.Terms, filter, Window, ct);
        var page = Rank(rows, query.Terms).Skip(skip).Take(PageSize).Select(ToHit).ToList();
        return TypedResults.Ok(new SearchResultDto(page, Next(rows, skip, page.Count), clock.GetElapsedTime(started).TotalMilliseconds));
    }

    /// <summary>Null when a name fits nobody or nothing the caller may see: then nothing is found either.</summary>
    private static async Task<SearchFilter?> ResolveAsync(
        SearchQuery query, string? kind, long top, Caller caller, TertuliaDb db, IEnumerable<ISearchPlaceResolver> resolvers, CancellationToken ct)
    {
        var authors = query.From.Count == 0 ? null : await AuthorsAsync(query.From, caller, db, ct);
        HashSet<Guid>? containers = query.In.Count == 0 ? null : [];
        foreach (var name in query.In)
        {
            foreach (var resolver in resolvers)
                containers!.UnionWith(await resolver.FindAsync(caller, name, db, ct));
        }

        if (authors is { Count: 0 } || containers is { Count: 0 })
            return null;

        var (from, to) = query.Before is null && query.After is null ? default : await DaysAsync(query, caller, db, ct);
        return await BoundAsync(new(kind, authors, containers, query.Has, from, to, Bottom: 0, top), caller, db, ct);
    }

    /// <summary>
    /// Times to places in the order of indexing, which spares walking over all that is newer. What came in its time is found by one look into an
    /// index; what came late is looked through. Null when nothing lies between.
    /// </summary>
    private static async Task<SearchFilter?> BoundAsync(SearchFilter filter, Caller caller, TertuliaDb db, CancellationToken ct)
    {
        var rows = db.Set<SearchRow>().Where(r => r.WorkspaceId == caller.WorkspaceId);
        var (timely, late) = (rows.Where(r => r.Arrival == SearchArrival.Timely), rows.Where(r => r.Arrival == SearchArrival.Late));

        // Turned round: PostgreSQL would look for the greatest number from the newest row down, past all that is not late, instead of among the late.
        if (filter.To?.ToUniversalTime() is { } to)
        {
            var last = await timely.Where(r => r.At < to).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => (long?)r.Id).FirstOrDefaultAsync(ct);
            var lastLate = -await late.Where(r => r.At < to).MinAsync(r => (long?)-r.Id, ct);
            if ((last ?? lastLate) is null)
                return null;
            filter = filter with { Top = Math.Min(filter.Top, Math.Max(last ?? 0, lastLate ?? 0)) };
        }

        if (filter.From?.ToUniversalTime() is { } from)
        {
            var first = await timely.Where(r => r.At >= from).OrderBy(r => r.At).ThenBy(r => r.Id).Select(r => (long?)r.Id).FirstOrDefaultAsync(ct);
            var firstLate = -await late.Where(r => r.At >= from).MaxAsync(r => (long?)-r.Id, ct);
            if ((first ?? firstLate) is null)
                return null;
            filter = filter with { Bottom = Math.Min(first ?? long.MaxValue, firstLate ?? long.MaxValue) };
        }

        return filter;
    }

    private static async Task<IReadOnlyCollection<Guid>> AuthorsAsync(List<string> names, Caller caller, TertuliaDb db, CancellationToken ct)
    {
        var ids = await db.Members.Where(m => m.WorkspaceId == caller.WorkspaceId && names.Contains(m.Handle)).Select(m => m.Id).ToListAsync(ct);
        if (names.Contains("me") || names.Contains("yo"))
            ids.Add(caller.MemberId);
        return ids;
    }

    /// <summary>Days are the caller's own: midnight in their time zone.</summary>
    private static async Task<(DateTimeOffset? From, DateTimeOffset? To)> DaysAsync(SearchQuery query, Caller caller, TertuliaDb db, CancellationToken ct)
    {
        var zone = QuietHours.Zone(await db.Members.Where(m => m.Id == caller.MemberId).Select(m => m.TimeZone).SingleAsync(ct));
        return (
            query.After is { } after ? after == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Midnight(after.AddDays(1), zone) : null,
            query.Before is { } before ? Midnight(before, zone) : null);
    }

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        var offset = zone.GetUtcOffset(local);

        // At both ends of the calendar an offset would lead out of it.
        return day.Year is 1 or 9999 ? new(local, TimeSpan.Zero) : new(local, offset);
    }

    private static IEnumerable<(SearchRow Row, SearchMatches Matches)> Rank(List<SearchRow> rows, List<SearchTerm> terms)
    {
        var matched = rows.Select(r => (Row: r, Matches: SearchMatches.Of(r.Text, terms)));
        if (terms.Count == 0 || rows.Count == 0)
            return matched.OrderByDescending(m => m.Row.At).ThenByDescending(m => m.Row.Id);

        // Against the newest found, not the clock: the order must be the same for every page.
        var newest = rows.Max(r => r.At);
        return matched
            .OrderByDescending(m => m.Matches.Score * (1 + (0.6 * Math.Exp(-(newest - m.Row.At).TotalDays / 30))))
            .ThenByDescending(m => m.Row.Id);
    }

    private static SearchHitDto ToHit((SearchRow Row, SearchMatches Matches) found)
    {
        var row = found.Row;
        var (excerpt, highlights) = found.Matches.Excerpt();
        return new(row.Kind, row.DocumentId, row.ContainerId, row.AuthorId, row.Title, excerpt, highlights, row.Url, row.At);
    }

    private static string? Next(List<SearchRow> rows, int skip, int taken)
    {
        if (skip + taken < rows.Count)
            return Cursor(rows[0].Id, skip + taken);

        return rows.Count == Window ? Cursor(rows[^1].Id - 1, 0) : null;
    }

    private static string Cursor(long top, int skip) => string.Create(CultureInfo.InvariantCulture, $"{top}.{skip}");

    private static bool TryReadCursor(string? cursor, out long top, out int skip)
    {
        (top, skip) = (long.MaxValue, 0);
        if (cursor is null)
            return true;

        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out top)
            && int.TryParse(cursor.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out skip);
    }
}
