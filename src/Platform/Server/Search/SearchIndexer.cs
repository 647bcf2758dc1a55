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

        foreach (var kind in changes.Documents.GroupBy(d => d.Key.Kind))
            await ApplyAsync(db, kind.Key, kind.ToDictionary(d => d.Key.Id, d => d.Value), ct);
    }

    private static async Task ApplyAsync(TertuliaDb db, string kind, Dictionary<Guid, SearchDocument?> documents, CancellationToken ct)
    {
        var ids = documents.Keys.ToArray();
        var rows = await db.Set<SearchRow>().Where(r => r.Kind == kind && ids.Contains(r.DocumentId)).ToDictionaryAsync(r => r.DocumentId, ct);
        foreach (var (id, document) in documents)
        {
            var row = rows.GetValueOrDefault(id);
            if (document is null)
            {
                if (row is not null)
                    db.Remove(row);
                continue;
            }

            if (row is null)
                db.Add(Create(document));
            else
                Update(row, document);
        }

        await db.SaveChangesAsync(ct);
    }

    private static SearchRow Create(SearchDocument document)
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
        };
    }

    private static void Update(SearchRow row, SearchDocument document)
    {
        var text = SearchText.Clean(document.Text, MostText);
        (row.ResourceId, row.ContainerId, row.AuthorId) = (document.ResourceId, document.ContainerId, document.AuthorId);
        (row.Title, row.Text, row.Words) = (CleanTitle(document.Title), text, SearchText.Fold(text));
        (row.Url, row.At, row.Flags) = (document.Url, document.At, document.Flags);
    }

    private static string? CleanTitle(string? title) => title is null ? null : SearchText.Clean(title, 255);
}
