using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tertulia.Platform.Web.Client;
using Tertulia.Sdk;

namespace Tertulia.Platform.Tests.Client;

public sealed class MemberDirectoryTests : IDisposable
{
    private static readonly Guid Workspace = Guid.CreateVersion7();
    private readonly FakeServer server = new();
    private readonly FakeTimeProvider clock = new();
    private readonly MemberDirectory directory;
    private List<MemberDto> people = [];

    public MemberDirectoryTests()
    {
        server.On($"GET /api/w/{Workspace}/members", PlatformJson.Default.PageMemberDto, () => new([.. people], null));
        server.On($"GET /api/w/{Workspace}/presence", PlatformJson.Default.PresenceDtoArray, () => []);
        directory = new MemberDirectory(new TertuliaClient(server.Client()).Workspace(Workspace).Members, new EventRouter(NullLogger.Instance), clock);
    }

    private CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        directory.Dispose();
        server.Dispose();
    }

    [Theory]
    [InlineData("jose")]
    [InlineData("JOSÉ mar")]
    [InlineData("mar jo")]
    [InlineData("@jmartin")]
    [InlineData("ínez")]
    [InlineData("inez")]
    public async Task Finds_people_by_the_beginning_of_any_word_without_accents(string typed)
    {
        people = [People.Make("José Martín Íñez", "jmartin"), People.Make("Zoe Ruiz")];
        await directory.LoadAsync(Ct);
        Assert.Equal("José Martín Íñez", Assert.Single(directory.Search(typed)).DisplayName);
    }

    [Fact]
    public async Task A_handle_is_found_without_accents_and_the_deactivated_are_not_suggested()
    {
        people = [People.Make("Íñigo", "íñigo"), People.Make("Ines", active: false)];
        await directory.LoadAsync(Ct);

        Assert.Equal("Íñigo", directory.FindByHandle("@INIGO")?.DisplayName);
        Assert.Equal("Íñigo", Assert.Single(directory.Search("in")).DisplayName);
    }

    [Fact]
    public async Task A_status_that_ran_out_is_not_shown()
    {
        var status = new StatusDto("🌴", "fuera", clock.GetUtcNow().AddMinutes(5));
        people = [People.Make("Ana") with { Status = status }];
        await directory.LoadAsync(Ct);

        Assert.Equal(status, directory.StatusOf(people[0].Id));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(directory.StatusOf(people[0].Id));
    }

    [Fact]
    public async Task An_event_during_the_fetch_is_not_overwritten_by_an_answer_that_is_older()
    {
        var before = People.Make("Ana");
        people = [before];
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        server.On($"GET /api/w/{Workspace}/presence", _ =>
        {
            asked.SetResult();
            return answer.Task;
        });

        var loading = directory.LoadAsync(Ct);
        await asked.Task;
        directory.Apply(new MemberUpdated(before with { DisplayName = "Ana María" }));
        answer.SetResult(new HttpResponseMessage { Content = new StringContent("[]") });
        await loading;

        Assert.Equal("Ana María", directory.Find(before.Id)?.DisplayName);
        Assert.Single(directory.Search("maria"));
    }

    [Fact]
    public void Stale_snapshot_and_events_are_a_fresh_snapshot() =>
        Gen.Select(Gen.Int[0, 5].Array[1, 40], Gen.Double[0, 1], Gen.Double[0, 1]).SampleAsync(async (steps, from, at) =>
        {
            // A history: each step renames, deactivates or adds somebody.
            var state = new Dictionary<Guid, MemberDto>();
            var events = new List<object>();
            var snapshots = new List<List<MemberDto>> { new() };
            foreach (var (step, i) in steps.Select((s, i) => (s, i)))
            {
                var known = state.Values.ElementAtOrDefault(step);
                object happened = known is null ? new MemberJoined(People.Make($"Person {i}"))
                    : step == 0 ? new MemberDeactivated(known.Id)
                    : new MemberUpdated(known with { DisplayName = $"Renamed {i}" });
                var member = happened switch
                {
                    MemberJoined e => e.Member,
                    MemberUpdated e => e.Member,
                    _ => known! with { Active = false },
                };
                state[member.Id] = member;
                events.Add(happened);
                snapshots.Add([.. state.Values]);
            }

            var snapshotAt = (int)(at * events.Count);
            people = snapshots[snapshotAt];
            await directory.LoadAsync();
            foreach (var happened in events.Skip((int)(from * snapshotAt)).SelectMany(e => new[] { e, e }))
                directory.Apply(happened);

            return directory.All.Count == state.Count
                && directory.All.All(m => state[m.Id] == m)
                && state.Values.Where(m => m.Active).All(m => directory.Search(m.DisplayName, 100).Contains(m));
        }, iter: 300, threads: 1);

    [Fact]
    public async Task Five_thousand_people_are_searched_without_scanning_them()
    {
        var random = new Random(3);
        string Word() => new([.. Enumerable.Range(0, 6).Select(_ => (char)('a' + random.Next(26)))]);
        people = [.. Enumerable.Range(0, 5_000).Select(i => People.Make($"{Word()} {Word()}", $"h{i}"))];
        await directory.LoadAsync(Ct);
        directory.Search("warm");

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotEmpty(directory.Search(people[17].DisplayName[..4]));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }
}
