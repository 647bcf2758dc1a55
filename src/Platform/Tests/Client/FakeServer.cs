using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tertulia.Platform.Tests.Client;

/// <summary>Answers requests by method and path.</summary>
internal sealed class FakeServer : HttpMessageHandler
{
    private readonly Dictionary<string, Func<HttpRequestMessage, Task<HttpResponseMessage>>> routes = [];

    internal List<string> Requests { get; } = [];

    internal HttpClient Client() => new(this) { BaseAddress = new Uri("http://test/") };

    internal void On(string route, Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) => routes[route] = answer;

    internal void On<T>(string route, JsonTypeInfo<T> type, Func<T> answer) =>
        On(route, _ => Task.FromResult(new HttpResponseMessage { Content = JsonContent.Create(answer(), type) }));

    internal void On(string route, HttpStatusCode status, string? problem = null) => On(route, _ =>
    {
        var response = new HttpResponseMessage(status);
        if (problem is not null)
            response.Content = new StringContent(problem, System.Text.Encoding.UTF8, "application/problem+json");
        return Task.FromResult(response);
    });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var route = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        Requests.Add(route);
        return routes.TryGetValue(route, out var answer) ? answer(request) : Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
