using System.Buffers.Binary;

namespace Dispatch.Tracking;

/// <summary>A 64-bit fingerprint of a packed position: folded multiplication, eight bytes a step (after wyhash). Never stored.</summary>
internal static class Fingerprint
{
    private const ulong Prime = 0xA0761D6478BD642F;
    private const ulong OtherPrime = 0xE7037ED1A0B428DB;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Prime ^ (ulong)bytes.Length;
        while (bytes.Length >= sizeof(ulong))
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), OtherPrime);
            bytes = bytes[sizeof(ulong)..];
        }

        var tail = 0UL;
        foreach (var b in bytes)
        {
            tail = (tail << 8) | b;
        }

        return Fold(hash ^ tail, Prime);
    }

    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
