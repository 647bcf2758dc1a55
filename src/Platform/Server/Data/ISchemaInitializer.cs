namespace Tertulia.Platform;

/// <summary>Makes what the model cannot say (full-text tables, a scheduler's own tables). Run at every start after the schema is there, so it must not mind repetition.</summary>
public interface ISchemaInitializer
{
    Task RunAsync(TertuliaDb db, CancellationToken ct);
}
