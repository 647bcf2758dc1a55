using System.Buffers.Binary;

namespace Tertulia.Platform.Demo;

internal static class Sounds
{
    private const int Rate = 22_050;

    /// <summary>The click of a compass, three times: two damped tones each, as mono 16-bit WAV.</summary>
    public static byte[] CompassClick()
    {
        const int samples = Rate * 3 / 2;
        var wav = new byte[44 + (samples * 2)];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), samples * 2);
        for (var i = 0; i < samples; i++)
        {
            var t = i % (Rate / 2) / (double)Rate;
            var value = Math.Exp(-t * 60) * ((0.6 * Math.Sin(t * 2 * Math.PI * 2_350)) + (0.4 * Math.Sin(t * 2 * Math.PI * 3_710)));
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(44 + (i * 2)), (short)(value * 20_000));
        }

        return wav;
    }
}
