using System.Collections.Immutable;

namespace Tertulia.Chat.Web.State;

/// <summary>What the person did to messages and the server has not yet acknowledged, laid over the truth; to roll back is to take it away.</summary>
internal sealed class MessageOverlays(Guid me)
{
    private readonly Dictionary<Guid, Overlay> overlays = [];

    internal bool IsDeleting(Guid messageId) => overlays.GetValueOrDefault(messageId) is { Deleting: true };

    internal bool IsEditing(Guid messageId) => overlays.GetValueOrDefault(messageId)?.Text is not null;

    internal void SetText(Guid messageId, string? text) => Update(messageId, o => o with { Text = text });

    internal void SetDeleting(Guid messageId, bool deleting) => Update(messageId, o => o with { Deleting = deleting });

    internal bool? Wanted(Guid messageId, string emoji) =>
        overlays.GetValueOrDefault(messageId) is { } overlay && overlay.Reactions.TryGetValue(emoji, out var wanted) ? wanted : null;

    internal void SetReaction(Guid messageId, string emoji, bool? wanted) =>
        Update(messageId, o => o with { Reactions = wanted is { } value ? o.Reactions.SetItem(emoji, value) : o.Reactions.Remove(emoji) });

    internal MessageDto Project(MessageDto message)
    {
        if (!overlays.TryGetValue(message.Id, out var overlay))
            return message;

        var shown = overlay.Text is { } text ? message with { Text = text } : message;
        foreach (var (emoji, wanted) in overlay.Reactions)
            shown = shown with { Reactions = With(shown.Reactions, emoji, wanted) };
        return shown;
    }

    private IReadOnlyList<ReactionDto> With(IReadOnlyList<ReactionDto> reactions, string emoji, bool wanted)
    {
        var existing = reactions.FirstOrDefault(r => r.Emoji == emoji);
        if (existing is null)
            return wanted ? [.. reactions, new ReactionDto(emoji, [me])] : reactions;
        if (existing.MemberIds.Contains(me) == wanted)
            return reactions;

        var members = wanted ? existing.MemberIds.Append(me).ToList() : existing.MemberIds.Where(id => id != me).ToList();
        return [.. reactions.Select(r => r.Emoji == emoji ? new ReactionDto(emoji, members) : r).Where(r => r.MemberIds.Count > 0)];
    }

    private void Update(Guid messageId, Func<Overlay, Overlay> change)
    {
        var changed = change(overlays.GetValueOrDefault(messageId) ?? Overlay.None);
        if (changed is { Text: null, Deleting: false, Reactions.Count: 0 })
            overlays.Remove(messageId);
        else
            overlays[messageId] = changed;
    }

    private sealed record Overlay(string? Text, bool Deleting, ImmutableDictionary<string, bool> Reactions)
    {
        internal static Overlay None { get; } = new(null, false, ImmutableDictionary<string, bool>.Empty);
    }
}
