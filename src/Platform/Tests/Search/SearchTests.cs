using System.Net;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Platform.Tests.Files;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Search;

/// <summary>Search over HTTP: what is found, by whom, in which order.</summary>
public sealed class SearchTests(TestServers servers)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Accents_capitals_prefixes_and_phrases(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        await IndexAsync(owner, owner.WorkspaceId, "La Reunión es mañana", "reuniones y más reuniones", "lista de precios", "precios de la lista", "東京タワー", "foo-bar");

        Assert.Equal(["La Reunión es mañana"], await FindAsync(owner, "REUNION es"));
        Assert.Equal(2, (await FindAsync(owner, "reunió")).Count);
        Assert.Equal(["La Reunión es mañana"], await FindAsync(owner, "reunion manana"));
        Assert.Equal(["lista de precios"], await FindAsync(owner, "\"lista de precios\""));
        Assert.Equal(2, (await FindAsync(owner, "precios lista")).Count);
        Assert.Empty(await FindAsync(owner, "\"reun\""));
        Assert.Empty(await FindAsync(owner, "reunion precios"));
        Assert.Equal(["東京タワー"], await FindAsync(owner, "京タ"));
        Assert.Equal(["foo-bar"], await FindAsync(owner, "foo-bar"));
        Assert.Equal(["foo-bar"], await FindAsync(owner, "bar"));
        Assert.Empty(await FindAsync(owner, ""));
    }

    [Theory, EachDatabase]
    public async Task Highlights_stand_on_the_original_text(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        await IndexAsync(owner, owner.WorkspaceId, "¿Cuándo es la REUNIÓN del círculo?");

        var hit = (await owner.GetAsync<SearchResultDto>("search?q=circulo+reunion")).Hits.Single();

        Assert.Equal(["REUNIÓN", "círculo"], hit.Highlights.Select(h => hit.Excerpt.Substring(h.Start, h.Length)));
    }

    [Theory, EachDatabase]
    public async Task Everybody_finds_only_what_they_may_see(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, eva, guest) = (workspace.Owner, await workspace.AddMemberAsync("Eva"), await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest));
        var stranger = (await TestWorkspace.CreateAsync(workspace.Server)).Owner;
        var (secret, open) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await GrantAsync(owner, secret, PrincipalKind.Person, owner.MemberId);
        await GrantAsync(owner, open, PrincipalKind.Workspace, owner.WorkspaceId);
        await IndexAsync(owner, secret, "zanahoria secreta");
        await IndexAsync(owner, open, "zanahoria abierta");
        await IndexAsync(owner, owner.MemberId, "zanahoria propia");
        await IndexAsync(stranger, stranger.WorkspaceId, "zanahoria ajena");

        foreach (var q in (string[])["zanahoria", "from:me before:2100-01-01", "after:2000-01-01"])
        {
            Assert.DoesNotContain("zanahoria secreta", await FindAsync(eva, q));
            Assert.DoesNotContain("zanahoria ajena", await FindAsync(owner, q));
        }

        Assert.Equal(["zanahoria abierta", "zanahoria propia", "zanahoria secreta"], (await FindAsync(owner, "zanahoria")).Order());
        Assert.Equal(["zanahoria abierta"], await FindAsync(eva, "zanahoria"));
        Assert.Empty(await FindAsync(guest, "zanahoria"));
        Assert.Equal(["zanahoria ajena"], await FindAsync(stranger, "zanahoria"));

        await RevokeAsync(owner, open, owner.WorkspaceId);
        Assert.Empty(await FindAsync(eva, "zanahoria"));
    }

    [Theory, EachDatabase]
    public async Task Operators_narrow(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, eva) = (workspace.Owner, await workspace.AddMemberAsync("Eva"));
        var handle = (await owner.GetAsync<MemberDto>("members/" + eva.MemberId)).Handle;
        await IndexAsync(
            owner,
            Document(owner, "queso uno") with { AuthorId = owner.MemberId, At = Noon.AddDays(-10) },
            Document(owner, "queso dos") with { AuthorId = eva.MemberId, At = Noon, Flags = SearchFlags.HasFile | SearchFlags.HasImage },
            Document(owner, "queso tres") with { AuthorId = eva.MemberId, At = Noon.AddDays(10), Flags = SearchFlags.HasLink });

        Assert.Equal(["queso uno"], await FindAsync(owner, "queso from:me"));
        Assert.Equal(["queso dos", "queso tres"], (await FindAsync(owner, $"from:@{handle}")).Order());
        Assert.Equal(["queso dos"], await FindAsync(owner, $"has:image from:{handle.ToUpperInvariant()}"));
        Assert.Equal(["queso tres"], await FindAsync(owner, "queso has:link"));
        Assert.Empty(await FindAsync(owner, "queso has:link has:file"));
        Assert.Empty(await FindAsync(owner, "queso from:@nobody"));
        Assert.Empty(await FindAsync(owner, "queso in:nowhere"));
        Assert.Equal(["queso uno"], await FindAsync(owner, "before:2026-03-10 queso"));
        Assert.Equal(["queso tres"], await FindAsync(owner, "after:2026-03-10 queso"));
        Assert.Equal(["queso dos"], await FindAsync(owner, "on:2026-03-10 queso"));
        Assert.Equal(["queso dos", "queso tres", "queso uno"], (await FindAsync(owner, "queso after:0001-01-01 before:9999-12-31")).Order());
        Assert.Empty(await FindAsync(owner, "queso&kind=nothing"));
    }

    [Theory, EachDatabase]
    public async Task Days_find_what_came_late_and_what_moved_in_time(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var moved = Document(owner, "pera movida") with { At = Noon.AddDays(-3) };
        await IndexAsync(owner, Document(owner, "pera a tiempo") with { At = Noon.AddDays(-2) }, moved, Document(owner, "pera puntual") with { At = Noon });
        await IndexAsync(owner, Document(owner, "pera rezagada") with { At = Noon.AddDays(-9) });
        await IndexAsync(owner, Document(owner, "pera temprana") with { At = Noon.AddDays(-1) });
        await IndexAsync(owner, Document(owner, "pera última") with { At = Noon.AddDays(2) });
        await IndexAsync(owner, moved with { At = Noon.AddDays(3) });

        foreach (var q in (string[])["pera ", ""])
        {
            Assert.Equal(["pera rezagada"], await FindAsync(owner, $"{q}before:2026-03-05"));
            Assert.Equal(["pera a tiempo", "pera rezagada", "pera temprana"], (await FindAsync(owner, $"{q}before:2026-03-10")).Order());
            Assert.Equal(["pera movida", "pera última"], (await FindAsync(owner, $"{q}after:2026-03-10")).Order(StringComparer.Ordinal));
            Assert.Equal(["pera temprana"], await FindAsync(owner, $"{q}on:2026-03-09"));
            Assert.Empty(await FindAsync(owner, $"{q}before:2026-03-01"));
            Assert.Empty(await FindAsync(owner, $"{q}after:2026-03-13"));
        }
    }

    [Theory, EachDatabase]
    public async Task Changed_and_deleted_things_are_found_as_they_are(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var document = Document(owner, "borrador inicial");
        await IndexAsync(owner, document);
        await IndexAsync(owner, document with { Text = "versión final" });

        Assert.Empty(await FindAsync(owner, "borrador"));
        Assert.Equal(["versión final"], await FindAsync(owner, "version"));

        await ApplyAsync(owner, changes => changes.Delete(document.Kind, document.Id));
        Assert.Empty(await FindAsync(owner, "version"));
    }

    [Theory, EachDatabase]
    public async Task Better_and_newer_answers_come_first_and_pages_fit_together(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        await IndexAsync(owner, [.. Enumerable.Range(0, 350).Select(i => Document(owner, $"melón número {i}") with { At = Noon.AddMinutes(i) })]);
        await IndexAsync(owner, Document(owner, "melonar lejos de todo y con otras palabras entre medias") with { At = Noon.AddDays(1) });
        await IndexAsync(owner, Document(owner, "melón melón") with { At = Noon.AddMinutes(1) });

        var (seen, cursor) = (new List<string>(), "");
        while (cursor is not null)
        {
            var page = await owner.GetAsync<SearchResultDto>("search?q=melon" + (cursor.Length > 0 ? "&cursor=" + cursor : ""));
            seen.AddRange(page.Hits.Select(h => h.Excerpt));
            cursor = page.Next;
            if (seen.Count == 20)
                await IndexAsync(owner, owner.WorkspaceId, "melón recién llegado");
        }

        Assert.Equal("melón melón", seen[0]);
        Assert.Equal(352, seen.Distinct().Count());
        Assert.Equal(352, seen.Count);
        foreach (var wrong in (string[])["x", "1", ".", "-1.0", "1.-1", "99999999999999999999.0"])
            Assert.Equal(HttpStatusCode.BadRequest, (await owner.TryAsync(HttpMethod.Get, "search?q=a&cursor=" + wrong)).Status);
    }

    [Theory, EachDatabase]
    public async Task People_and_files_are_found(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var (owner, eva, guest) = (workspace.Owner, await workspace.AddMemberAsync("Begoña Ñíguez"), await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest));
        var file = await TusClient.UploadAsync(owner, "hola"u8.ToArray(), "Presupuesto_añual-2026.txt");
        await DownloadTests.AttachAsync(owner, [file.Id], Guid.CreateVersion7(), eva.MemberId);
        await workspace.Server.SettledAsync(Ct);

        Assert.Equal(eva.MemberId, (await owner.GetAsync<SearchResultDto>("search?q=bego&kind=member")).Hits.Single().Id);
        Assert.Empty((await guest.GetAsync<SearchResultDto>("search?q=bego")).Hits);
        var hit = (await eva.GetAsync<SearchResultDto>("search?q=anual+presu")).Hits.Single();
        Assert.Equal(("file", file.Id, "chat/c/x"), (hit.Kind, hit.Id, hit.Url));
        Assert.Empty((await guest.GetAsync<SearchResultDto>("search?q=presupuesto")).Hits);
    }

    [Theory, EachDatabase]
    public async Task Whatever_is_asked_is_answered(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        await IndexAsync(owner, owner.WorkspaceId, "algo que encontrar");
        string[] hostile =
        [
            "\"", "'", "''", "\\", "a\"b", "\" OR 1=1", "NEAR(a b)", "words : a", "a*", "*", "^a", "a AND", "OR", "NOT", "AND OR NOT", "(", ")", "a)(", "{a}", "a:*", "'a':*&!", "a | b", "a & ",
            "<->", "%", "_", "\0", "a\0b", "\uFFFF", "from:\0", "in:\0 a", "in:%", "from:'; DROP TABLE members; --", "has:", "before:0001-01-01", "after:9999-12-31", "on:9999-12-31", "on:0001-01-01",
            new string('a', 500), string.Concat(Enumerable.Repeat("a ", 250)), string.Concat(Enumerable.Repeat("\"", 500)), string.Concat(Enumerable.Repeat("東", 500)), "१२३ ½ ² ㈱ ﷺ", "क्षि", "{0} {1}",
        ];
        foreach (var q in hostile)
            Assert.Equal(Expected(q), (await owner.TryAsync(HttpMethod.Get, "search?q=" + Uri.EscapeDataString(q))).Status);

        Assert.Equal(HttpStatusCode.BadRequest, (await owner.TryAsync(HttpMethod.Get, "search?q=" + new string('a', 501))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.TryAsync(HttpMethod.Get, "search?q=a&kind=%00")).Status);

        var query = Gen.OneOf(Gen.String[0, 100], Gen.Int[0, hostile.Length - 1].Select(i => hostile[i]).Where(h => h.Length < 60).Array[1, 6].Select(parts => string.Join(' ', parts)));
        await query.SampleAsync(
            async q => Assert.Equal(Expected(q), (await owner.TryAsync(HttpMethod.Get, "search?q=" + Uri.EscapeDataString(Sendable(q)))).Status), iter: 200, threads: 1);
    }

    /// <summary>No address may carry a NUL; whatever else is asked is answered.</summary>
    private static HttpStatusCode Expected(string q) => q.Contains('\0', StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.OK;

    /// <summary>Half a surrogate pair cannot travel in an address.</summary>
    private static string Sendable(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static async Task<List<string>> FindAsync(TestMember member, string q)
    {
        var query = q.Split("&kind=");
        var result = await member.GetAsync<SearchResultDto>($"search?q={Uri.EscapeDataString(query[0])}&kind={(query.Length > 1 ? query[1] : "note")}");
        return [.. result.Hits.Select(h => h.Excerpt)];
    }

    private static SearchDocument Document(TestMember member, string text, Guid? resourceId = null) => new(
        "note", Guid.CreateVersion7(), member.WorkspaceId, resourceId ?? member.WorkspaceId, resourceId, member.MemberId, null, text, "notes/x", Noon);

    private static Task IndexAsync(TestMember member, Guid resourceId, params string[] texts) =>
        IndexAsync(member, [.. texts.Select(t => Document(member, t, resourceId))]);

    private static Task IndexAsync(TestMember member, params SearchDocument[] documents) => ApplyAsync(member, changes =>
    {
        foreach (var document in documents)
            changes.Upsert(document);
    });

    /// <summary>As the event pump would, with a projector of the test's own.</summary>
    private static Task ApplyAsync(TestMember member, Action<SearchChanges> apply) => InTransactionAsync(member, async services =>
    {
        var happened = new EventRecord(EventPosition.Start, member.WorkspaceId, "test", "test", null, null, Noon, "{}");
        await new SearchIndexer([new Projector(apply)]).HandleAsync(
            services.GetRequiredService<TertuliaDb>(), services.GetRequiredService<EventLog>(), [happened], Ct);
    });

    private static Task GrantAsync(TestMember member, Guid resourceId, PrincipalKind kind, Guid principalId) => InTransactionAsync(member, async services =>
    {
        services.GetRequiredService<AccessGrants>().GrantNew(member.WorkspaceId, resourceId, kind, principalId, AccessLevel.Viewer);
        await services.GetRequiredService<TertuliaDb>().SaveChangesAsync(Ct);
    });

    private static Task RevokeAsync(TestMember member, Guid resourceId, Guid principalId) => InTransactionAsync(member, async services =>
    {
        await services.GetRequiredService<AccessGrants>().RevokeAsync(member.WorkspaceId, resourceId, principalId, Ct);
        await services.GetRequiredService<TertuliaDb>().SaveChangesAsync(Ct);
    });

    private static async Task InTransactionAsync(TestMember member, Func<IServiceProvider, Task> act)
    {
        await using var scope = ((TestServer)member.Server).Services.CreateAsyncScope();
        await using var write = await scope.ServiceProvider.GetRequiredService<TertuliaDb>().BeginAsync(Ct);
        await act(scope.ServiceProvider);
        await write.CommitAsync(Ct);
    }

    private sealed class Projector(Action<SearchChanges> apply) : ISearchProjector
    {
        public IReadOnlyCollection<string> Types => [SessionRevoked.Type];

        public ValueTask ProjectAsync(EventRecord happened, SearchChanges changes, TertuliaDb db, CancellationToken ct)
        {
            apply(changes);
            return ValueTask.CompletedTask;
        }
    }
}
