using CsCheck;

namespace Tertulia.Chat.Tests.State;

/// <summary>Random histories: people post, reply, edit, react, delete; the member reads, joins, leaves, keeps.</summary>
internal static class Histories
{
    internal static readonly Guid Me = Guid.CreateVersion7();
    internal static readonly Guid Other = Guid.CreateVersion7();

    internal static readonly Gen<(int Act, int Where, int Which)[]> Steps = Gen.Select(Gen.Int[0, 13], Gen.Int[0, 1], Gen.Int[0, 1_000]).Array[0, 60];

    internal static ModelServer Server()
    {
        var server = new ModelServer(Me, Other, new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        server.Join(server.AddChannel());
        server.Join(server.AddChannel(ChannelKind.Direct));
        return server;
    }

    internal static void Act(ModelServer server, (int Act, int Where, int Which) step)
    {
        var channelId = server.ChannelIds[step.Where];
        var tops = server.All(channelId);
        var target = tops.Count == 0 ? null : tops[step.Which % tops.Count];
        var author = step.Which % 3 == 0 ? Me : Other;
        switch (step.Act)
        {
            case 0 or 1 or 2 or 3:
                server.Post(channelId, author, $"text {step.Which}", mentionsMe: author == Other && step.Which % 4 == 0);
                break;
            case 4 when target is { ThreadRootId: null }:
                server.Post(channelId, author, $"reply {step.Which}", rootId: target.Id, also: step.Which % 2 == 0);
                break;
            case 5 when target is { Deleted: false }:
                server.Change(channelId, target.Id, m => m with { Text = $"edited {step.Which}" });
                break;
            case 6 when target is { Deleted: false }:
                server.Change(channelId, target.Id, m => m with { Reactions = m.Reactions.Count == 0 ? [new ReactionDto("👍", [Other])] : [] });
                break;
            case 7 when target is not null:
                server.Delete(channelId, target.Id);
                break;
            case 8 when target is not null && server.All(channelId, target.Id) is { Count: > 0 } replies:
                server.Delete(channelId, replies[step.Which % replies.Count].Id);
                break;
            case 9 when target is not null:
                server.Membership(channelId, m => m with { LastReadSequence = target.Sequence, Mentions = 0 });
                break;
            case 10:
                server.Membership(channelId, m => m with { Starred = !m.Starred });
                break;
            case 11:
                server.Leave(channelId);
                break;
            case 12:
                server.Join(channelId);
                break;
            case 13:
                server.Rename(channelId, $"topic {step.Which}");
                break;
        }
    }
}
