using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Who is online or away now; whoever is not in it is offline.</summary>
internal static class GetPresence
{
    internal static void Map(IEndpointRouteBuilder workspace) => workspace.MapGet("/presence", HandleAsync).WithName("presence.get");

    private static async Task<Ok<PresenceDto[]>> HandleAsync(Caller caller, TertuliaDb db, PresenceService presence, CancellationToken ct)
    {
        var known = await presence.SnapshotAsync(caller.WorkspaceId);
        var visible = caller.IsGuest ? await db.MembersVisibleTo(caller).Select(m => m.Id).ToHashSetAsync(ct) : null;
        return TypedResults.Ok(known
            .Where(entry => visible?.Contains(entry.Key) ?? true)
            .Select(entry => new PresenceDto(entry.Key, entry.Value))
            .ToArray());
    }
}
