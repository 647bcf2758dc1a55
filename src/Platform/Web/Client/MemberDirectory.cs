using Tertulia.Sdk;

namespace Tertulia.Platform.Web.Client;

/// <summary>The people of the open workspace, by id, by handle and by the beginning of their name; and who is there now.</summary>
public sealed class MemberDirectory : IDisposable
{
    private readonly MembersApi api;
    private readonly TimeProvider clock;
    private readonly ChangeNotifier notifier;
    private readonly InFlightEvents inFlight = new();
    private readonly PrefixIndex words = new();
    private readonly Dictionary<Guid, MemberDto> members = [];
    private readonly Dictionary<string, Guid> handles = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Presence> presence = [];

    public MemberDirectory(MembersApi api, EventRouter events, TimeProvider clock)
    {
        this.api = api;
        this.clock = clock;
        notifier = new ChangeNotifier(clock);
        events.On(PlatformJson.Default.MemberUpdated, (e, _) => Apply(e));
        events.On(PlatformJson.Default.MemberJoined, (e, _) => Apply(e));
        events.On(PlatformJson.Default.MemberDeactivated, (e, _) => Apply(e));
    }

    /// <summary>People or presence changed.</summary>
    public event Action? Changed
    {
        add => notifier.Changed += value;
        remove => notifier.Changed -= value;
    }

    public bool Loaded { get; private set; }

    /// <summary>Everybody, the deactivated too.</summary>
    public IReadOnlyCollection<MemberDto> All => members.Values;

    public MemberDto? Find(Guid? memberId) => memberId is { } id ? members.GetValueOrDefault(id) : null;

    /// <summary>By handle, with or without <c>@</c>; case and accents do not matter.</summary>
    public MemberDto? FindByHandle(string handle) =>
        handles.TryGetValue(TextFolding.Fold(handle.TrimStart('@')), out var id) ? members.GetValueOrDefault(id) : null;

    public Presence PresenceOf(Guid memberId) => presence.GetValueOrDefault(memberId);

    /// <summary>A status that has not run out.</summary>
    public StatusDto? StatusOf(Guid memberId) =>
        Find(memberId)?.Status is { } status && (status.ExpiresAt is not { } end || end > clock.GetUtcNow()) ? status : null;

    /// <summary>Active people of whom every word typed begins a word of the name, or the handle; the best first.</summary>
    public IReadOnlyList<MemberDto> Search(string text, int limit = 20)
    {
        var query = TextFolding.Words(text.TrimStart('@'));
        if (query.Length == 0)
            return [.. members.Values.Where(m => m.Active).OrderBy(m => m.DisplayName, StringComparer.CurrentCultureIgnoreCase).Take(limit)];

        HashSet<Guid>? found = null;
        foreach (var word in query)
        {
            var ids = words.Find(word);
            if (found is null)
                found = ids;
            else
                found.IntersectWith(ids);
        }

        var whole = string.Join(' ', query);
        return
        [
            .. found!.Select(id => members[id])
                .Where(m => m.Active)
                .Select(m => (Member: m, Rank: Rank(m, whole)))
                .OrderBy(m => m.Rank)
                .ThenBy(m => PresenceOf(m.Member.Id) == Presence.Online ? 0 : 1)
                .ThenBy(m => m.Member.DisplayName, StringComparer.OrdinalIgnoreCase)
                .Take(limit)
                .Select(m => m.Member),
        ];
    }

    public async Task LoadAsync(CancellationToken ct = default)
    {
        using var fetch = inFlight.Begin();
        var fresh = new List<MemberDto>();
        await foreach (var member in api.AllAsync(ct))
            fresh.Add(member);
        var there = await api.PresenceAsync(ct);

        members.Clear();
        handles.Clear();
        foreach (var member in fresh)
            Put(member, indexed: false);
        words.Fill(fresh.SelectMany(m => WordsOf(m).Select(word => (word, m.Id))).Distinct());
        presence.Clear();
        Apply(there);
        foreach (var e in fetch.Events)
            Reduce(e);
        Loaded = true;
        notifier.Touch();
    }

    /// <summary>Fetches somebody unknown, such as the author of an old message a guest meets first now.</summary>
    public async Task<MemberDto?> EnsureAsync(Guid memberId, CancellationToken ct = default)
    {
        if (members.TryGetValue(memberId, out var known))
            return known;

        try
        {
            var member = await api.GetAsync(memberId, ct);
            Apply(new MemberJoined(member));
            return member;
        }
        catch (ApiException e) when (e.Problem.Status == 404)
        {
            return null;
        }
    }

    public void Apply(IReadOnlyList<PresenceDto> changes)
    {
        foreach (var change in changes)
            presence[change.MemberId] = change.Presence;
        notifier.Touch();
    }

    internal void Apply(object e)
    {
        inFlight.Note(e);
        Reduce(e);
        notifier.Touch();
    }

    public void Dispose() => notifier.Dispose();

    private void Reduce(object e)
    {
        switch (e)
        {
            case MemberUpdated updated:
                Put(updated.Member, indexed: true);
                break;
            case MemberJoined joined:
                Put(joined.Member, indexed: true);
                break;
            case MemberDeactivated { MemberId: var id } when members.TryGetValue(id, out var member):
                Put(member with { Active = false }, indexed: true);
                presence.Remove(id);
                break;
        }
    }

    private void Put(MemberDto member, bool indexed)
    {
        if (members.TryGetValue(member.Id, out var before))
        {
            if (handles.GetValueOrDefault(TextFolding.Fold(before.Handle)) == before.Id)
                handles.Remove(TextFolding.Fold(before.Handle));
            if (indexed)
            {
                foreach (var word in WordsOf(before))
                    words.Remove(word, before.Id);
            }
        }

        members[member.Id] = member;
        handles[TextFolding.Fold(member.Handle)] = member.Id;
        if (!indexed)
            return;

        foreach (var word in WordsOf(member))
            words.Add(word, member.Id);
    }

    private static IEnumerable<string> WordsOf(MemberDto member) =>
        [.. TextFolding.Words(member.DisplayName), TextFolding.Fold(member.Handle), .. TextFolding.Words(member.Handle)];

    private static int Rank(MemberDto member, string query)
    {
        var handle = TextFolding.Fold(member.Handle);
        if (handle == query)
            return 0;
        if (TextFolding.Fold(member.DisplayName).StartsWith(query, StringComparison.Ordinal))
            return 1;
        return handle.StartsWith(query, StringComparison.Ordinal) ? 2 : 3;
    }
}
