using System.Net;
using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>What every call of this library may throw: <see cref="ApiException"/> or <see cref="ApiUnreachableException"/>.</summary>
public abstract class TertuliaException(string message, Exception? inner) : Exception(message, inner);

/// <summary>The server answered that it will not do it, and why.</summary>
public sealed class ApiException(ApiProblem problem, TimeSpan? retryAfter = null)
    : TertuliaException(problem.Detail ?? problem.Title ?? $"The server answered {problem.Status}.", null)
{
    private static readonly IReadOnlyDictionary<string, string[]> None = new Dictionary<string, string[]>();

    public ApiProblem Problem { get; } = problem;

    public HttpStatusCode Status => (HttpStatusCode)Problem.Status;

    /// <summary>The stable code, see <see cref="ProblemCodes"/>; <c>http_404</c> and the like when the answer carried none.</summary>
    public string Code => Problem.Code ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http_{Problem.Status}");

    /// <summary>Codes of what is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => Problem.Errors ?? None;

    /// <summary>How long the server asks to wait, when it does.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>True when the same request may succeed later: the server is overloaded, restarting, or asks to slow down.</summary>
    public bool Transient => Problem.Status is 408 or 425 or 429 or >= 500;
}

/// <summary>No answer came, or not from this API: no network, no server, a time-out, a captive portal. Nothing is known about the outcome.</summary>
public sealed class ApiUnreachableException(Exception? inner) : TertuliaException("The server cannot be reached.", inner);
