using Microsoft.AspNetCore.Components;

namespace Tertulia.Platform.Web.Kit;

/// <summary>What every field has: a label, help, an error that replaces the help, and attributes passed on to the control.</summary>
public abstract class FieldBase : ComponentBase
{
    protected string Id { get; } = Ids.Next("field");

    [Parameter] public string? Label { get; set; }

    /// <summary>Keeps the label for screen readers only.</summary>
    [Parameter] public bool HideLabel { get; set; }

    [Parameter] public string? Help { get; set; }

    [Parameter] public string? Error { get; set; }

    [Parameter] public bool Disabled { get; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>Says "optional" beside the label, where most fields are required.</summary>
    [Parameter] public bool Optional { get; set; }

    [Parameter] public string? Class { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    protected string? Note => string.IsNullOrEmpty(Error) && string.IsNullOrEmpty(Help) ? null : $"{Id}-note";

    protected string? Invalid => string.IsNullOrEmpty(Error) ? null : "true";
}
