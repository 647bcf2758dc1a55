using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Files;

/// <summary>The upload protocol as a client speaks it.</summary>
internal static class TusClient
{
    public static Task<HttpResponseMessage> CreateAsync(TestMember member, long length, string name, byte[]? first = null)
    {
        var request = Request(member, HttpMethod.Post, $"/api/w/{member.WorkspaceId}/uploads");
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))},filetype {Convert.ToBase64String("text/html"u8)}");
        if (first is not null)
            request.Content = Body(first);
        return member.Http.SendAsync(request);
    }

    public static async Task<string> StartAsync(TestMember member, long length, string name = "file.bin")
    {
        using var response = await CreateAsync(member, length, name);
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    public static Task<HttpResponseMessage> AppendAsync(TestMember member, string location, long offset, byte[] bytes, string? checksum = null)
    {
        var request = Request(member, HttpMethod.Patch, location);
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        if (checksum is not null)
            request.Headers.Add("Upload-Checksum", checksum);
        request.Content = Body(bytes);
        return member.Http.SendAsync(request);
    }

    public static Task<HttpResponseMessage> SendAsync(TestMember member, HttpMethod method, string location) => member.Http.SendAsync(Request(member, method, location));

    public static async Task<long> OffsetAsync(TestMember member, string location)
    {
        using var response = await SendAsync(member, HttpMethod.Head, location);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return Offset(response);
    }

    public static long Offset(HttpResponseMessage response) => long.Parse(response.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

    /// <summary>A whole file at once.</summary>
    public static async Task<FileDto> UploadAsync(TestMember member, byte[] bytes, string name)
    {
        using var response = await CreateAsync(member, bytes.Length, name, bytes);
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        return await member.GetAsync<FileDto>("files/" + response.Headers.Location!.ToString().Split('/')[^1]);
    }

    private static HttpRequestMessage Request(TestMember member, HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(member.Server.Address, path));
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    private static ByteArrayContent Body(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };
}
