using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Tertulia.Platform;

/// <summary>The request's <c>Idempotency-Key</c>, for handlers that keep it. <see cref="IdempotencyExtensions.WithIdempotency"/> has checked it before they run.</summary>
public readonly record struct IdempotencyKey(Guid Value)
{
    public static ValueTask<IdempotencyKey> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(new IdempotencyKey(Guid.TryParse(context.Request.Headers[ApiHeaders.IdempotencyKey].ToString(), out var key) ? key : default));
}
