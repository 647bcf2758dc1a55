using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Architecture.Endpoints;

/// <summary>One method of one endpoint below <c>/api</c>, as the host has mapped it.</summary>
/// <param name="Body">The type of its JSON body, or null.</param>
internal sealed partial record ApiEndpoint(string Name, HttpMethod Method, string Pattern, Type? Body, bool Anonymous, bool Authorized)
{
    public bool InWorkspace => Pattern.StartsWith("/api/w/", StringComparison.Ordinal);

    /// <summary>Reads JSON into a type of the contracts.</summary>
    public bool TakesJson => Body is not null && Body.Namespace?.StartsWith("Tertulia", StringComparison.Ordinal) == true;

    public bool TakesBody => Method != HttpMethod.Get && Method != HttpMethod.Head && Method != HttpMethod.Options;

    public static List<ApiEndpoint> All(TestServer server) =>
        [.. Routes(server).Where(e => e.Pattern.StartsWith("/api/", StringComparison.Ordinal) && !e.Pattern.Contains("{**", StringComparison.Ordinal))];

    /// <summary>Everything the host answers, also outside the API.</summary>
    public static IEnumerable<ApiEndpoint> Routes(TestServer server) => server.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"], (e, method) => new ApiEndpoint(
            e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "",
            HttpMethod.Parse(method),
            "/" + e.RoutePattern.RawText?.TrimStart('/'),
            e.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType,
            e.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            e.Metadata.GetMetadata<IAuthorizeData>() is not null));

    /// <summary>Its path with values in place of the parameters: ids that belong to nobody unless known, and <paramref name="text"/> for the rest.</summary>
    public string Path(Guid workspaceId, string text = "1", IReadOnlyDictionary<string, Guid>? known = null) => Parameter().Replace(Pattern, parameter => parameter.Groups["name"].Value switch
    {
        "workspaceId" => workspaceId.ToString(),
        var name when known is not null && known.TryGetValue(name, out var id) => id.ToString(),
        _ when parameter.Groups["constraint"].Value.Contains("guid", StringComparison.Ordinal) => Guid.CreateVersion7().ToString(),
        var name when name.EndsWith("Id", StringComparison.Ordinal) => Guid.CreateVersion7().ToString(),
        _ => Uri.EscapeDataString(text),
    });

    /// <summary>Calls it, with an empty object where it wants JSON and nothing else is given.</summary>
    public async Task<HttpResponseMessage> CallAsync(HttpClient caller, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(Method, path) { Content = content ?? (Body is null ? null : JsonContent.Create(new { })) };
        request.Headers.Add(ApiHeaders.IdempotencyKey, Guid.CreateVersion7().ToString());

        // Ask before sending what is too large: else the answer may be lost with the connection that the server closes on the rest.
        var large = request.Content?.Headers.ContentLength > 1024 * 1024;
        request.Headers.ExpectContinue = large;

        // And never on a connection that the next request would find closed.
        request.Headers.ConnectionClose = large;
        return await caller.SendAsync(request);
    }

    public override string ToString() => $"{Method} {Pattern} ({Name})";

    [GeneratedRegex(@"\{\**(?<name>\w+)(?<constraint>(:[^}?]+)?)\??\}")]
    private static partial Regex Parameter();
}
