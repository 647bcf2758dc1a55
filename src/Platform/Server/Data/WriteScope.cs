using Microsoft.EntityFrameworkCore.Storage;

namespace Tertulia.Platform;

/// <summary>A write transaction. Disposed without <see cref="CommitAsync"/>, it rolls back.</summary>
public sealed class WriteScope : IAsyncDisposable
{
    /// <summary>What a nested begin gets: committing it does nothing, the outermost scope decides.</summary>
    internal static readonly WriteScope Joined = new(null, null, _ => { });

    private readonly IDbContextTransaction? transaction;
    private readonly IDisposable? pass;
    private readonly Action<bool> ended;
    private bool committed;

    internal WriteScope(IDbContextTransaction? transaction, IDisposable? pass, Action<bool> ended) =>
        (this.transaction, this.pass, this.ended) = (transaction, pass, ended);

    public async Task CommitAsync(CancellationToken ct)
    {
        if (transaction is null)
            return;

        await transaction.CommitAsync(ct);
        committed = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is null)
            return;

        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            pass?.Dispose();
            ended(committed);
        }
    }
}
