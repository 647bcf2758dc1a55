using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tertulia.Platform;

public static class OrdinalText
{
    private const string Annotation = "Tertulia:Ordinal";

    /// <summary>Ordered and compared by its characters' codes, as SQLite does by itself and .NET does ordinally, whatever language the database was made in.</summary>
    public static PropertyBuilder<string> HasOrdinalOrder(this PropertyBuilder<string> property) => property.HasAnnotation(Annotation, true);

    internal static void Apply(ModelBuilder model, DatabaseKind kind)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (property.RemoveAnnotation(Annotation) is not null && kind == DatabaseKind.Postgres)
                property.SetCollation("C");
        }
    }
}
