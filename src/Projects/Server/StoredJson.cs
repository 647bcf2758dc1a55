using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Values that a row keeps as JSON text. They are never changed in place but replaced, so the same reference means the same value.</summary>
internal static class StoredJson
{
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property, Func<string, T>? read = null)
        where T : class
    {
        read ??= Read<T>;
        property.HasConversion(
            new ValueConverter<T, string>(value => JsonSerializer.Serialize(value, WireJson.Options), text => read(text)),
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => RuntimeHelpers.GetHashCode(value), value => value));
        return property;
    }

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, WireJson.Options)!;
}
