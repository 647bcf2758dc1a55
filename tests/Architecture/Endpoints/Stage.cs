using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tertulia.Chat;
using Tertulia.Platform;
using Tertulia.Testing;

namespace Tertulia.Architecture.Endpoints;

/// <summary>Things that are really there, for addresses that lead to them: an endpoint that finds nothing looks at little of what it is sent.</summary>
/// <param name="Caller">An administrator, who made them.</param>
/// <param name="Known">Ids by the names that addresses have for them.</param>
internal sealed record Stage(TestWorkspace Workspace, TestMember Caller, IReadOnlyDictionary<string, Guid> Known)
{
    public static async Task<Stage> SetAsync(TestWorkspace workspace)
    {
        var caller = await workspace.AddMemberAsync("Mallory", WorkspaceRole.Admin);
        var other = await workspace.AddMemberAsync("Olivia");
        var name = string.Create(CultureInfo.InvariantCulture, $"c{Guid.CreateVersion7():N}");
        var channel = (await caller.PostAsync<ConversationDto>("chat/channels", new CreateChannelRequest(name, ChannelKind.Public, null, [other.MemberId]))).Channel.Id;
        var message = await caller.PostAsync<MessageDto>($"chat/channels/{channel}/messages", new PostMessageRequest("here", null, null), Guid.CreateVersion7());
        var invitation = await caller.PostAsync<InvitationDto>("invitations", new CreateInvitationRequest(null, WorkspaceRole.Member, 7, null));
        return new(workspace, caller, new Dictionary<string, Guid>
        {
            ["channelId"] = channel,
            ["messageId"] = message.Id,
            ["rootId"] = message.Id,
            ["memberId"] = other.MemberId,
            ["invitationId"] = invitation.Id,
            ["uploadId"] = await UploadAsync(caller, length: 100),
            ["fileId"] = await UploadAsync(caller, length: 0),
        });
    }

    /// <summary>How much has happened in the workspace: whatever is stored is told in the log.</summary>
    public async Task<long> CountEventsAsync()
    {
        await using var scope = Workspace.Server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TertuliaDb>();
        var sql = Workspace.Server.Database == DatabaseKind.Sqlite
            ? "SELECT count(*) AS \"Value\" FROM platform_events WHERE upper(workspace_id) = upper({0})"
            : "SELECT count(*) AS \"Value\" FROM platform.events WHERE workspace_id::text = {0}";
        return (await db.Database.SqlQueryRaw<long>(sql, Workspace.Id.ToString()).ToListAsync())[0];
    }

    private static async Task<Guid> UploadAsync(TestMember caller, long length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/w/{caller.WorkspaceId}/uploads");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        using var response = await caller.Http.SendAsync(request);
        return Guid.Parse(response.EnsureSuccessStatusCode().Headers.Location!.OriginalString.Split('/')[^1]);
    }
}
