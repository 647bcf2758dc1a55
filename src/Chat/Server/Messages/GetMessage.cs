using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>One message, for permalinks.</summary>
internal static class GetMessage
{
    public static void Map(IEndpointRouteBuilder chat) => chat.MapGet("/messages/{messageId:guid}", HandleAsync).WithName("chat.messages.get");

    private static async Task<Results<Ok<MessageDto>, ProblemHttpResult>> HandleAsync(
        Guid messageId, Caller caller, TertuliaDb db, MessageReader reader, CancellationToken ct)
    {
        var message = await db.Messages().AsNoTracking().VisibleTo(caller, db).SingleOrDefaultAsync(m => m.Id == messageId, ct);
        return message is null ? Problems.NotFound() : TypedResults.Ok(await reader.ReadAsync(message, ct));
    }
}
