using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Tertulia.Platform;

/// <summary>problem+json answers (RFC 9457) with a stable <c>code</c> and a detail that says what to do next.</summary>
public static class Problems
{
    public static ProblemHttpResult Of(int status, string code, string? detail = null) =>
        TypedResults.Problem(statusCode: status, detail: detail, extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>The thing does not exist, or the caller may not know that it does.</summary>
    public static ProblemHttpResult NotFound() => Of(StatusCodes.Status404NotFound, ProblemCodes.NotFound);

    public static ProblemHttpResult Forbidden(string detail) => Of(StatusCodes.Status403Forbidden, ProblemCodes.Forbidden, detail);

    public static ProblemHttpResult Conflict(string detail, string code = ProblemCodes.Conflict) => Of(StatusCodes.Status409Conflict, code, detail);

    /// <summary>One field is wrong; <paramref name="error"/> is a code such as <c>too_long</c>.</summary>
    public static ProblemHttpResult Invalid(string field, string error) => Invalid(new Dictionary<string, string[]> { [field] = [error] });

    /// <summary>Codes of what is wrong, by field in camelCase.</summary>
    public static ProblemHttpResult Invalid(IDictionary<string, string[]> errors, string code = ProblemCodes.Invalid) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        title: "The request is not valid.",
        extensions: new Dictionary<string, object?> { ["code"] = code, ["errors"] = errors });
}
