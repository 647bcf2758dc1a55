using System.Text.Json;

namespace Tertulia.Platform.Tests.Realtime;

internal static class EventData
{
    public static T As<T>(this JsonElement data) => data.Deserialize<T>(WireJson.Options)!;
}
