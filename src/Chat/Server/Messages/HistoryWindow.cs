using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Chat;

/// <summary>Which part of a numbered history is wanted: at most one of the three is given, none means the newest.</summary>
internal sealed record HistoryWindow(long? Before, long? After, long? Around, int Limit)
{
    public const int Usual = 50;

    private const int Most = 100;

    /// <summary>Null when it is no window: two ends at once, or a limit out of range.</summary>
    public static HistoryWindow? TryRead(long? before, long? after, long? around, int limit) =>
        limit is < 1 or > Most || new[] { before, after, around }.Count(n => n is not null) > 1 ? null : new(before, after, around, limit);

    /// <summary>Reads one message more than asked for on each side: whether it is there says whether history goes on.</summary>
    public async Task<MessageWindowDto> ReadAsync(
        IQueryable<Message> messages, Expression<Func<Message, long>> number, MessageReader reader, CancellationToken ct)
    {
        List<Message> found;
        bool older, newer;
        if (After is { } after)
        {
            found = await NewerAsync(messages, number, after, Limit + 1, ct);
            newer = Trim(found, Limit);
            older = await messages.AnyAsync(Compare(number, after + 1, less: true), ct);
        }
        else if (Around is { } around)
        {
            // The message itself counts to the newer half; one that is gone leaves its neighbours.
            var half = Limit / 2;
            var left = await OlderAsync(messages, number, around, half + 1, ct);
            found = await NewerAsync(messages, number, around - 1, Limit - half + 1, ct);
            newer = Trim(found, Limit - half);
            older = Trim(left, half);
            left.Reverse();
            found.InsertRange(0, left);
        }
        else
        {
            found = await OlderAsync(messages, number, Before ?? long.MaxValue, Limit + 1, ct);
            older = Trim(found, Limit);
            found.Reverse();
            newer = Before is { } before && await messages.AnyAsync(Compare(number, before - 1, less: false), ct);
        }

        return new(await reader.ReadAsync(found, ct), older, newer);
    }

    private static Task<List<Message>> OlderAsync(IQueryable<Message> messages, Expression<Func<Message, long>> number, long than, int limit, CancellationToken ct) =>
        messages.Where(Compare(number, than, less: true)).OrderByDescending(number).Take(limit).ToListAsync(ct);

    private static Task<List<Message>> NewerAsync(IQueryable<Message> messages, Expression<Func<Message, long>> number, long than, int limit, CancellationToken ct) =>
        messages.Where(Compare(number, than, less: false)).OrderBy(number).Take(limit).ToListAsync(ct);

    private static Expression<Func<Message, bool>> Compare(Expression<Func<Message, long>> number, long with, bool less)
    {
        Expression<Func<long>> value = () => with;
        var body = less ? Expression.LessThan(number.Body, value.Body) : Expression.GreaterThan(number.Body, value.Body);
        return Expression.Lambda<Func<Message, bool>>(body, number.Parameters);
    }

    private static bool Trim(List<Message> found, int limit)
    {
        if (found.Count <= limit)
            return false;

        found.RemoveRange(limit, found.Count - limit);
        return true;
    }
}
