using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Keeps the index in step with the event log, by what the modules' projectors say.</summary>
internal sealed class SearchIndexer(IEnumerable<ISearchProjector> projectors) : IDurableSubscriber
{
    private const int MostText = 40_000;

    public string Name => "search";

    public IReadOnlySet<string> Types { get; } = projectors.SelectMany(p => p.Types).ToHashSet();

    public async Task HandleAsync(TertuliaDb db, EventLog events, IReadOnlyList<EventRecord> batch, CancellationToken ct)
    {
        var changes = new SearchChanges();
        foreach (var happened in batch)
        {
            foreach (var projector in projectors)
                await projector.ProjectAsync(happened, changes, db, ct);
        }

        var rows = await FindAsync(db, changes.Documents.Keys, ct);
        var newest = new Dictionary<Guid, DateTimeOffset>();
        foreach (var (key, document) in changes.Documents.OrderBy(d => d.Value?.At))
        {
            var row = rows.GetValueOrDefault(key);
            if (document is null)
            {
                if (row is not null)
                    db.Remove(row);
            }
            else if (row is null)
            {
                db.Add(Create(document, await ArrivalAsync(db, document, newest, ct)));
            }
            else
            {
                Update(row, document);
            }
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task<Dictionary<(string Kind, Guid Id), SearchRow>> FindAsync(TertuliaDb db, IEnumerable<(string Kind, Guid Id)> keys, CancellationToken ct)
    {
        var found = new Dictionary<(string, Guid), SearchRow>();
        foreach (var kind in keys.GroupBy(k => k.Kind, k => k.Id))
        {
            var ids = kind.ToArray();
            foreach (var row in await db.Set<SearchRow>().Where(r => r.Kind == kind.Key && ids.Contains(r.DocumentId)).ToListAsync(ct))
                found.Add((row.Kind, row.DocumentId), row);
        }

        return found;
    }

    private static async Task<SearchArrival> ArrivalAsync(TertuliaDb db, SearchDocument document, Dictionary<Guid, DateTimeOffset> newest, CancellationToken ct)
    {
        if (!newest.TryGetValue(document.WorkspaceId, out var known))
        {
            known = await db.Set<SearchRow>().Where(r => r.WorkspaceId == document.WorkspaceId && r.Arrival == SearchArrival.Timely).MaxAsync(r => (DateTimeOffset?)r.At, ct)
                ?? DateTimeOffset.MinValue;
        }

        newest[document.WorkspaceId] = document.At > known ? document.At : known;
        return document.At < known ? SearchArrival.Late : SearchArrival.Timely;
    }

    private static SearchRow Create(SearchDocument document, SearchArrival arrival)
    {
        var text = SearchText.Clean(document.Text, MostText);
        return new()
        {
            Kind = document.Kind,
            DocumentId = document.Id,
            WorkspaceId = document.WorkspaceId,
            ResourceId = document.ResourceId,
            ContainerId = document.ContainerId,
            AuthorId = document.AuthorId,
            Title = CleanTitle(document.Title),
            Text = text,
            Words = SearchText.Fold(text),
            Url = document.Url,
            At = document.At,
            Flags = document.Flags,
            Arrival = arrival,
        };
    }

    private static void Update(SearchRow row, SearchDocument document)
    {
        var text = SearchText.Clean(document.Text, MostText);
        (row.ResourceId, row.ContainerId, row.AuthorId) = (document.ResourceId, document.ContainerId, document.AuthorId);
        (row.Title, row.Text, row.Words) = (CleanTitle(document.Title), text, SearchText.Fold(text));
        if (row.At != document.At)
            row.Arrival = SearchArrival.Late;
        (row.Url, row.At, row.Flags) = (document.Url, document.At, document.Flags);
    }

    private static string? CleanTitle(string? title) => title is null ? null : SearchText.Clean(title, 255);
}
