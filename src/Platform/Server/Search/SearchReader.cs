using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>What to look for, with names and days resolved.</summary>
/// <param name="Bottom">Nothing indexed earlier.</param>
/// <param name="Top">Nothing indexed later, so that pages fit together while new things arrive.</param>
internal sealed record SearchFilter(
    string? Kind, IReadOnlyCollection<Guid>? AuthorIds, IReadOnlyCollection<Guid>? ContainerIds, SearchFlags Flags, DateTimeOffset? From, DateTimeOffset? To, long Bottom, long Top);

/// <summary>
/// Reads the newest matching documents that the caller may see. Nothing a person typed becomes part of a statement: words are letters and digits
/// by construction, all else is a parameter.
/// </summary>
internal sealed class SearchReader(TertuliaDb db)
{
    /// <summary>
    /// Up to so many places of the caller's are named one by one, which lets the indexes find what is in them alone. With more of them the caller sees
    /// so much that the first matches found are mostly theirs.
    /// </summary>
    private const int MostScopes = 100;

    private const string Columns =
        "d.id, d.kind, d.document_id, d.workspace_id, d.resource_id, d.container_id, d.author_id, d.title, d.text, d.words, d.url, d.at, d.flags, d.arrival";

    public async Task<List<SearchRow>> ReadAsync(Caller caller, IReadOnlyList<SearchTerm> terms, SearchFilter filter, int limit, CancellationToken ct)
    {
        var sql = new Statement(db.Kind);
        var places = await PlacesAsync(caller, ct);
        var (documents, grants) = db.Kind == DatabaseKind.Sqlite
            ? ("platform_search_documents", "platform_grants")
            : ("platform.search_documents", "platform.grants");
        var id = "d.id";
        if (terms.Count == 0 && filter.Flags == SearchFlags.None)
            sql.Add($"SELECT {Columns} FROM {documents} d WHERE ");
        else if (db.Kind == DatabaseKind.Postgres)
            PostgresMatch(sql.Add($"SELECT {Columns} FROM {documents} d WHERE d.terms @@ ("), terms, filter).Add(") AND ");
        else
        {
            id = "platform_search_terms.rowid";
            sql.Add($"SELECT {Columns} FROM platform_search_terms CROSS JOIN {documents} d ON d.id = {id} WHERE platform_search_terms MATCH ")
                .Value(SqliteMatch(caller, terms, filter, places)).Add(" AND ");
        }

        // The plus keeps SQLite, which knows no figures of its tables, from walking the whole workspace where a person's or a place's index is shorter.
        var workspace = db.Kind == DatabaseKind.Sqlite && (filter.AuthorIds ?? filter.ContainerIds) is not null ? "+d.workspace_id" : "d.workspace_id";
        sql.Add($"{id} >= ").Value(filter.Bottom).Add($" AND {id} <= ").Value(filter.Top).Add($" AND {workspace} = ").Value(caller.WorkspaceId);
        if (places is not null)
        {
            sql.Add(" AND d.resource_id IN ").Values(places);
        }
        else
        {
            sql.Add(" AND (d.resource_id IN ").Values(caller.Principals);
            sql.Add($" OR d.resource_id IN (SELECT g.resource_id FROM {grants} g WHERE g.workspace_id = ").Value(caller.WorkspaceId);
            sql.Add(" AND g.principal_id IN ").Values(caller.Principals).Add("))");
        }

        if (filter.Kind is not null)
            sql.Add(" AND d.kind = ").Value(filter.Kind);
        if (filter.AuthorIds is not null)
            sql.Add(" AND d.author_id IN ").Values(filter.AuthorIds);
        if (filter.ContainerIds is not null)
            sql.Add(" AND d.container_id IN ").Values(filter.ContainerIds);
        if (filter.Flags != SearchFlags.None)
            sql.Add(" AND (d.flags & ").Value((int)filter.Flags).Add(") = ").Value((int)filter.Flags);
        if (filter.From is { } from)
            sql.Add(" AND d.at >= ").Time(from);
        if (filter.To is { } to)
            sql.Add(" AND d.at < ").Time(to);
        sql.Add($" ORDER BY {id} DESC LIMIT ").Value(limit);
        return await db.Set<SearchRow>().FromSqlRaw(sql.Text, sql.Parameters).AsNoTracking().ToListAsync(ct);
    }

