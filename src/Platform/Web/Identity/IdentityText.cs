namespace Tertulia.Platform.Web.Identity;

/// <summary>Names the texts of sign-in, preferences and administration (IdentityText.resx and its translations).</summary>
public sealed class IdentityText;
