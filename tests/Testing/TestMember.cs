using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Platform;

namespace Tertulia.Testing;

/// <summary>Somebody signed in, in one workspace. Paths are relative to <c>/api/w/{workspaceId}</c> unless they begin with a slash.</summary>
public sealed class TestMember(ITestHost server, HttpClient http, CookieContainer cookies, Guid accountId, MyWorkspaceDto workspace, string email)
{
    public ITestHost Server => server;

    /// <summary>The member's browser: their cookies.</summary>
    public HttpClient Http => http;

    public CookieContainer Cookies => cookies;

    public Guid AccountId => accountId;

    public Guid MemberId => workspace.MemberId;

    public Guid WorkspaceId => workspace.Id;

    public MyWorkspaceDto Workspace => workspace;

    public string Email => email;

    public string Password { get; init; } = TestWorkspace.Password;

    /// <summary>The same person and browser in another of their workspaces.</summary>
    public TestMember In(MyWorkspaceDto other) => new(server, http, cookies, accountId, other, email) { Password = Password };

    /// <summary>A newcomer who accepts an invitation.</summary>
    public static async Task<TestMember> AcceptAsync(ITestHost server, string token, string name, string email)
    {
        var cookies = new CookieContainer();
        var http = server.CreateClient(cookies);
        using var response = await http.PostAsJsonAsync(
            $"/api/invitations/{token}/accept", new AcceptInvitationRequest(name, email, TestWorkspace.Password, "en", "Europe/Madrid"), WireJson.Options);
        var workspace = await ReadAsync<MyWorkspaceDto>(response);
        var me = await ReadAsync<MeDto>(await http.GetAsync("/api/me"));
        return new(server, http, cookies, me.AccountId, workspace, email);
    }

    /// <summary>Somebody whom a server knows already.</summary>
    public static async Task<TestMember> SignInAsync(ITestHost server, string email, Guid workspaceId, string password = TestWorkspace.Password)
    {
        var cookies = new CookieContainer();
        var http = server.CreateClient(cookies);
        using var response = await http.PostAsJsonAsync("/api/session", new SignInRequest(email, password), WireJson.Options);
        await ReadAsync<SignInResult>(response);
        var me = await ReadAsync<MeDto>(await http.GetAsync("/api/me"));
        return new(server, http, cookies, me.AccountId, me.Workspaces.Single(w => w.Id == workspaceId), email) { Password = password };
    }

    /// <summary>The same person in another browser.</summary>
    public Task<TestMember> SignInAgainAsync() => SignInAsync(server, email, workspace.Id, Password);

    public Task<T> GetAsync<T>(string path) => SendAsync<T>(HttpMethod.Get, path);

    public Task<T> PostAsync<T>(string path, object? body = null, Guid? idempotencyKey = null) => SendAsync<T>(HttpMethod.Post, path, body, idempotencyKey);

    public Task PostAsync(string path, object? body = null, Guid? idempotencyKey = null) => SendAsync(HttpMethod.Post, path, body, idempotencyKey);

    public Task<T> PutAsync<T>(string path, object? body = null) => SendAsync<T>(HttpMethod.Put, path, body);

    public Task PutAsync(string path, object? body = null) => SendAsync(HttpMethod.Put, path, body);

    public Task<T> DeleteAsync<T>(string path) => SendAsync<T>(HttpMethod.Delete, path);

    public Task DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <summary>Fails the test unless the answer is a success.</summary>
    public async Task<T> SendAsync<T>(HttpMethod method, string path, object? body = null, Guid? idempotencyKey = null)
    {
        using var response = await RequestAsync(method, path, body, idempotencyKey);
        return await ReadAsync<T>(response);
    }

    /// <summary>Fails the test unless the answer is a success.</summary>
    public async Task SendAsync(HttpMethod method, string path, object? body = null, Guid? idempotencyKey = null)
    {
        using var response = await RequestAsync(method, path, body, idempotencyKey);
        await EnsureAsync(response);
    }

    /// <summary>For tests that expect a refusal: status and problem, or the value.</summary>
    public async Task<ApiAnswer<T>> TryAsync<T>(HttpMethod method, string path, object? body = null, Guid? idempotencyKey = null)
    {
        using var response = await RequestAsync(method, path, body, idempotencyKey);
        return await ApiAnswer<T>.ReadAsync(response);
    }

    /// <summary>As <see cref="TryAsync{T}"/>, for status and problem alone.</summary>
    public Task<ApiAnswer<object>> TryAsync(HttpMethod method, string path, object? body = null, Guid? idempotencyKey = null) =>
        TryAsync<object>(method, path, body, idempotencyKey);

    /// <param name="body">An object becomes JSON; an <see cref="HttpContent"/> is sent as it is.</param>
    public async Task<HttpResponseMessage> RequestAsync(HttpMethod method, string path, object? body = null, Guid? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/w/{WorkspaceId}/{path}");
        if (body is HttpContent content)
            request.Content = content;
        else if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType(), options: WireJson.Options);
        if (idempotencyKey is { } key)
            request.Headers.Add(ApiHeaders.IdempotencyKey, key.ToString());
        return await http.SendAsync(request);
    }

    /// <summary>A started connection to the hub in this browser's name.</summary>
    public async Task<HubConnection> ConnectAsync()
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server.Address, RealtimeHub.Path), options => options.Cookies = cookies)
            .AddJsonProtocol(options => WireJson.Configure(options.PayloadSerializerOptions))
            .Build();
        await connection.StartAsync();
        return connection;
    }

    internal static async Task<T> ReadAsync<T>(HttpResponseMessage response)
    {
        await EnsureAsync(response);
        return (await response.Content.ReadFromJsonAsync<T>(WireJson.Options))!;
    }

    private static async Task EnsureAsync(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            var request = response.RequestMessage;
            throw new InvalidOperationException(
                $"{request?.Method} {request?.RequestUri?.PathAndQuery} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
    }
}

/// <summary>An answer of the API: a value, or a problem.</summary>
public sealed record ApiAnswer<T>(HttpStatusCode Status, T? Value, ApiProblem? Problem)
{
    public string? Code => Problem?.Code;

    public static async Task<ApiAnswer<T>> ReadAsync(HttpResponseMessage response)
    {
        var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        var problem = isProblem ? await response.Content.ReadFromJsonAsync<ApiProblem>(WireJson.Options) : null;
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return new(response.StatusCode, isJson && response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<T>(WireJson.Options) : default, problem);
    }
}
