using Tertulia.Platform;
using Tertulia.Platform.Demo;

namespace Tertulia.Chat.Demo;

/// <summary>Chat's part of the fictional company: six weeks of talk.</summary>
internal sealed class ChatDemo : IDemoContent
{
    private static readonly string[] Conversations =
        ["general", "lanzamiento", "diseno", "direccion", "soporte", "ingenieria", "random", "citrica", "museo", "feria", "directos"];

    public int Order => 100;

    public async Task SeedAsync(DemoContext context, CancellationToken ct)
    {
        var reader = new ScriptReader(context.Calendar, context.People);
        foreach (var file in Conversations)
            reader.Read(file);
        new DailyRoutine(context.Calendar, context.Random, (who, at) => context.People[who].JoinedAt < at).AddTo(reader.Channels);

        var posts = new List<PostedMessage>();
        foreach (var scripted in reader.Channels)
            posts.AddRange(await new ChannelWriter(context, scripted).WriteAsync(ct));
        await context.Db.SaveChangesAsync(ct);
        Announce(context, posts);
        await context.Db.SaveChangesAsync(ct);
    }

    /// <summary>The log tells it in the order in which it happened, each message as it is by now.</summary>
    private static void Announce(DemoContext context, List<PostedMessage> posts)
    {
        foreach (var post in posts.OrderBy(p => p.Message.CreatedAt))
        {
            context.Clock.Set(post.Message.CreatedAt);
            context.Events.Append(
                context.Workspace.Id, post.Channel.EventTopic,
                new MessagePosted(post.ToDto(), post.Root?.ToDto(), post.MentionedIds, post.MentionsAll), post.Message.AuthorId, post.Message.Id);
        }
    }
}

/// <summary>A message that was written, with what its event tells.</summary>
internal sealed record PostedMessage(
    Channel Channel, Message Message, PostedMessage? Root, IReadOnlyList<FileDto> Files, IReadOnlyList<Reaction> Reactions, IReadOnlyList<Guid> MentionedIds, bool MentionsAll)
{
    public MessageDto ToDto() => Message.ToDto(Files, Reaction.ToDtos(Reactions));
}
