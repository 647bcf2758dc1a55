using System.Net;
using Tertulia.Platform.Tests.Realtime;
using Tertulia.Sdk;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

public sealed class WorkspaceTests(TestServers servers)
{
    [Theory, EachDatabase]
    public async Task Workspaces_get_addresses_of_their_own_even_at_once(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var name = $"Jardín Botánico {Guid.CreateVersion7():N}"[..30];

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => owner.PostAsync<MyWorkspaceDto>("/api/workspaces", new CreateWorkspaceRequest(name, "es"))));

        var slug = Folding.Slug(name, '-', 40);
        Assert.StartsWith("jardin-botanico-", slug, StringComparison.Ordinal);
        Assert.Equal([slug, $"{slug}-2", $"{slug}-3", $"{slug}-4"], made.Select(w => w.Slug).Order());
        Assert.Superset(made.Select(w => w.Id).ToHashSet(), (await owner.GetAsync<MeDto>("/api/me")).Workspaces.Select(w => w.Id).ToHashSet());
        Assert.Equal("Olga Owner", Assert.Single((await owner.In(made[0]).GetAsync<Page<MemberDto>>("members")).Items).DisplayName);
    }

    [Theory, EachDatabase]
    public async Task A_retry_makes_no_second_workspace(DatabaseKind database)
    {
        var owner = (await TestWorkspace.CreateAsync(await servers.GetAsync(database))).Owner;
        var key = Guid.CreateVersion7();

        var first = await owner.PostAsync<MyWorkspaceDto>("/api/workspaces", new CreateWorkspaceRequest("Twice", "en"), key);
        var second = await owner.PostAsync<MyWorkspaceDto>("/api/workspaces", new CreateWorkspaceRequest("Twice", "en"), key);

        Assert.Equal(first, second);
    }

    [Theory, EachDatabase]
    public async Task Settings_are_told_and_audited(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        await using var listener = await Listener.ConnectAsync(workspace.Owner);
        await listener.SubscribeAsync([Topics.Workspace(workspace.Id)]);

        await workspace.Owner.PutAsync("settings", new UpdateWorkspaceRequest("Otro nombre", "es"));

        Assert.Equal(new WorkspaceUpdated("Otro nombre", workspace.Owner.Workspace.Slug, "es"), (await listener.NextAsync(WorkspaceUpdated.Type)).Data.As<WorkspaceUpdated>());
        var entry = (await workspace.Owner.GetAsync<Page<AuditEntryDto>>("audit")).Items[0];
        Assert.Equal(("workspace.updated", workspace.Owner.MemberId), (entry.Action, entry.ActorId));
    }

    [Theory, EachDatabase]
    public async Task The_audit_log_tells_nothing_of_an_account_before_it_joined(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var other = await TestWorkspace.CreateAsync(workspace.Server);
        var eva = await workspace.AddMemberAsync("Eva");
        await eva.DeleteAsync("/api/me/sessions");
        var link = await other.Owner.PostAsync<InvitationDto>("invitations", new CreateInvitationRequest(null, WorkspaceRole.Member, 7, null));
        await eva.PostAsync<MyWorkspaceDto>($"/api/invitations/{TestWorkspace.TokenOf(link)}/accept", new AcceptInvitationRequest(null, null, null, null, null));

        Assert.DoesNotContain(await AccountActsAsync(), a => a == "account.other_sessions_ended");
        await eva.DeleteAsync("/api/me/sessions");
        Assert.Contains(await AccountActsAsync(), a => a == "account.other_sessions_ended");

        async Task<IEnumerable<string>> AccountActsAsync() => (await other.Owner.GetAsync<Page<AuditEntryDto>>("audit")).Items.Select(e => e.Action);
    }

    [Theory, EachDatabase]
    public async Task The_audit_log_pages_and_is_for_administrators(DatabaseKind database)
    {
        var workspace = await TestWorkspace.CreateAsync(await servers.GetAsync(database));
        var member = await workspace.AddMemberAsync("Mia");
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<ApiException>(() => AuditOf(member).ListAsync())).Status);
        for (var i = 0; i < 101; i++)
            await workspace.Owner.PutAsync("settings", new UpdateWorkspaceRequest($"Name {i}", "en"));

        var first = await AuditOf(workspace.Owner).ListAsync();
        var second = await AuditOf(workspace.Owner).ListAsync(first.Next);

        Assert.Equal(100, first.Items.Count);
        Assert.Null(second.Next);
        Assert.Empty(first.Items.Select(e => e.Id).Intersect(second.Items.Select(e => e.Id)));
        Assert.Equal(["workspace.created", "invitation.created", "invitation.accepted"], second.Items.Reverse().Select(e => e.Action).Where(a => a != "workspace.updated"));
        Assert.Equal(first.Items.Concat(second.Items), await AuditOf(workspace.Owner).AllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        static AuditApi AuditOf(TestMember who) => new TertuliaClient(who.Http).Workspace(who.WorkspaceId).Audit;
    }

    [Theory]
    [InlineData("Crème Brûlée & Co.", "creme-brulee-co")]
    [InlineData("  ¡Hola!  ", "hola")]
    [InlineData("Straße Øst Łódź", "strasse-ost-lodz")]
    [InlineData("北京", "")]
    [InlineData("O’Neil's", "oneils")]
    public void Names_become_addresses(string name, string slug) => Assert.Equal(slug, Folding.Slug(name, '-', 40));
}
