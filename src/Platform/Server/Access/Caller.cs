using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Tertulia.Platform;

/// <summary>Who asks, in which workspace, and in whose name grants reach them. Endpoints take it as a parameter.</summary>
/// <param name="Principals">The ids a grant may name: the member's own, their groups' and, unless a guest, the workspace's.</param>
public sealed record Caller(Guid AccountId, Guid MemberId, Guid WorkspaceId, WorkspaceRole Role, Guid[] Principals)
{
    public bool IsGuest => Role == WorkspaceRole.Guest;

    public bool IsAdmin => Role >= WorkspaceRole.Admin;

    /// <summary>Binds endpoint parameters to what the authorization policy of the workspace found.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<Caller?>(context.Features.Get<Caller>()
            ?? throw new InvalidOperationException($"'{parameter.Member.Name}' takes a Caller but is not mapped below the workspace."));
}
