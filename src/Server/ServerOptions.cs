namespace Tertulia.Server;

/// <summary>
/// What an operator may set, in <c>appsettings.json</c> under <c>Tertulia</c>, as <c>TERTULIA__…</c> in the environment, or by flags.
/// </summary>
public sealed class ServerOptions
{
    public const string Section = "Tertulia";

    /// <summary>Where to listen, several separated by <c>;</c>. Null: what <c>ASPNETCORE_URLS</c> says, else http://localhost:5080. <c>--urls</c></summary>
    public string? Urls { get; set; }

    /// <summary>Folder for everything kept on disk: SQLite, files, keys. <c>--data</c></summary>
    public string Data { get; set; } = "data";

    /// <summary>PostgreSQL connection string; null for SQLite in <see cref="Data"/>. <c>--database</c></summary>
    public string? Database { get; set; }

    /// <summary>Redis connection string that joins this node to a cluster; needs <see cref="Database"/>. <c>--redis</c></summary>
    public string? Redis { get; set; }

    /// <summary>The address at which the cluster's other nodes reach this one. <c>--node-address</c></summary>
    public string NodeAddress { get; set; } = "127.0.0.1";

    /// <summary>The port for the cluster's own traffic; 0 for any free one. <c>--node-port</c></summary>
    public int NodePort { get; set; }

    /// <summary>The address people use, such as <c>https://talk.example.org</c>, for links; null: taken from each request. <c>--public-url</c></summary>
    public string? PublicUrl { get; set; }

    /// <summary>Fills an empty data folder with a fictional company. <c>--demo</c></summary>
    public bool Demo { get; set; }

    public RateLimitOptions RateLimits { get; set; } = new();
}

/// <summary>Requests a minute from one address (of IPv6, one network of 64 bits).</summary>
public sealed class RateLimitOptions
{
    /// <summary>Endpoints open to anybody.</summary>
    public int Anonymous { get; set; } = 300;

    /// <summary>Endpoints that check a password, a code or a link.</summary>
    public int Secret { get; set; } = 30;
}
