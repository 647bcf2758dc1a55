using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tertulia.Sdk;

/// <summary>Enums travel as camelCase text. Closed generics, so that trimming keeps what it needs.</summary>
public sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
