using System.Buffers.Binary;
using System.Text;
using Dispatch.Storage.Copies;

namespace Dispatch.Storage.Redis;

/// <summary>
/// A commit's deadlines as <c>commit.lua</c> takes them: each its UTC ticks (8 bytes, big-endian), the length of its name in UTF-8 (2,
/// little-endian), its name. In the record the version that set it (8, little-endian) stands between ticks and length.
/// </summary>
internal static class PackedDeadlines
{
    private const int HeadBytes = sizeof(long) + sizeof(ushort);
    private const int IndexedHeadBytes = (2 * sizeof(long)) + sizeof(ushort);

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

    /// <summary>As they stand in the record.</summary>
    public static byte[] PackIndexed(IReadOnlyList<IndexedDeadline> deadlines)
    {
        var packed = new byte[deadlines.Sum(indexed => IndexedHeadBytes + Encoding.UTF8.GetByteCount(indexed.Deadline.Name))];
        var rest = packed.AsSpan();
        foreach (var (deadline, version) in deadlines)
        {
            var length = Encoding.UTF8.GetBytes(deadline.Name, rest[IndexedHeadBytes..]);
            BinaryPrimitives.WriteInt64BigEndian(rest, deadline.DueAt.UtcTicks);
            BinaryPrimitives.WriteInt64LittleEndian(rest[sizeof(long)..], version);
            BinaryPrimitives.WriteUInt16LittleEndian(rest[(2 * sizeof(long))..], (ushort)length);
            rest = rest[(IndexedHeadBytes + length)..];
        }

        return packed;
    }

    public static IReadOnlyList<IndexedDeadline> UnpackIndexed(ReadOnlySpan<byte> packed)
    {
        var deadlines = new List<IndexedDeadline>();
        while (!packed.IsEmpty)
        {
            var dueAt = new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(packed), TimeSpan.Zero);
            var version = BinaryPrimitives.ReadInt64LittleEndian(packed[sizeof(long)..]);
            var end = IndexedHeadBytes + BinaryPrimitives.ReadUInt16LittleEndian(packed[(2 * sizeof(long))..]);
            deadlines.Add(new(new(Encoding.UTF8.GetString(packed[IndexedHeadBytes..end]), dueAt), version));
            packed = packed[end..];
        }

        return deadlines;
    }
}
