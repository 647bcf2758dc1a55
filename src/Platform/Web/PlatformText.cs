namespace Tertulia.Platform.Web;

/// <summary>Names the resource file with the texts of the kit and the shell: PlatformText.resx, PlatformText.es.resx.</summary>
public sealed class PlatformText;
