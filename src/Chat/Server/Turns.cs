using Tertulia.Platform;

namespace Tertulia.Chat;

internal static class Turns
{
    /// <summary>Waiting for more members than this would cost PostgreSQL more memory for locks than the order of two rare events is worth.</summary>
    private const int Most = 500;

    /// <summary>For subscribers: the turns of all whom a batch concerns, unless they are very many.</summary>
    public static async Task OfMembersAsync(TertuliaDb db, IReadOnlyCollection<Guid> memberIds, CancellationToken ct)
    {
        var distinct = memberIds.Distinct().ToList();
        if (distinct.Count is > 0 and <= Most)
            await db.TakeTurnsAsync(ct, distinct);
    }
}