    /// <summary>All that the caller may view, and what is theirs by who they are; null when it is too much to list.</summary>
    private async Task<List<Guid>?> PlacesAsync(Caller caller, CancellationToken ct)
    {
        var granted = await db.Grants
            .Where(g => g.WorkspaceId == caller.WorkspaceId && caller.Principals.Contains(g.PrincipalId))
            .Select(g => g.ResourceId).Distinct().Take(MostScopes + 1).ToListAsync(ct);
        return granted.Count > MostScopes ? null : [.. granted, .. caller.Principals];
    }

    /// <summary>FTS5: phrases and words, narrowed in the index to the places, the people and the things asked for.</summary>
    private static string SqliteMatch(Caller caller, IReadOnlyList<SearchTerm> terms, SearchFilter filter, List<Guid>? places)
    {
        List<string> match =
        [
            .. terms.Select(t => $"words : \"{string.Join(' ', t.Words)}\"{(t.Prefix ? " *" : "")}"),
            .. Bits(filter.Flags).Select(bit => string.Create(CultureInfo.InvariantCulture, $"scope : h{bit}")),
            filter.ContainerIds is { Count: <= MostScopes } ? Narrow('c', filter.ContainerIds) : places is not null ? Narrow('r', places) : Narrow('w', [caller.WorkspaceId]),
        ];
        if (filter.AuthorIds is not null)
            match.Add(Narrow('a', filter.AuthorIds));
        return string.Join(" AND ", match);
    }

    private static string Narrow(char scope, IReadOnlyCollection<Guid> ids) => $"scope : ({string.Join(" OR ", ids.Select(id => $"{scope}{id:N}"))})";

    /// <summary>Words go through PostgreSQL's own parser, as they did when they were indexed; what a document has is no word.</summary>
    private static Statement PostgresMatch(Statement sql, IReadOnlyList<SearchTerm> terms, SearchFilter filter)
    {
        if (terms.Count > 0)
        {
            sql.Add("to_tsquery('simple', ").Value(string.Join(
                " & ", terms.Select(t => $"({string.Join(" <-> ", t.Words.Select((w, i) => $"'{w}'{(t.Prefix && i == t.Words.Count - 1 ? ":*" : "")}"))})"))).Add(")");
        }

        if (filter.Flags == SearchFlags.None)
            return sql;

        var things = string.Join(" & ", Bits(filter.Flags).Select(bit => string.Create(CultureInfo.InvariantCulture, $"'#{bit}'")));
        return sql.Add(terms.Count > 0 ? " && CAST(" : "CAST(").Value(things).Add(" AS tsquery)");
    }

    private static IEnumerable<int> Bits(SearchFlags flags) =>
        Enum.GetValues<SearchFlags>().Where(flag => flag != SearchFlags.None && flags.HasFlag(flag)).Select(flag => (int)flag);

    /// <summary>SQL text with numbered parameters.</summary>
    private sealed class Statement(DatabaseKind kind)
    {
        private readonly StringBuilder text = new();
        private readonly List<object> parameters = [];

        public string Text => text.ToString();

        public object[] Parameters => [.. parameters];

        public Statement Add(string sql)
        {
            text.Append(sql);
            return this;
        }

        public Statement Value(object value)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{{parameters.Count}}}");
            parameters.Add(value);
            return this;
        }

        /// <summary>As the model's converter would store it; raw statements do not know it.</summary>
        public Statement Time(DateTimeOffset time) => kind == DatabaseKind.Sqlite
            ? Value((time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond)
            : Value(time.ToUniversalTime());

        /// <summary>Never empty in SQL: no id is all zeroes.</summary>
        public Statement Values(IReadOnlyCollection<Guid> ids)
        {
            text.Append('(');
            var first = true;
            foreach (var id in ids.DefaultIfEmpty())
            {
                if (!first)
                    text.Append(", ");
                first = false;
                Value(id);
            }

            return Add(")");
        }
    }
}
