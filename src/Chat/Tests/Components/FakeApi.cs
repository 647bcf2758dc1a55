using System.Net;
using System.Text;

namespace Tertulia.Chat.Tests.Components;

/// <summary>Answers what a test told it to, 404 otherwise, and remembers what was asked.</summary>
public sealed class FakeApi : HttpMessageHandler
{
    private readonly List<(string Method, string Ending, string Json)> _answers = [];

    public List<(string Method, string Path, string Body)> Asked { get; } = [];

    public void Answer(string method, string ending, string json) => _answers.Add((method, ending, json));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (Asked)
            Asked.Add((request.Method.Method, path, body));
        var found = _answers.FindLast(a => a.Method == request.Method.Method && path.EndsWith(a.Ending, StringComparison.Ordinal));
        return found.Json is null
            ? new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("""{"status":404,"code":"not_found"}""", Encoding.UTF8, "application/problem+json") }
            : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(found.Json, Encoding.UTF8, "application/json") };
    }
}
