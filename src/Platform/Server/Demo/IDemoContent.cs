namespace Tertulia.Platform.Demo;

/// <summary>A module's part in the fictional company. Registered as a scoped service; called once, on an empty server started with <c>--demo</c>.</summary>
public interface IDemoContent
{
    /// <summary>Parts run from the least to the greatest; the people are there before all.</summary>
    int Order { get; }

    /// <summary>Writes rows and their events inside the one transaction of the seeding. Save, but do not commit.</summary>
    Task SeedAsync(DemoContext context, CancellationToken ct);
}
