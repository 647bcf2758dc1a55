using Tertulia.Platform;

namespace Tertulia.Server;

/// <summary>Refuses a NUL in the query: no honest client sends one, and PostgreSQL takes it in no text. Kestrel refuses it in the path by itself.</summary>
internal sealed class AddressGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true
        ? Problems.Of(StatusCodes.Status400BadRequest, ProblemCodes.Malformed, "Leave out the NUL character.").ExecuteAsync(context)
        : next(context);
}
