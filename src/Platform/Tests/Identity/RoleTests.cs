using System.Net;
using Tertulia.Platform.Tests.Realtime;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

public sealed class RoleTests(TestServers servers)
{
    /// <summary>Actor, target, wanted; allowed. Every other combination is refused.</summary>
    private static readonly HashSet<(WorkspaceRole, WorkspaceRole, WorkspaceRole)> Allowed =
    [
        .. from target in Enum.GetValues<WorkspaceRole>() from wanted in Enum.GetValues<WorkspaceRole>() select (WorkspaceRole.Owner, target, wanted),
        .. from target in Enum.GetValues<WorkspaceRole>() from wanted in Enum.GetValues<WorkspaceRole>()
           where target < WorkspaceRole.Owner && wanted < WorkspaceRole.Owner select (WorkspaceRole.Admin, target, wanted),
    ];

    [Fact]
    public void Who_may_make_whom_what()
    {
        foreach (var actor in Enum.GetValues<WorkspaceRole>())
        {
            foreach (var target in Enum.GetValues<WorkspaceRole>())
            {
                foreach (var wanted in Enum.GetValues<WorkspaceRole>())
                    Assert.Equal(Allowed.Contains((actor, target, wanted)), MemberRules.ChangeRole(actor, target, wanted, isLastOwner: false) is null);
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Admins_change_roles_and_members_do_not(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var admin = await workspace.AddMemberAsync("Ada", WorkspaceRole.Admin);
        var member = await workspace.AddMemberAsync("Mia");

        Assert.Equal(HttpStatusCode.Forbidden, (await RoleAsync(member, member, WorkspaceRole.Admin)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await RoleAsync(admin, member, WorkspaceRole.Owner)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await RoleAsync(admin, workspace.Owner, WorkspaceRole.Member)).Status);
        Assert.Equal(WorkspaceRole.Admin, (await RoleAsync(admin, member, WorkspaceRole.Admin)).Value!.Role);

        // What the new role allows holds at once.
        await member.PutAsync("settings", new UpdateWorkspaceRequest("Taller de Mia", "es"));
        await RoleAsync(workspace.Owner, member, WorkspaceRole.Guest);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.TryAsync(HttpMethod.Put, "settings", new UpdateWorkspaceRequest("x", "es"))).Status);
    }

    [Theory, EachDatabase]
    public async Task The_last_owner_stays_even_when_two_leave_at_once(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var alone = await RoleAsync(workspace.Owner, workspace.Owner, WorkspaceRole.Admin);
        Assert.Equal((HttpStatusCode.Conflict, ProblemCodes.LastOwner), (alone.Status, alone.Code));
        Assert.Equal(ProblemCodes.LastOwner, (await workspace.Owner.TryAsync(HttpMethod.Delete, $"members/{workspace.Owner.MemberId}")).Code);

        var second = await workspace.AddMemberAsync("Otto", WorkspaceRole.Owner);
        var answers = await Task.WhenAll(RoleAsync(workspace.Owner, workspace.Owner, WorkspaceRole.Member), RoleAsync(second, second, WorkspaceRole.Member));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Single(answers, a => a.Code == ProblemCodes.LastOwner);
    }

    [Theory, EachDatabase]
    public async Task A_deactivated_member_is_out_until_let_in_again(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var admin = await workspace.AddMemberAsync("Ada", WorkspaceRole.Admin);
        var link = TestWorkspace.TokenOf(await admin.PostAsync<InvitationDto>("invitations", new CreateInvitationRequest(null, WorkspaceRole.Admin, 7, null)));
        await using var watching = await Listener.ConnectAsync(workspace.Owner);
        await watching.SubscribeAsync([Topics.Workspace(workspace.Id)]);
        await using var theirs = await Listener.ConnectAsync(admin);
        await theirs.SubscribeAsync([Topics.Workspace(workspace.Id)]);
        var closed = new TaskCompletionSource();
        theirs.Hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };

        await workspace.Owner.DeleteAsync($"members/{admin.MemberId}");

        Assert.Equal(HttpStatusCode.NotFound, (await admin.TryAsync(HttpMethod.Get, "members")).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.TryAsync(HttpMethod.Get, "/api/me")).Status);
        await closed.Task.WaitAsync(TestContext.Current.CancellationToken);
        var told = await watching.NextAsync(MemberDeactivated.Type);
        Assert.Equal(admin.MemberId, told.SubjectId);

        // Neither their own link nor another brings them back.
        var refused = await admin.TryAsync(HttpMethod.Post, $"/api/invitations/{link}/accept", new AcceptInvitationRequest(null, null, null, null, null));
        Assert.Equal(ProblemCodes.InvitationInvalid, refused.Code);
        var fresh = TestWorkspace.TokenOf(await workspace.Owner.PostAsync<InvitationDto>("invitations", new CreateInvitationRequest(null, WorkspaceRole.Member, 7, null)));
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.TryAsync(HttpMethod.Post, $"/api/invitations/{fresh}/accept", new AcceptInvitationRequest(null, null, null, null, null))).Status);
        Assert.False((await workspace.Owner.GetAsync<MemberDto>($"members/{admin.MemberId}")).Active);

        await workspace.Owner.PostAsync($"members/{admin.MemberId}/reactivate");
        Assert.Equal(HttpStatusCode.OK, (await admin.TryAsync(HttpMethod.Get, "members")).Status);
        Assert.Equal(admin.MemberId, (await watching.NextAsync(MemberUpdated.Type)).SubjectId);
    }

    [Theory, EachDatabase]
    public async Task Another_workspace_is_as_if_it_were_not(DatabaseKind database)
    {
        var server = await servers.GetAsync(database);
        var (mine, theirs) = (await TestWorkspace.CreateAsync(server), await TestWorkspace.CreateAsync(server));
        foreach (var path in (string[])["members", "members?cursor=", "invitations", "audit", "presence", $"members/{theirs.Owner.MemberId}"])
        {
            var hidden = await mine.Owner.TryAsync(HttpMethod.Get, $"/api/w/{theirs.Id}/{path}");
            var missing = await mine.Owner.TryAsync(HttpMethod.Get, $"/api/w/{Guid.CreateVersion7()}/{path}");
            Assert.Equal((HttpStatusCode.NotFound, ProblemCodes.NotFound), (hidden.Status, hidden.Code));
            Assert.Equal((missing.Status, missing.Code), (hidden.Status, hidden.Code));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await mine.Owner.TryAsync(HttpMethod.Get, $"members/{theirs.Owner.MemberId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.Owner.TryAsync(HttpMethod.Put, $"members/{theirs.Owner.MemberId}/role", new ChangeRoleRequest(WorkspaceRole.Guest))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.Owner.TryAsync(HttpMethod.Delete, $"members/{theirs.Owner.MemberId}")).Status);
    }

    private static Task<ApiAnswer<MemberDto>> RoleAsync(TestMember actor, TestMember target, WorkspaceRole role) =>
        actor.TryAsync<MemberDto>(HttpMethod.Put, $"members/{target.MemberId}/role", new ChangeRoleRequest(role));
}
