using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using Tertulia.Platform;

namespace Tertulia.Testing;

/// <summary>A fresh workspace, made through the API as people would: nothing another test does can be seen in it.</summary>
public sealed class TestWorkspace
{
    /// <summary>Strong enough for every test, and the same, so that a failing test is easy to repeat.</summary>
    public const string Password = "marmota-lenta-violeta-27";

    /// <summary>A server is set up once; whoever comes first does it.</summary>
    private static readonly ConditionalWeakTable<TestServer, Lazy<Task<string>>> Roots = [];

    private static int people;

    private TestWorkspace(TestServer server, TestMember owner) => (Server, Owner) = (server, owner);

    public TestServer Server { get; }

    public TestMember Owner { get; }

    public Guid Id => Owner.WorkspaceId;

    /// <summary>The owner is an account of their own. (They are also a guest of the workspace the server was set up with: accounts begin by an invitation.)</summary>
    public static async Task<TestWorkspace> CreateAsync(TestServer server, string name = "Taller", string language = "en", string ownerName = "Olga Owner")
    {
        var invitation = await Roots.GetValue(server, s => new(() => SetUpAsync(s))).Value;
        var owner = await TestMember.AcceptAsync(server, invitation, ownerName, NextEmail("owner"));
        var made = await owner.PostAsync<MyWorkspaceDto>("/api/workspaces", new CreateWorkspaceRequest(name, language));
        return new(server, owner.In(made));
    }

    /// <summary>Invites somebody, who accepts in a browser of their own.</summary>
    public async Task<TestMember> AddMemberAsync(string name, WorkspaceRole role = WorkspaceRole.Member)
    {
        var invitation = await Owner.PostAsync<InvitationDto>("invitations", new CreateInvitationRequest(null, role, ExpiresInDays: 7, MaxUses: null));
        return await TestMember.AcceptAsync(Server, TokenOf(invitation), name, NextEmail("member"));
    }

    /// <summary>The secret at the end of an invitation's link.</summary>
    public static string TokenOf(InvitationDto invitation) => invitation.Url[(invitation.Url.LastIndexOf('/') + 1)..];

    /// <summary>An address nobody has yet.</summary>
    public static string NextEmail(string name) => $"{name}{Interlocked.Increment(ref people)}@example.org";

    private static async Task<string> SetUpAsync(TestServer server)
    {
        var cookies = new CookieContainer();
        var http = server.CreateClient(cookies);
        var email = NextEmail("root");
        using var response = await http.PostAsJsonAsync(
            "/api/setup", new SetupRequest("Root", "en", "Root", email, Password, "Europe/Madrid"), WireJson.Options);
        var me = await TestMember.ReadAsync<MeDto>(response);
        var root = new TestMember(server, http, cookies, me.AccountId, me.Workspaces[0], email);
        return TokenOf(await root.PostAsync<InvitationDto>("invitations", new CreateInvitationRequest(null, WorkspaceRole.Guest, ExpiresInDays: 90, MaxUses: null)));
    }
}
