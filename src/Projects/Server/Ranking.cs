namespace Tertulia.Projects;

/// <summary>Places in short lists.</summary>
internal static class Ranking
{
    /// <summary>Before one of the others, or behind them all; null when it is none of them, or when no more fits there.</summary>
    public static string? Place(IEnumerable<(Guid Id, string Rank)> others, Guid? before)
    {
        var ranked = others.OrderBy(o => o.Rank, StringComparer.Ordinal).ThenBy(o => o.Id).ToList();
        if (before is null)
            return Rank.After(ranked.Count == 0 ? null : ranked[^1].Rank);

        var index = ranked.FindIndex(o => o.Id == before);
        if (index < 0)
            return null;

        var rank = Rank.Between(index == 0 ? null : ranked[index - 1].Rank, ranked[index].Rank);
        return rank.Length > ProjectLimits.Rank ? null : rank;
    }
}
