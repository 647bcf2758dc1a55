namespace Tertulia.Platform.Web.Kit;

/// <summary>One choice of a <see cref="Select{TValue}"/> or <see cref="SegmentedControl{TValue}"/>.</summary>
public sealed record Option<TValue>(TValue Value, string Text, string? Icon = null);
