using System.Net;
using System.Text.Json;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Observability;

/// <summary>What operators and other people's programs look at.</summary>
public sealed class ObservabilityTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task A_server_in_good_health_says_so_to_anybody(DatabaseKind database)
    {
        using var client = (await servers.GetAsync(database)).CreateClient();

        Assert.Equal("Healthy", await client.GetStringAsync("/health"));
        using var ready = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        using var report = JsonDocument.Parse(await ready.Content.ReadAsStringAsync());
        Assert.Equal(["database", "events", "files"], report.RootElement.GetProperty("checks").EnumerateObject().Select(c => c.Name).Order());
    }

    [Fact]
    public async Task The_data_folder_is_closed_to_other_users_of_the_machine()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("tertulia-data-").FullName, "data");
        await using (await TestServer.StartAsync(null, configure: b => b.Configuration["Tertulia:Data"] = folder))
        {
            Assert.True(File.Exists(Path.Combine(folder, "tertulia.db")));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }

        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Fact]
    public async Task The_description_of_the_API_is_complete()
    {
        using var client = (await servers.GetAsync(DatabaseKind.Sqlite)).CreateClient();
        using var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json"));
        var operations = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(o => o.Value.TryGetProperty("responses", out _)).Select(o => (Path: path.Name, Operation: o.Value)))
            .ToList();

        Assert.NotEmpty(operations);
        Assert.All(operations, o => Assert.True(o.Operation.TryGetProperty("operationId", out _), $"{o.Path} needs WithName."));
        Assert.All(operations, o => Assert.Single(o.Operation.GetProperty("tags").EnumerateArray()));
        Assert.All(operations, o => Assert.True(o.Operation.GetProperty("responses").TryGetProperty("default", out _)));
        Assert.Equal(operations.Count, operations.Select(o => o.Operation.GetProperty("operationId").GetString()).Distinct().Count());
        Assert.True(document.RootElement.GetProperty("components").GetProperty("schemas").TryGetProperty("ApiProblem", out _));

        var search = operations.Single(o => o.Path.EndsWith("/search", StringComparison.Ordinal)).Operation;
        Assert.Equal(["cursor", "kind", "q", "workspaceId"], search.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).Order());
        Assert.NotEmpty(search.GetProperty("security").EnumerateArray());
    }

    [Fact]
    public async Task The_pages_of_the_API_ask_nothing_of_other_servers()
    {
        using var client = (await servers.GetAsync(DatabaseKind.Sqlite)).CreateClient();
        using var first = await client.GetAsync("/docs/api");
        using var page = first.Headers.Location is { } location ? await client.GetAsync(new Uri(new Uri(client.BaseAddress!, "/docs/api"), location)) : await client.GetAsync("/docs/api");
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("cdn", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(src|href)=[\"']?(https?:)?//", html);
    }
}
