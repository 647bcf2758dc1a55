using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>
/// The full-text index beside the table of documents. On SQLite an FTS5 table kept in step by triggers, so that no statement can forget it; besides
/// the words it holds the ids people filter by, as words of a second column, which narrows common words to a place or a person inside the index.
/// On PostgreSQL a generated column under a GIN index.
/// </summary>
internal sealed class SearchIndexSchema : ISchemaInitializer
{
    private const string Scope =
        "'w' || replace(new.workspace_id, '-', '') || ' r' || replace(new.resource_id, '-', '') || ' c' || replace(coalesce(new.container_id, ''), '-', '')"
        + " || ' a' || replace(coalesce(new.author_id, ''), '-', '')";

    // Delete and insert instead of update: an upsert may change any column, and FTS5 has nothing cheaper.
    private const string Sqlite =
        $"""
        CREATE VIRTUAL TABLE IF NOT EXISTS platform_search_index USING fts5(
            words, scope, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='2 3');
        CREATE TRIGGER IF NOT EXISTS platform_search_inserted AFTER INSERT ON platform_search_documents BEGIN
            INSERT INTO platform_search_index(rowid, words, scope) VALUES (new.id, new.words, {Scope});
        END;
        CREATE TRIGGER IF NOT EXISTS platform_search_deleted AFTER DELETE ON platform_search_documents BEGIN
            DELETE FROM platform_search_index WHERE rowid = old.id;
        END;
        CREATE TRIGGER IF NOT EXISTS platform_search_updated AFTER UPDATE ON platform_search_documents BEGIN
            DELETE FROM platform_search_index WHERE rowid = old.id;
            INSERT INTO platform_search_index(rowid, words, scope) VALUES (new.id, new.words, {Scope});
        END;
        """;

    private const string Postgres =
        """
        ALTER TABLE platform.search_documents ADD COLUMN IF NOT EXISTS vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED;
        CREATE INDEX IF NOT EXISTS ix_search_documents_vector ON platform.search_documents USING gin (vector);
        """;

    public async Task RunAsync(TertuliaDb db, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        await db.Database.ExecuteSqlRawAsync(db.Kind == DatabaseKind.Sqlite ? Sqlite : Postgres, ct);
        await write.CommitAsync(ct);
    }
}
