namespace Tertulia.Platform.Web.Kit;

/// <summary>A face in an <see cref="AvatarStack"/>.</summary>
public sealed record AvatarPerson(string Name, string? Src = null, string? Seed = null);
