namespace Tertulia.Platform.Web.Kit;

/// <summary>Element ids for labels, descriptions and floating panels; unique in the page.</summary>
internal static class Ids
{
    private static int _last;

    internal static string Next(string prefix) => $"{prefix}-{Interlocked.Increment(ref _last)}";
}
