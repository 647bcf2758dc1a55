using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tertulia.Platform;

namespace Tertulia.Sdk;

/// <summary>Sends requests and turns whatever goes wrong into the two exceptions of this library.</summary>
internal sealed class ApiTransport(HttpClient http)
{
    internal Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken ct) => SendAsync(HttpMethod.Get, path, null, type, null, ct);

    internal Task<TAnswer> SendAsync<TBody, TAnswer>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TAnswer> answerType, CancellationToken ct, Guid? key = null) =>
        SendAsync(method, path, JsonContent.Create(body, bodyType), answerType, key, ct);

    internal Task SendAsync<TBody>(HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken ct, Guid? key = null) =>
        SendAsync(method, path, JsonContent.Create(body, bodyType), key, ct);

    internal async Task SendAsync(HttpMethod method, string path, HttpContent? content, Guid? key, CancellationToken ct)
    {
        using var response = await SendAsync(Request(method, path, content, key), ct);
    }

    internal async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> type, Guid? key, CancellationToken ct)
    {
        using var response = await SendAsync(Request(method, path, content, key), ct);
        return await ReadAsync(response, type, ct);
    }

    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new ApiUnreachableException(e);
        }

        if (response.IsSuccessStatusCode)
            return response;

        using (response)
            throw await FailureAsync(response, ct);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content, Guid? key)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is { } value)
            request.Headers.Add(ApiHeaders.IdempotencyKey, value.ToString("D"));
        return request;
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken ct)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(type, ct) ?? throw new JsonException("null");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new ApiUnreachableException(e);
        }
    }

    private static async Task<ApiException> FailureAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        ApiProblem? problem = null;
        if (response.Content.Headers.ContentType?.MediaType is "application/problem+json" or "application/json")
        {
            try
            {
                problem = await response.Content.ReadFromJsonAsync(PlatformJson.Default.ApiProblem, ct);
            }
            catch (Exception e) when (e is JsonException or HttpRequestException or IOException)
            {
                // A proxy's own error page, cut short: the status says enough.
            }
        }

        problem = problem is null ? new ApiProblem(response.ReasonPhrase, status, null, null, null) : problem with { Status = status };
        return new ApiException(problem, RetryAfter(response.Headers.RetryAfter));
    }

    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header?.Delta;
}
