using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

/// <summary>A channel's top level.</summary>
public sealed class ChannelTimeline : MessageTimeline
{
    private readonly MessagesApi api;

    internal ChannelTimeline(Guid channelId, MessagesApi api, TimelineContext context, Func<IEnumerable<OutboxEntry>> pending)
        : base(channelId, null, context, pending) => this.api = api;

    private protected override Task<MessageWindowDto> FetchAsync(WindowSide side, long sequence, int limit, CancellationToken ct) => side switch
    {
        WindowSide.Before => api.BeforeAsync(ChannelId, sequence, limit, ct),
        WindowSide.After => api.AfterAsync(ChannelId, sequence, limit, ct),
        WindowSide.Around => api.AroundAsync(ChannelId, sequence, limit, ct),
        _ => api.NewestAsync(ChannelId, limit, ct),
    };
}
