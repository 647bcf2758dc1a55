using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>
/// The full-text index beside the table of documents. On SQLite an FTS5 table kept in step by triggers, so that no statement can forget it; besides
/// the words it holds what people filter by, as words of a second column, which narrows common words to a place, a person or things with a picture inside
/// the index. On PostgreSQL a generated column under a GIN index, with lexemes that are no words for what a document has.
/// </summary>
internal sealed class SearchIndexSchema : ISchemaInitializer
{
    private const string Scope =
        "'w' || replace(DOC.workspace_id, '-', '') || ' r' || replace(DOC.resource_id, '-', '') || ' c' || replace(coalesce(DOC.container_id, ''), '-', '')"
        + " || ' a' || replace(coalesce(DOC.author_id, ''), '-', '')"
        + " || iif(DOC.flags & 1, ' h1', '') || iif(DOC.flags & 2, ' h2', '') || iif(DOC.flags & 4, ' h4', '') || iif(DOC.flags & 8, ' h8', '')";

    // Delete and insert instead of update: an upsert may change any column, and FTS5 has nothing cheaper.
    private static readonly string Sqlite =
        $"""
        CREATE VIRTUAL TABLE platform_search_terms USING fts5(
            words, scope, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='2 3');
        INSERT INTO platform_search_terms(rowid, words, scope) SELECT d.id, d.words, {ScopeOf("d")} FROM platform_search_documents d;
        CREATE TRIGGER platform_search_terms_inserted AFTER INSERT ON platform_search_documents BEGIN
            INSERT INTO platform_search_terms(rowid, words, scope) VALUES (new.id, new.words, {ScopeOf("new")});
        END;
        CREATE TRIGGER platform_search_terms_deleted AFTER DELETE ON platform_search_documents BEGIN
            DELETE FROM platform_search_terms WHERE rowid = old.id;
        END;
        CREATE TRIGGER platform_search_terms_updated AFTER UPDATE ON platform_search_documents BEGIN
            DELETE FROM platform_search_terms WHERE rowid = old.id;
            INSERT INTO platform_search_terms(rowid, words, scope) VALUES (new.id, new.words, {ScopeOf("new")});
        END;
        DROP TRIGGER IF EXISTS platform_search_inserted;
        DROP TRIGGER IF EXISTS platform_search_deleted;
        DROP TRIGGER IF EXISTS platform_search_updated;
        DROP TABLE IF EXISTS platform_search_index;
        """;

    private const string Postgres =
        """
        ALTER TABLE platform.search_documents ADD COLUMN IF NOT EXISTS terms tsvector GENERATED ALWAYS AS (
            to_tsvector('simple', words) || array_to_tsvector(array_remove(ARRAY[
                CASE WHEN flags & 1 <> 0 THEN '#1' END, CASE WHEN flags & 2 <> 0 THEN '#2' END,
                CASE WHEN flags & 4 <> 0 THEN '#4' END, CASE WHEN flags & 8 <> 0 THEN '#8' END], NULL))) STORED;
        CREATE INDEX IF NOT EXISTS ix_search_documents_terms ON platform.search_documents USING gin (terms);
        ALTER TABLE platform.search_documents DROP COLUMN IF EXISTS vector;
        """;

    public async Task RunAsync(TertuliaDb db, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        if (db.Kind == DatabaseKind.Postgres)
            await db.Database.ExecuteSqlRawAsync(Postgres, ct);
        else if (!await db.Database.SqlQueryRaw<int>("SELECT 1 AS Value FROM sqlite_master WHERE name = 'platform_search_terms'").AnyAsync(ct))
            await db.Database.ExecuteSqlRawAsync(Sqlite, ct);
        await write.CommitAsync(ct);
    }

    private static string ScopeOf(string row) => Scope.Replace("DOC", row, StringComparison.Ordinal);
}
