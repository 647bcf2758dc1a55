namespace Tertulia.Platform;

/// <summary>Names of the authorization policies.</summary>
public static class Policies
{
    /// <summary>Signed in.</summary>
    public const string Account = "account";

    /// <summary>An active member of the workspace in the route, guests included.</summary>
    public const string Workspace = "workspace";

    /// <summary>As <see cref="Workspace"/>, but no guest.</summary>
    public const string FullMember = "workspace.full_member";

    /// <summary>As <see cref="Workspace"/>, admin or owner.</summary>
    public const string Admin = "workspace.admin";

    /// <summary>As <see cref="Workspace"/>, owner.</summary>
    public const string Owner = "workspace.owner";
}

/// <summary>Names of the rate limits.</summary>
public static class RateLimits
{
    /// <summary>Anonymous endpoints, by address.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>Endpoints that check a secret (password, code, link), by address: a tenth of <see cref="Anonymous"/>.</summary>
    public const string Secret = "secret";
}
