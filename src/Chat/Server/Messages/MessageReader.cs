using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Chat;

/// <summary>Makes messages into what clients get: for any number of them one statement for reactions and, when there are files, one for files.</summary>
internal sealed class MessageReader(TertuliaDb db, FileAttachments files)
{
    public async Task<MessageDto> ReadAsync(Message message, CancellationToken ct) => (await ReadAsync([message], ct))[0];

    public async Task<IReadOnlyList<MessageDto>> ReadAsync(IReadOnlyList<Message> messages, CancellationToken ct)
    {
        if (messages.Count == 0)
            return [];

        var ids = messages.Select(m => m.Id).ToArray();
        var reactions = (await db.Reactions().AsNoTracking().Where(r => ids.Contains(r.MessageId)).ToListAsync(ct)).ToLookup(r => r.MessageId);
        var attached = await files.GetAsync(messages[0].WorkspaceId, [.. messages.SelectMany(m => m.FileIds)], ct);
        return [.. messages.Select(m => m.ToDto(FilesOf(m, attached), Reaction.ToDtos(reactions[m.Id])))];
    }

    private static IReadOnlyList<FileDto> FilesOf(Message message, IReadOnlyDictionary<Guid, FileDto> files) =>
        [.. message.FileIds.Where(files.ContainsKey).Select(id => files[id])];
}
