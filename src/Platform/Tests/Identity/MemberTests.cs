using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Platform.Tests.Realtime;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

public sealed class MemberTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task People_are_found_whatever_the_accents_and_listed_page_by_page(DatabaseKind database)
    {
        var workspace = await StartAsync(database);
        await workspace.AddMemberAsync("Íñigo Núñez");
        await workspace.AddMemberAsync("Ángela Muñoz");
        await workspace.AddMemberAsync("王小明");

        Assert.Equal("Íñigo Núñez", Assert.Single((await FindAsync(workspace.Owner, "NUNEZ inigo")).Items).DisplayName);
        Assert.Equal("王小明", Assert.Single((await FindAsync(workspace.Owner, "小明")).Items).DisplayName);
        Assert.Empty((await FindAsync(workspace.Owner, "100%_")).Items);
        Assert.Equal(HttpStatusCode.BadRequest, (await workspace.Owner.TryAsync(HttpMethod.Get, "members?query=%00")).Status);

        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = await workspace.Owner.GetAsync<Page<MemberDto>>($"members?limit=1&cursor={cursor}");
            names.AddRange(page.Items.Select(m => m.DisplayName));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(["Ángela Muñoz", "Íñigo Núñez", "Olga Owner", "王小明"], names);
    }

    [Theory, EachDatabase]
    public async Task Handles_come_from_names_and_are_unique_even_at_once(DatabaseKind database)
    {
        var workspace = await StartAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => workspace.AddMemberAsync("José Ángel O’Neil")));
        await workspace.AddMemberAsync("Here");
        var chinese = await workspace.AddMemberAsync("王小明");

        var members = (await workspace.Owner.GetAsync<Page<MemberDto>>("members")).Items;

        Assert.Equal(
            ["jose.angel.oneil", "jose.angel.oneil2", "jose.angel.oneil3", "jose.angel.oneil4"],
            members.Where(m => m.DisplayName.StartsWith("José", StringComparison.Ordinal)).Select(m => m.Handle).Order());
        Assert.Equal("here2", members.Single(m => m.DisplayName == "Here").Handle);
        Assert.Equal(chinese.Email.Split('@')[0], members.Single(m => m.Id == chinese.MemberId).Handle);
    }

    [Theory, EachDatabase]
    public async Task A_changed_profile_and_status_are_told_and_kept(DatabaseKind database)
    {
        var workspace = await StartAsync(database);
        var ana = await workspace.AddMemberAsync("Ana");
        await using var listener = await Listener.ConnectAsync(workspace.Owner);
        await listener.SubscribeAsync([Topics.Workspace(workspace.Id)]);

        var profile = await ana.PutAsync<MemberDto>("members/me/profile", new UpdateProfileRequest("  Ana  Zé ", "Diseño", "America/Bogota", "es"));
        Assert.Equal(("Ana  Zé", "Diseño", "America/Bogota", "es", "ana"), (profile.DisplayName, profile.Title, profile.TimeZone, profile.Language, profile.Handle));
        Assert.Equal(profile, (await listener.NextAsync(MemberUpdated.Type)).Data.As<MemberUpdated>().Member);
        Assert.Equal(profile, Assert.Single((await FindAsync(workspace.Owner, "ze")).Items));

        await ana.PutAsync("members/me/status", new SetStatusRequest("🏖️", "De vacaciones", null));
        Assert.Equal(new StatusDto("🏖️", "De vacaciones", null), (await listener.NextAsync(MemberUpdated.Type)).Data.As<MemberUpdated>().Member.Status);
        await ana.DeleteAsync("members/me/status");
        Assert.Null((await listener.NextAsync(MemberUpdated.Type)).Data.As<MemberUpdated>().Member.Status);
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("a", "x")]
    [InlineData("🏖️🏖️", "x")]
    [InlineData("🏖️", "with\ncontrol")]
    public async Task A_status_is_one_emoji_and_a_line(string emoji, string text)
    {
        var owner = (await StartAsync(DatabaseKind.Sqlite)).Owner;
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.TryAsync(HttpMethod.Put, "members/me/status", new SetStatusRequest(emoji, text, null))).Status);
    }

    [Theory]
    [InlineData("", "Europe/Madrid", "en", "displayName")]
    [InlineData("\u202Egnp.exe", "Europe/Madrid", "en", "displayName")]
    [InlineData("Ana", "Madrid", "en", "timeZone")]
    [InlineData("Ana", "Europe/Madrid", "xx", "language")]
    public async Task A_profile_is_checked(string name, string timeZone, string language, string field)
    {
        var owner = (await StartAsync(DatabaseKind.Sqlite)).Owner;
        var answer = await owner.TryAsync(HttpMethod.Put, "members/me/profile", new UpdateProfileRequest(name, null, timeZone, language));
        Assert.Equal([field], answer.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task What_is_told_of_a_changed_member_holds_what_another_changed_meanwhile()
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(DatabaseKind.Postgres));
        var mia = await workspace.AddMemberAsync("Mia");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Task<MemberDto> asking;
        await using (var scope = workspace.Server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
            await using var write = await db.BeginAsync(patience.Token);
            await db.LockWorkspaceAsync(workspace.Id, patience.Token);
            (await db.Members.SingleAsync(m => m.Id == mia.MemberId)).Role = WorkspaceRole.Admin;
            await db.SaveChangesAsync(patience.Token);
            asking = mia.PutAsync<MemberDto>("members/me/profile", new UpdateProfileRequest("Mia", "Jefa", "Europe/Madrid", "es"));
            while ((await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())").SingleAsync(patience.Token)) == 0)
                await Task.Yield();
            await write.CommitAsync(patience.Token);
        }

        Assert.Equal((WorkspaceRole.Admin, "Jefa"), ((await asking).Role, (await asking).Title));
    }

    [Theory, EachDatabase]
    public async Task Guests_know_only_whom_they_share_something_with(DatabaseKind database)
    {
        var workspace = await StartAsync(database);
        var guest = await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest);
        var ana = await workspace.AddMemberAsync("Ana");
        var eva = await workspace.AddMemberAsync("Eva");
        await GrantAsync(workspace, guest, ana);

        Assert.Equal([ana.MemberId, guest.MemberId], (await guest.GetAsync<Page<MemberDto>>("members")).Items.Select(m => m.Id));
        Assert.Equal(HttpStatusCode.OK, (await guest.TryAsync(HttpMethod.Get, $"members/{ana.MemberId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.TryAsync(HttpMethod.Get, $"members/{eva.MemberId}")).Status);
        Assert.Empty((await FindAsync(guest, "eva")).Items);

        await using var first = await Listener.ConnectAsync(ana);
        await first.SubscribeAsync([]);
        await using var second = await Listener.ConnectAsync(eva);
        await second.SubscribeAsync([]);
        Assert.Equal([new PresenceDto(ana.MemberId, Presence.Online)], await guest.GetAsync<PresenceDto[]>("presence"));
        Assert.Equal(2, (await ana.GetAsync<PresenceDto[]>("presence")).Length);
    }

    private static Task<Page<MemberDto>> FindAsync(TestMember member, string query) =>
        member.GetAsync<Page<MemberDto>>($"members?query={Uri.EscapeDataString(query)}");

    private static async Task GrantAsync(TestWorkspace workspace, params TestMember[] members)
    {
        await using var scope = workspace.Server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
        var grants = scope.ServiceProvider.GetRequiredService<AccessGrants>();
        var resource = Guid.CreateVersion7();
        foreach (var member in members)
            grants.GrantNew(workspace.Id, resource, PrincipalKind.Person, member.MemberId, AccessLevel.Editor);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task<TestWorkspace> StartAsync(DatabaseKind database) => await TestWorkspace.CreateAsync(await servers.GetAsync(database));
}
