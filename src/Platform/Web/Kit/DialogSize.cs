namespace Tertulia.Platform.Web.Kit;

/// <summary>400, 520 or 760 pixels wide; phones always get the full width.</summary>
public enum DialogSize
{
    Small,
    Medium,
    Large,
}
