namespace Tertulia.Projects.Ranks;

/// <summary>Makes room where keys have become long: where thousands of times something was put at one spot.</summary>
public static class RankRoom
{
    private const int Short = 12;

    /// <summary>New keys for the fewest neighbours that make keys short again; the order stays, and the others keep theirs.</summary>
    /// <param name="ranks">Of the whole list, in order.</param>
    /// <param name="at">Where the long one stands.</param>
    public static RankChange Make(IReadOnlyList<string> ranks, int at)
    {
        for (var reach = 8; reach < ranks.Count; reach *= 4)
        {
            var start = Math.Max(0, at - reach);
            var end = Math.Min(ranks.Count, at + reach + 1);
            var before = start == 0 ? null : ranks[start - 1];
            var after = end == ranks.Count ? null : ranks[end];

            // Between long neighbours keys are long, too.
            if (before?.Length > Short || after?.Length > Short)
                continue;
            var keys = Rank.Many(before, after, end - start);
            if (keys.All(k => k.Length <= Short + 2))
                return new(start, keys);
        }

        return new(0, Rank.Many(null, null, ranks.Count));
    }
}

/// <param name="Start">The first place that changes.</param>
/// <param name="Ranks">The new keys from there on.</param>
public sealed record RankChange(int Start, IReadOnlyList<string> Ranks);
