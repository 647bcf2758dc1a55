using System.Text.Json;

namespace Tertulia.Platform.Tests.Identity;

internal static class EventData
{
    public static T As<T>(this JsonElement data) => data.Deserialize<T>(WireJson.Options)!;
}
