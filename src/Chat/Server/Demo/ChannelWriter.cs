using System.Text.RegularExpressions;
using Tertulia.Platform;
using Tertulia.Platform.Demo;

namespace Tertulia.Chat.Demo;

/// <summary>Writes one conversation into the past, by the rules that hold in the present: numbers, grants, lines and read marks are the domain's own.</summary>
internal sealed partial class ChannelWriter
{
    /// <summary>The oldest a colleague's read mark is; nobody in a studio reads everything at once.</summary>
    private const int MostMinutesBehind = 90;

    private readonly DemoContext context;
    private readonly ScriptedChannel scripted;
    private readonly ChannelLines lines;
    private readonly ChannelRoster roster;
    private readonly Dictionary<Guid, ChannelMember> members = [];
    private readonly Dictionary<string, long> readTo = [];
    private readonly List<PostedMessage> posted = [];

    public ChannelWriter(DemoContext context, ScriptedChannel scripted)
    {
        (this.context, this.scripted) = (context, scripted);
        lines = new(context.Db, context.Events, context.Clock);
        roster = new(context.Db, context.Grants, context.Events, lines, new ThreadStates(context.Db, context.Events), context.Clock);
    }

    public async Task<IReadOnlyList<PostedMessage>> WriteAsync(CancellationToken ct)
    {
        var posts = scripted.Posts.OrderBy(p => p.At).ToList();
        var people = scripted.Members is ["all"] ? context.People.Values.Where(m => m.Role != WorkspaceRole.Guest).ToList() : [.. scripted.Members.Select(k => context.People[k])];
        var channel = await OpenAsync(posts[0].At, people, ct);
        var late = new Queue<Member>(people.Where(p => !members.ContainsKey(p.Id)).OrderBy(p => p.JoinedAt));
        foreach (var post in posts)
        {
            while (late.TryPeek(out var newcomer) && newcomer.JoinedAt < post.At)
                await JoinAsync(channel, late.Dequeue(), ct);
            await PostAsync(channel, post, ct);
        }

        if (scripted.Archived)
            Archive(channel, posts[^1].At.AddMinutes(15));
        Settle(channel);
        return posted;
    }

    private async Task<Channel> OpenAsync(DateTimeOffset firstPost, List<Member> people, CancellationToken ct)
    {
        var creator = context.People[scripted.By];
        if (scripted.Name is null)
        {
            var opened = firstPost.AddMinutes(-1);
            context.Clock.Set(opened);
            var direct = context.Db.Add(Channel.Between(context.Workspace.Id, DirectPeople.TryRead(creator.Id, people.Select(p => p.Id))!, creator.Id, opened)).Entity;
            foreach (var person in people)
            {
                context.Grants.GrantNew(context.Workspace.Id, direct.Id, PrincipalKind.Person, person.Id, AccessLevel.Editor);
                Keep(context.Db.Add(ChannelMember.Join(direct, person.Id, manager: false, opened)).Entity);
            }

            return direct;
        }

        var founded = context.Calendar.At(DemoCalendar.Days + 12, new(10, 0));
        context.Clock.Set(founded);
        var name = ChannelName.TryRead(scripted.Name) ?? throw new InvalidOperationException($"'{scripted.Name}' is no name for a channel.");
        var channel = context.Db.Add(Channel.Named(context.Workspace.Id, scripted.Kind, name, scripted.Topic, creator.Id, founded)).Entity;
        channel.Describe(scripted.Topic, scripted.Purpose);
        if (scripted.Name == "general")
            channel.MakeDefault();
        Keep(roster.Found(channel, creator.Id));
        lines.Append(channel, creator.Id, MessageKind.Created);

        // Everybody joins by themselves: nobody's inbox shall tell of it weeks later.
        foreach (var person in people.Where(p => p.Id != creator.Id && p.JoinedAt < founded))
            Keep((await roster.AddAsync(channel, [person], person.Id, say: false, ct))[0]);

        var topic = channel.Kind == ChannelKind.Public ? Topics.Workspace(context.Workspace.Id) : channel.EventTopic;
        context.Events.Append(context.Workspace.Id, topic, new ChannelCreated(channel.ToDto()), creator.Id, channel.Id);
        return channel;
    }

    private async Task JoinAsync(Channel channel, Member newcomer, CancellationToken ct)
    {
        context.Clock.Set(newcomer.JoinedAt.AddMinutes(10));
        foreach (var member in await roster.AddAsync(channel, [newcomer], newcomer.Id, say: true, ct))
            Keep(member);
    }

    private void Keep(ChannelMember member) => members.Add(member.MemberId, member);

    private async Task PostAsync(Channel channel, ScriptedPost post, CancellationToken ct)
    {
        var message = Message.InChannel(channel, AuthorOf(post).Id, Guid.CreateVersion7(post.At), MessageKind.Text, TextOf(post), post.At);
        var root = await FinishAsync(channel, message, post, null, ct);
        foreach (var reply in post.Replies)
            await FinishAsync(channel, message.Reply(channel, AuthorOf(reply).Id, Guid.CreateVersion7(reply.At), TextOf(reply), alsoInChannel: false, reply.At), reply, root, ct);
        if (post.Replies.Count > 0)
            Follow(message);
        foreach (var reader in post.ReadTo)
            readTo[reader] = channel.LastSequence;
    }

