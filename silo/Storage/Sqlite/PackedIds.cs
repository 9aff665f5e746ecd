using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Storage.Sqlite;

/// <summary>The ids of a state's last commits in one blob, oldest first: each its length in two bytes, then UTF-8.</summary>
internal static class PackedIds
{
    private const int LengthBytes = sizeof(ushort);

    public static bool Contain(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> id)
    {
        for (; !packed.IsEmpty; packed = packed[Size(packed)..])
        {
            if (First(packed).SequenceEqual(id))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>With <paramref name="id"/> as the newest; the oldest go, so that <see cref="StoreLimits.CommitIdsKept"/> are left.</summary>
    public static byte[] With(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> id)
    {
        for (var surplus = Count(packed) + 1 - StoreLimits.CommitIdsKept; surplus > 0; surplus--)
        {
            packed = packed[Size(packed)..];
        }

        var result = new byte[packed.Length + LengthBytes + id.Length];
        packed.CopyTo(result);
        BinaryPrimitives.WriteUInt16LittleEndian(result.AsSpan(packed.Length), (ushort)id.Length);
        id.CopyTo(result.AsSpan(packed.Length + LengthBytes));
        return result;
    }

    public static byte[] Pack(IReadOnlyList<string> ids) =>
        ids.Aggregate(Array.Empty<byte>(), (packed, id) => With(packed, Encoding.UTF8.GetBytes(id)));

    public static IReadOnlyList<string> Unpack(ReadOnlySpan<byte> packed)
    {
        var ids = new List<string>(StoreLimits.CommitIdsKept);
        for (; !packed.IsEmpty; packed = packed[Size(packed)..])
        {
            ids.Add(Encoding.UTF8.GetString(First(packed)));
        }

        return ids;
    }

    private static int Count(ReadOnlySpan<byte> packed)
    {
        var count = 0;
        for (; !packed.IsEmpty; packed = packed[Size(packed)..])
        {
            count++;
        }

        return count;
    }

    private static int Size(ReadOnlySpan<byte> packed) => LengthBytes + BinaryPrimitives.ReadUInt16LittleEndian(packed);

    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> packed) => packed[LengthBytes..Size(packed)];
}
