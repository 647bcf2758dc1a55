namespace Tertulia.Platform;

/// <summary>The stable <c>code</c> of every problem+json answer that the platform itself gives. Modules add their own.</summary>
public static class ProblemCodes
{
    public const string Invalid = "invalid";
    public const string NotFound = "not_found";
    public const string Forbidden = "forbidden";
    public const string Unauthenticated = "unauthenticated";
    public const string Conflict = "conflict";
    public const string TooLarge = "too_large";
    public const string TooManyRequests = "too_many_requests";
    public const string Malformed = "malformed";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string UnsupportedType = "unsupported_type";
    public const string CrossSite = "cross_site";
    public const string IdempotencyKeyReused = "idempotency_key_reused";
    public const string InvalidCredentials = "invalid_credentials";
    public const string TwoFactorRequired = "two_factor_required";
    public const string LockedOut = "locked_out";
    public const string WeakPassword = "weak_password";
    public const string InvitationInvalid = "invitation_invalid";
    public const string SignInFirst = "sign_in_first";
    public const string AlreadySetUp = "already_set_up";
    public const string LastOwner = "last_owner";
}

/// <summary>A problem+json body (RFC 9457) with the members this API adds.</summary>
/// <param name="Title">A short sentence in English; programs look at <paramref name="Code"/>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What to do next.</param>
/// <param name="Code">A stable code, see <see cref="ProblemCodes"/>.</param>
/// <param name="Errors">Codes of what is wrong by field, when the request did not validate.</param>
public sealed record ApiProblem(string? Title, int Status, string? Detail, string? Code, IReadOnlyDictionary<string, string[]>? Errors);
