namespace Tertulia.Platform.Web.Kit;

/// <summary>Colour where it means something.</summary>
public enum Tone
{
    Neutral,

    /// <summary>Action, selection.</summary>
    Accent,

    /// <summary>Unread, mention, caution.</summary>
    Gold,

    /// <summary>Overdue, failed, destructive.</summary>
    Clay,

    /// <summary>Done, healthy, live.</summary>
    Olive,
}
