using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

[Collection(ClockServers.Name)]
public sealed class InvitationTests(ClockServers servers)
{
    [Theory, EachDatabase]
    public async Task Two_uses_are_two_however_many_come_at_once(DatabaseKind database)
    {
        var workspace = await StartAsync(database);
        var token = await InviteAsync(workspace.Owner, new(null, WorkspaceRole.Member, 7, MaxUses: 2));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AcceptAsync(workspace, token)));

        Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal(ProblemCodes.InvitationInvalid, a.Code));
        Assert.Equal(3, (await workspace.Owner.GetAsync<Page<MemberDto>>("members")).Items.Count);
        Assert.Empty(await workspace.Owner.GetAsync<InvitationDto[]>("invitations"));
    }

    [Theory, EachDatabase]
    public async Task Expired_and_revoked_links_hold_no_more(DatabaseKind database)
    {
        var workspace = await StartAsync(database);
        var expiring = await InviteAsync(workspace.Owner, new(null, WorkspaceRole.Member, 1, null));
        servers.Clock.Advance(TimeSpan.FromDays(1.01));
        Assert.Equal((HttpStatusCode.NotFound, ProblemCodes.InvitationInvalid), await StatusAsync(AcceptAsync(workspace, expiring)));
        using var anonymous = workspace.Server.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await anonymous.GetAsync($"/api/invitations/{expiring}")).StatusCode);

        var revoked = await InviteAsync(workspace.Owner, new(null, WorkspaceRole.Member, 1, null));
        var listed = Assert.Single(await workspace.Owner.GetAsync<InvitationDto[]>("invitations"));
        Assert.EndsWith($"/invite/{revoked}", listed.Url, StringComparison.Ordinal);
        await workspace.Owner.DeleteAsync($"invitations/{listed.Id}");
        Assert.Equal(HttpStatusCode.NotFound, (await AcceptAsync(workspace, revoked)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AcceptAsync(workspace, "no-such-token")).Status);
    }

    [Theory, EachDatabase]
    public async Task A_preview_tells_whose_it_is_and_no_more(DatabaseKind database)
    {
        var workspace = await StartAsync(database);
        var token = await InviteAsync(workspace.Owner, new("eva@example.org", WorkspaceRole.Guest, 7, 1));
        using var anonymous = workspace.Server.CreateClient();

        var preview = await anonymous.GetFromJsonAsync<InvitationPreviewDto>($"/api/invitations/{token}", WireJson.Options);

        Assert.Equal(new InvitationPreviewDto("Taller", "Olga Owner", "eva@example.org", "en"), preview);
    }

    [Theory, EachDatabase]
    public async Task A_link_for_one_address_is_for_that_address(DatabaseKind database)
    {
        var workspace = await StartAsync(database);
        var email = TestWorkspace.NextEmail("bound");
        var token = await InviteAsync(workspace.Owner, new(email.ToUpperInvariant(), WorkspaceRole.Member, 7, null));

        var other = await AcceptAsync(workspace, token);
        Assert.Equal("other_email", Assert.Single(other.Problem!.Errors!["email"]));
        var signedIn = await workspace.AddMemberAsync("Somebody");
        Assert.Equal(HttpStatusCode.Forbidden, (await signedIn.TryAsync(HttpMethod.Post, $"/api/invitations/{token}/accept", Nothing)).Status);

        Assert.Equal(HttpStatusCode.OK, (await AcceptAsync(workspace, token, email)).Status);
    }

    [Theory, EachDatabase]
    public async Task A_person_with_an_account_signs_in_first_and_joins_as_they_are(DatabaseKind database)
    {
        var workspace = await StartAsync(database);
        var elsewhere = await TestWorkspace.CreateAsync(workspace.Server, "Elsewhere", ownerName: "Zoë Ibáñez");
        var token = await InviteAsync(workspace.Owner, new(null, WorkspaceRole.Member, 7, null));

        Assert.Equal((HttpStatusCode.Conflict, ProblemCodes.SignInFirst), await StatusAsync(AcceptAsync(workspace, token, elsewhere.Owner.Email)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AcceptAsync(workspace, token, Nothing)).Status);
        var joined = await elsewhere.Owner.PostAsync<MyWorkspaceDto>($"/api/invitations/{token}/accept", Nothing);
        var again = await elsewhere.Owner.PostAsync<MyWorkspaceDto>($"/api/invitations/{token}/accept", Nothing);

        Assert.Equal((workspace.Id, WorkspaceRole.Member), (joined.Id, joined.Role));
        Assert.Equal(joined, again);
        Assert.Equal("Zoë Ibáñez", (await workspace.Owner.GetAsync<MemberDto>($"members/{joined.MemberId}")).DisplayName);
        Assert.Equal(1, Assert.Single(await workspace.Owner.GetAsync<InvitationDto[]>("invitations")).Uses);
    }

    [Theory, EachDatabase]
    public async Task Who_invites_whom(DatabaseKind database)
    {
        var workspace = await StartAsync(database);
        var admin = await workspace.AddMemberAsync("Ada", WorkspaceRole.Admin);
        var member = await workspace.AddMemberAsync("Mia");
        var guest = await workspace.AddMemberAsync("Gus", WorkspaceRole.Guest);
        foreach (var (inviter, allowed) in (IEnumerable<(TestMember, WorkspaceRole[])>)[
            (workspace.Owner, [WorkspaceRole.Guest, WorkspaceRole.Member, WorkspaceRole.Admin, WorkspaceRole.Owner]),
            (admin, [WorkspaceRole.Guest, WorkspaceRole.Member, WorkspaceRole.Admin]),
            (member, [WorkspaceRole.Member]),
            (guest, [])])
        {
            foreach (var role in Enum.GetValues<WorkspaceRole>())
            {
                var answer = await inviter.TryAsync(HttpMethod.Post, "invitations", new CreateInvitationRequest(null, role, 7, null));
                Assert.Equal(allowed.Contains(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.Status);
            }
        }

        Assert.Single(await member.GetAsync<InvitationDto[]>("invitations"));
        Assert.DoesNotContain(await admin.GetAsync<InvitationDto[]>("invitations"), i => i.Role == WorkspaceRole.Owner);
        var mine = (await workspace.Owner.GetAsync<InvitationDto[]>("invitations")).First(i => i.CreatedBy == workspace.Owner.MemberId);
        Assert.Equal(HttpStatusCode.NotFound, (await member.TryAsync(HttpMethod.Delete, $"invitations/{mine.Id}")).Status);
    }

    [Theory, EachDatabase]
    public async Task A_link_made_while_its_maker_loses_the_right_to_it_is_refused(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var admin = await workspace.AddMemberAsync("Ada", WorkspaceRole.Admin);
        Assert.DoesNotContain(await admin.GetAsync<InvitationDto[]>("invitations"), i => i.CreatedBy == admin.MemberId);
        Task<ApiAnswer<InvitationDto>> asking;
        await using (var scope = workspace.Server.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
            await using var write = await db.BeginAsync(TestContext.Current.CancellationToken);
            await db.LockWorkspaceAsync(workspace.Id, TestContext.Current.CancellationToken);
            (await db.Members.SingleAsync(m => m.Id == admin.MemberId)).Role = WorkspaceRole.Member;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            asking = admin.TryAsync<InvitationDto>(HttpMethod.Post, "invitations", new CreateInvitationRequest(null, WorkspaceRole.Admin, 7, null));
            await write.CommitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await asking).Status);
    }

    [Theory, EachDatabase]
    public async Task Limits_are_checked(DatabaseKind database)
    {
        var owner = (await StartAsync(database)).Owner;
        foreach (var (request, field) in (IEnumerable<(CreateInvitationRequest, string)>)[
            (new(null, WorkspaceRole.Member, 0, null), "expiresInDays"),
            (new(null, WorkspaceRole.Member, 91, null), "expiresInDays"),
            (new(null, WorkspaceRole.Member, 7, 0), "maxUses"),
            (new(null, WorkspaceRole.Member, 7, 1001), "maxUses"),
            (new("nobody", WorkspaceRole.Member, 7, null), "email")])
        {
            var answer = await owner.TryAsync(HttpMethod.Post, "invitations", request);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal([field], answer.Problem!.Errors!.Keys);
        }
    }

    private static AcceptInvitationRequest Nothing => new(null, null, null, null, null);

    private async Task<TestWorkspace> StartAsync(DatabaseKind database) => await TestWorkspace.CreateAsync(await servers.GetAsync(database));

    private static async Task<string> InviteAsync(TestMember inviter, CreateInvitationRequest request) =>
        TestWorkspace.TokenOf(await inviter.PostAsync<InvitationDto>("invitations", request));

    private static Task<ApiAnswer<MyWorkspaceDto>> AcceptAsync(TestWorkspace workspace, string token, string? email = null) =>
        AcceptAsync(workspace, token, new AcceptInvitationRequest("New Person", email ?? TestWorkspace.NextEmail("new"), TestWorkspace.Password, "en", "Europe/Madrid"));

    private static async Task<ApiAnswer<MyWorkspaceDto>> AcceptAsync(TestWorkspace workspace, string token, AcceptInvitationRequest request)
    {
        using var http = workspace.Server.CreateClient();
        using var response = await http.PostAsJsonAsync($"/api/invitations/{token}/accept", request, WireJson.Options);
        return await ApiAnswer<MyWorkspaceDto>.ReadAsync(response);
    }

    private static async Task<(HttpStatusCode, string?)> StatusAsync(Task<ApiAnswer<MyWorkspaceDto>> pending) =>
        await pending is var answer ? (answer.Status, answer.Code) : default;
}
