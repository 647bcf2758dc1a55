using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>
/// Replays tell of a message with the words it has now: those that were edited away are not told again, and a deleted one has none. Versions
/// stay as they were, so what follows in the log still finds its order.
/// </summary>
internal sealed class PresentTexts : IReplayFilter
{
    public async Task<IReadOnlyList<EventRecord>> FilterAsync(TertuliaDb db, IReadOnlyList<EventRecord> events, CancellationToken ct)
    {
        var told = events.Select(e => (Record: e, Happened: Read(e))).ToList();
        var ids = told.SelectMany(t => MessagesOf(t.Happened)).Select(m => m.Id).Distinct().ToArray();
        if (ids.Length == 0)
            return events;

        var texts = await db.Messages().AsNoTracking()
            .Where(m => ids.Contains(m.Id) && !m.Deleted)
            .Select(m => new { m.Id, m.Text })
            .ToDictionaryAsync(m => m.Id, m => m.Text, ct);
        return [.. told.Select(t => t.Happened switch
        {
            MessagePosted posted => Write(t.Record, posted with { Message = Now(posted.Message), Root = posted.Root is null ? null : Now(posted.Root) }),
            MessageChanged changed => Write(t.Record, changed with { Message = Now(changed.Message) }),
            MessageDeleted deleted => Write(t.Record, deleted with { Root = deleted.Root is null ? null : Now(deleted.Root) }),
            _ => t.Record,
        })];

        MessageDto Now(MessageDto message) => texts.TryGetValue(message.Id, out var text) ? message with { Text = text } : message with { Text = "", Files = [] };
    }

    private static object? Read(EventRecord happened) => happened.As<MessagePosted>() ?? (object?)happened.As<MessageChanged>() ?? happened.As<MessageDeleted>();

    private static IEnumerable<MessageDto> MessagesOf(object? happened) => new[]
    {
        (happened as MessagePosted)?.Message, (happened as MessagePosted)?.Root, (happened as MessageChanged)?.Message, (happened as MessageDeleted)?.Root,
    }.OfType<MessageDto>();

    private static EventRecord Write<T>(EventRecord record, T happened)
        where T : IEvent => record with { Data = JsonSerializer.Serialize(happened, WireJson.Options) };
}
