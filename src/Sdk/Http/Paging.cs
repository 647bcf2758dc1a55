using System.Runtime.CompilerServices;
using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>Walks a paged list to its end.</summary>
public static class Paging
{
    /// <summary>Every item of a paged list, fetching pages as they are needed.</summary>
    /// <example><c>Paging.AllAsync(members.ListAsync)</c></example>
    public static async IAsyncEnumerable<T> AllAsync<T>(
        Func<string?, CancellationToken, Task<Page<T>>> page, [EnumeratorCancellation] CancellationToken ct = default)
    {
        string? cursor = null;
        do
        {
            var next = await page(cursor, ct);
            foreach (var item in next.Items)
                yield return item;
            cursor = next.Next;
        }
        while (cursor is not null);
    }
}
