using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Names in the database: snake_case, a schema per module on PostgreSQL, the module's name as prefix on SQLite (which has no schemas).</summary>
internal static class NamingConvention
{
    public static void Apply(ModelBuilder model, DatabaseKind kind)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table && !entity.IsOwned())
            {
                var schema = entity.GetSchema() ?? "platform";
                entity.SetTableName(kind == DatabaseKind.Sqlite ? $"{schema}_{SnakeCase(table)}" : SnakeCase(table));
                entity.SetSchema(kind == DatabaseKind.Sqlite ? null : schema);
            }

            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
        }
    }

    internal static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
