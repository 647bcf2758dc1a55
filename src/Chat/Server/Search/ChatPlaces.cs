using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary><c>in:</c> a channel by its name, or the direct message with somebody by their handle.</summary>
internal sealed class ChatPlaces : ISearchPlaceResolver
{
    public async Task<IReadOnlyCollection<Guid>> FindAsync(Caller caller, string name, TertuliaDb db, CancellationToken ct)
    {
        if (!TypedText.IsWellFormed(name))
            return [];

        var (folded, handle) = (Folding.Fold(name), name.ToLowerInvariant());
        var visible = db.Channels().AsNoTracking().VisibleTo(caller, db);
        var channels = await visible.Where(c => c.FoldedName == folded).Select(c => c.Id).ToListAsync(ct);
        var person = await db.Members.Where(m => m.WorkspaceId == caller.WorkspaceId && m.Handle == handle).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(ct);
        if (person is { } personId && DirectPeople.TryRead(caller.MemberId, [personId])?.KeyIn(caller.WorkspaceId) is { } key)
            channels.AddRange(await visible.Where(c => c.DirectKey == key).Select(c => c.Id).ToListAsync(ct));
        return channels;
    }
}
