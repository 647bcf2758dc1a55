namespace Tertulia.Platform.Web.Kit;

/// <summary>Pictures built from the mark: tiles, a table and its seats.</summary>
public enum IllustrationKind
{
    /// <summary>The table with free seats.</summary>
    Table,
    Conversation,
    Inbox,
    Search,
    Files,
    People,
    Offline,
    Lost,
    Failure,
    Done,
}
