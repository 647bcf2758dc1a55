namespace Tertulia.Platform.Web.Client;

/// <summary>Words to ids, sorted, so that a prefix is found by bisection: thousands of people in well under a millisecond, interpreted too.</summary>
internal sealed class PrefixIndex
{
    private static readonly Comparer<(string Word, Guid Id)> Order = Comparer<(string Word, Guid Id)>.Create(static (left, right) =>
        string.CompareOrdinal(left.Word, right.Word) is var byWord && byWord != 0 ? byWord : left.Id.CompareTo(right.Id));

    private readonly List<(string Word, Guid Id)> entries = [];

    internal void Fill(IEnumerable<(string Word, Guid Id)> words)
    {
        entries.Clear();
        entries.AddRange(words);
        entries.Sort(Order);
    }

    internal void Add(string word, Guid id)
    {
        var at = entries.BinarySearch((word, id), Order);
        if (at < 0)
            entries.Insert(~at, (word, id));
    }

    internal void Remove(string word, Guid id)
    {
        var at = entries.BinarySearch((word, id), Order);
        if (at >= 0)
            entries.RemoveAt(at);
    }

    internal HashSet<Guid> Find(string prefix)
    {
        var found = new HashSet<Guid>();
        var at = entries.BinarySearch((prefix, Guid.Empty), Order);
        for (var i = at < 0 ? ~at : at; i < entries.Count && entries[i].Word.StartsWith(prefix, StringComparison.Ordinal); i++)
            found.Add(entries[i].Id);
        return found;
    }
}
