namespace Tertulia.Platform;

/// <summary>Asks each topic's module whether a caller may hear it.</summary>
internal sealed class TopicAccess(IEnumerable<ITopicAuthorizer> authorizers)
{
    private readonly Dictionary<string, ITopicAuthorizer> byPrefix = authorizers.ToDictionary(a => a.Prefix, StringComparer.Ordinal);

    /// <summary>Those of the topics the caller may hear; malformed, unknown and forbidden ones are simply not among them.</summary>
    public async Task<HashSet<string>> AllowedAsync(TertuliaDb db, Caller caller, IEnumerable<string> topics, CancellationToken ct)
    {
        var allowed = new HashSet<string>(StringComparer.Ordinal);
        var wanted = topics
            .Select(topic => Topics.TryParse(topic, out var prefix, out var id) ? (Prefix: prefix, Id: id) : default)
            .Where(topic => topic.Prefix is not null)
            .ToLookup(topic => topic.Prefix, topic => topic.Id, StringComparer.Ordinal);
        foreach (var group in wanted)
        {
            if (!byPrefix.TryGetValue(group.Key, out var authorizer))
                continue;

            foreach (var id in await authorizer.AllowedAsync(db, caller, [.. group], ct))
                allowed.Add(Topics.Of(group.Key, id));
        }

        return allowed;
    }
}
