using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Storage.Redis;

/// <summary>
/// A commit's deadlines as <c>commit.lua</c> takes them: each its UTC ticks (8 bytes, big-endian), the length of its name in UTF-8 (2,
/// little-endian), its name. In the record the version that set it (8, little-endian) stands between ticks and length.
/// </summary>
internal static class PackedDeadlines
{
    private const int HeadBytes = sizeof(long) + sizeof(ushort);

    public static byte[] Pack(IReadOnlyList<Deadline> deadlines)
    {
        var packed = new byte[deadlines.Sum(deadline => HeadBytes + Encoding.UTF8.GetByteCount(deadline.Name))];
        var rest = packed.AsSpan();
        foreach (var deadline in deadlines)
        {
            var length = Encoding.UTF8.GetBytes(deadline.Name, rest[HeadBytes..]);
            BinaryPrimitives.WriteInt64BigEndian(rest, deadline.DueAt.UtcTicks);
            BinaryPrimitives.WriteUInt16LittleEndian(rest[sizeof(long)..], (ushort)length);
            rest = rest[(HeadBytes + length)..];
        }

        return packed;
    }
}
