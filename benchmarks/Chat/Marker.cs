using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;

namespace Tertulia.Bench.Chat;

/// <summary>
/// The generator's own mark in each message: when it was due. Receivers look for it in the raw bytes, the same way whatever the protocol around
/// it, so that neither server is charged for a dearer parser on the generator's side of the same two cores.
/// </summary>
internal static class Marker
{
    public const int Length = 3 + 16;

    private static ReadOnlySpan<byte> Sign => "zqm"u8;

    public static string Of(long dueTimestamp) => "zqm" + dueTimestamp.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Adds what is found; answers how many bytes at the end must be looked at again with what comes next.</summary>
    public static int Scan(ReadOnlySpan<byte> bytes, LatencyHistogram into)
    {
        var rest = bytes;
        while (true)
        {
            var at = rest.IndexOf(Sign);
            if (at < 0)
                return Math.Min(rest.Length, Sign.Length - 1);
            if (rest.Length - at < Length)
                return rest.Length - at;

            if (Utf8Parser.TryParse(rest.Slice(at + 3, 16), out long due, out _, 'x'))
                into.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
            rest = rest[(at + Length)..];
        }
    }
}
