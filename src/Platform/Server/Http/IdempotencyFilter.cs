using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Tertulia.Platform;

/// <summary>
/// Makes a create repeatable: the answer to the first request with an <c>Idempotency-Key</c> is stored in the transaction of what it made, and a
/// retry gets it again. Two at once run both, and the key's uniqueness lets one commit.
/// </summary>
internal sealed class IdempotencyFilter(bool required) : IEndpointFilter
{
    private static readonly CompiledQuery<Func<TertuliaDb, Guid, Guid, CancellationToken, Task<IdempotencyRecord?>>> ByKey = new(() =>
        EF.CompileAsyncQuery((TertuliaDb db, Guid accountId, Guid key, CancellationToken ct) =>
            db.IdempotencyRecords.AsNoTracking().SingleOrDefault(r => r.AccountId == accountId && r.Key == key)));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var header = http.Request.Headers[ApiHeaders.IdempotencyKey].ToString();
        if (header.Length == 0 && !required)
            return await next(context);

        if (!Guid.TryParse(header, out var key))
            return Problems.Invalid(ApiHeaders.IdempotencyKey, "required_uuid");

        var db = http.RequestServices.GetRequiredService<TertuliaDb>();
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var accountId = http.User.AccountId();
        var request = $"{http.Request.Method} {http.Request.Path}";
        var ct = http.RequestAborted;

        object? result;
        await using (var write = await db.BeginAsync(ct))
        {
            // Inside: on SQLite the gate has let us in alone, and whoever held it may have used this very key. Retries are rare, so this one look
            // is all that a first request pays.
            if (await FindAsync(db, accountId, key, ct) is { } earlier)
                return Replay(earlier, request);

            try
            {
                result = await next(context);
                if (Outcome(result) is { Status: < 300 } made)
                {
                    db.IdempotencyRecords.Add(new IdempotencyRecord
                    {
                        AccountId = accountId,
                        Key = key,
                        Request = request,
                        Status = made.Status,
                        Body = made.Value is null ? "" : JsonSerializer.Serialize(made.Value, made.Value.GetType(), WireJson.Options),
                        At = clock.GetUtcNow(),
                    });
                    await db.SaveChangesAsync(ct);
                    await write.CommitAsync(ct);
                    return result;
                }
            }
            catch (DbUpdateException)
            {
                // Another request with this key committed first (what the handler itself made may have hit a unique index too); unless it is
                // found below, the failure was something else.
                result = null;
            }
        }

        db.ChangeTracker.Clear();
        if (await FindAsync(db, accountId, key, ct) is { } winner)
            return Replay(winner, request);

        return result ?? Problems.Conflict("The request collided with another; send it again.");
    }

    private static Task<IdempotencyRecord?> FindAsync(TertuliaDb db, Guid accountId, Guid key, CancellationToken ct) =>
        ByKey.For(db)(db, accountId, key, ct);

    private static IResult Replay(IdempotencyRecord record, string request) => record.Request != request
        ? Problems.Of(StatusCodes.Status422UnprocessableEntity, ProblemCodes.IdempotencyKeyReused, "Use a new key for each thing you create.")
        : record.Body.Length == 0 ? TypedResults.StatusCode(record.Status) : TypedResults.Text(record.Body, "application/json", statusCode: record.Status);

    private static (int Status, object? Value)? Outcome(object? result)
    {
        while (result is INestedHttpResult nested)
            result = nested.Result;

        return result is IStatusCodeHttpResult status ? (status.StatusCode ?? 200, (result as IValueHttpResult)?.Value) : null;
    }
}

public static class IdempotencyExtensions
{
    /// <summary>The endpoint answers a repeated <c>Idempotency-Key</c> with its first answer; its handler runs inside a write transaction.</summary>
    public static RouteHandlerBuilder WithIdempotency(this RouteHandlerBuilder endpoint, bool required = false) =>
        endpoint.AddEndpointFilter(new IdempotencyFilter(required)).WithMetadata(new IdempotencyMetadata(required));

    /// <summary>The signed-in account.</summary>
    public static Guid AccountId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The sign-in the request came by.</summary>
    public static Guid SessionId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue("sid"), out var id) ? id : throw new InvalidOperationException("Nobody is signed in.");
}

/// <summary>Tells the API's description of the header.</summary>
public sealed record IdempotencyMetadata(bool Required);
