namespace Tertulia.Platform.Web.Client;

/// <summary>
/// Makes a fetched snapshot complete. While a fetch is under way the events that are applied are noted too; when the answer comes, it may be older
/// than some of them, so they are applied once more over it. Appliers are idempotent, so those it already holds do no harm.
/// </summary>
public sealed class InFlightEvents
{
    private readonly List<Fetch> fetches = [];

    public Fetch Begin()
    {
        var fetch = new Fetch(this);
        fetches.Add(fetch);
        return fetch;
    }

    public void Note(object applied)
    {
        foreach (var fetch in fetches)
            fetch.Noted.Add(applied);
    }

    /// <summary>One fetch; dispose it when its answer is applied or given up.</summary>
    public sealed class Fetch : IDisposable
    {
        private readonly InFlightEvents owner;

        internal Fetch(InFlightEvents owner) => this.owner = owner;

        /// <summary>What was applied since the fetch began, in order.</summary>
        public IReadOnlyList<object> Events => Noted;

        internal List<object> Noted { get; } = [];

        public void Dispose() => owner.fetches.Remove(this);
    }
}
