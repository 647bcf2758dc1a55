namespace Tertulia.Platform;

/// <summary>Turns a module's events into what is searched. Registered by modules as singletons; asked for every event of its types, once and in order.</summary>
public interface ISearchProjector
{
    /// <summary>Types of the events that change what it wants found.</summary>
    IReadOnlyCollection<string> Types { get; }

    /// <summary>Says what has to be indexed or forgotten because of an event; for most events, nothing.</summary>
    ValueTask ProjectAsync(EventRecord happened, SearchChanges changes, TertuliaDb db, CancellationToken ct);
}

/// <summary>Finds the places that <c>in:name</c> may mean.</summary>
public interface ISearchPlaceResolver
{
    /// <summary>Ids (as in <see cref="SearchDocument.ContainerId"/>) of the places so named that the caller may see; empty for none.</summary>
    /// <param name="name">As typed, without a leading <c>#</c> or <c>@</c>.</param>
    Task<IReadOnlyCollection<Guid>> FindAsync(Caller caller, string name, TertuliaDb db, CancellationToken ct);
}

/// <summary>Changes of the index that a batch of events brings; for each document the last one counts.</summary>
public sealed class SearchChanges
{
    private readonly Dictionary<(string Kind, Guid Id), SearchDocument?> documents = [];

    internal IReadOnlyDictionary<(string Kind, Guid Id), SearchDocument?> Documents => documents;

    /// <summary>Indexes a document, or what it has become.</summary>
    public void Upsert(SearchDocument document) => documents[(document.Kind, document.Id)] = document;

    /// <summary>Forgets a document, if it was there.</summary>
    public void Delete(string kind, Guid id) => documents[(kind, id)] = null;
}
