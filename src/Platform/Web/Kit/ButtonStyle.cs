namespace Tertulia.Platform.Web.Kit;

/// <summary>How much a button asks for attention.</summary>
public enum ButtonVariant
{
    /// <summary>The one action of the place.</summary>
    Primary,
    Secondary,

    /// <summary>No border until hovered: toolbars and icons.</summary>
    Ghost,

    /// <summary>Destroys something.</summary>
    Danger,
}

/// <summary>26, 32 or 40 pixels high; larger on phones.</summary>
public enum ButtonSize
{
    Small,
    Medium,
    Large,
}