    private async Task<PostedMessage> FinishAsync(Channel channel, Message message, ScriptedPost post, PostedMessage? root, CancellationToken ct)
    {
        context.Clock.Set(post.At);
        context.Db.Add(message);
        if (post.EditedAfter is { } minutes)
            message.Edit(message.Text.TrimEnd(), post.At.AddMinutes(minutes));

        var files = new List<FileDto>();
        foreach (var key in post.Files)
            files.Add(await context.AttachAsync(AuthorOf(post), key, channel.Id, MessageUrls.Of(message), ct));
        message.FileIds = [.. files.Select(f => f.Id)];

        var reactions = React(message, post);
        var named = MentionParser.Parse(message.Text);
        var mentioned = named.MemberIds.Where(id => id != message.AuthorId && members.ContainsKey(id)).ToList();
        if (message.ChannelSequence is { } sequence)
        {
            foreach (var memberId in named.All ? [.. mentioned, channel.Id] : mentioned)
                context.Db.Add(new Mention { MessageId = message.Id, MemberId = memberId, ChannelId = channel.Id, AuthorId = message.AuthorId, Sequence = sequence });
        }

        foreach (var key in post.SavedBy)
            context.Db.Add(new SavedMessage { MemberId = MemberOf(key).MemberId, MessageId = message.Id, SavedAt = post.At.AddMinutes(9) });
        var result = new PostedMessage(channel, message, root, files, reactions, mentioned, named.All);
        posted.Add(result);
        return result;
    }

    private List<Reaction> React(Message message, ScriptedPost post)
    {
        var (reactions, at) = (new List<Reaction>(), post.At);
        foreach (var (emoji, people) in post.Reactions)
        {
            foreach (var key in people.Where(k => context.People[k].JoinedAt < post.At))
            {
                at = at.AddSeconds(20);
                reactions.Add(new Reaction { MessageId = message.Id, MemberId = MemberOf(key).MemberId, Emoji = emoji, At = at });
            }
        }

        context.Db.AddRange(reactions);
        return reactions;
    }

    /// <summary>Who wrote in a thread or was named in it follows it, and has read it.</summary>
    private void Follow(Message root)
    {
        var thread = posted.Where(p => p.Message.Id == root.Id || p.Message.ThreadRootId == root.Id).ToList();
        foreach (var memberId in thread.SelectMany(p => p.MentionedIds.Append(p.Message.AuthorId)).Distinct())
        {
            var membership = ThreadMembership.Of(root, memberId);
            membership.Following = true;
            membership.Read(root.LastReplySequence, root.LastReplySequence);
            context.Db.Add(membership);
        }
    }

    private void Archive(Channel channel, DateTimeOffset at)
    {
        context.Clock.Set(at);
        lines.Append(channel, context.People[scripted.By].Id, MessageKind.Archived);
        channel.SetArchived(true);
        context.Events.Append(
            context.Workspace.Id, Topics.Workspace(context.Workspace.Id), new ChannelUpdated(channel.ToDto()), context.People[scripted.By].Id, channel.Id);
    }

    /// <summary>Read marks, stars and drafts as they stand now.</summary>
    private void Settle(Channel channel)
    {
        foreach (var (key, person) in context.People.Where(p => members.ContainsKey(p.Value.Id)))
        {
            var member = members[person.Id];
            member.Read(readTo.TryGetValue(key, out var mark) ? mark : ReadBy(channel, key, person), channel.LastSequence, force: true);
            member.Prefer(new(NotificationLevel.All, scripted.MutedBy.Contains(key), scripted.StarredBy.Contains(key), Hidden: false));
            if (scripted.Drafts.TryGetValue(key, out var draft))
                context.Db.Add(new Draft { MemberId = person.Id, TargetId = channel.Id, ChannelId = channel.Id, Text = draft, UpdatedAt = context.Calendar.Now.AddMinutes(-30) });
        }
    }

    /// <summary>The owner has read all but what the script leaves open; colleagues are some minutes behind, but not behind their own words.</summary>
    private long ReadBy(Channel channel, string key, Member person)
    {
        if (key == "ana")
            return channel.LastSequence;

        var until = context.Calendar.Now.AddMinutes(-context.Random.Next(MostMinutesBehind));
        var unread = posted.FirstOrDefault(p => p.Message.ChannelSequence is not null && p.Message.CreatedAt > until)?.Message.ChannelSequence ?? (channel.LastSequence + 1);
        var own = posted.LastOrDefault(p => p.Message.AuthorId == person.Id && p.Message.ChannelSequence is not null)?.Message.ChannelSequence ?? 0;
        return Math.Max(unread - 1, own);
    }

    private Member AuthorOf(ScriptedPost post)
    {
        MemberOf(post.Author);
        return context.People[post.Author];
    }

    private ChannelMember MemberOf(string key) => members.TryGetValue(context.People[key].Id, out var member)
        ? member
        : throw new InvalidOperationException($"'{key}' speaks or reacts in '{scripted.Name}' without being in it.");

    /// <summary>An edited message begins with a blank too many, which is what the edit takes away.</summary>
    private string TextOf(ScriptedPost post)
    {
        var text = DemoTexts.Fill(post.Text, context.Calendar, post.At);
        text = AtName().Replace(text, m => context.People.TryGetValue(m.Groups["key"].Value, out var person) ? $"@[{person.Id}]" : m.Value);
        return post.EditedAfter is null ? text : $"{text} ";
    }

    [GeneratedRegex("@(?<key>[a-z]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex AtName();
}
