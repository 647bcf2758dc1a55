namespace Tertulia.Chat.Web.Messages;

/// <summary>The tabs of the emoji picker.</summary>
internal static class EmojiGroups
{
    /// <summary>Unicode's categories in its order, with their text's key and their icon.</summary>
    internal static IReadOnlyList<(int Group, string Key, string Icon)> All { get; } =
    [
        (0, "EmojiSmileys", "mood-smile"), (1, "EmojiPeople", "hand-stop"), (3, "EmojiNature", "leaf"), (4, "EmojiFood", "cup"), (5, "EmojiTravel", "plane"),
        (6, "EmojiActivities", "ball-football"), (7, "EmojiObjects", "bulb"), (8, "EmojiSymbols", "heart"), (9, "EmojiFlags", "flag"),
    ];
}
