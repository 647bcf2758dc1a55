using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tertulia.Platform;

/// <summary>
/// A query of <c>EF.CompileAsyncQuery</c>, compiled once for each database's model: for what is asked with every message. EF Core otherwise walks the
/// expression at each call to find the statement it made of it before, which takes longer than a lookup in SQLite.
/// </summary>
internal sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> queries = [];

    public TQuery For(TertuliaDb db) => queries.GetValue(db.Model, _ => compile());
}
