using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Storage.Sqlite;

/// <summary>
/// A state's deadlines in one blob beside it: each its UTC ticks in eight bytes, the length of its name in two, its name in UTF-8.
/// They tell a commit, without a look at the due index, what of the index changes; mostly nothing.
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
            BinaryPrimitives.WriteInt64LittleEndian(rest, deadline.DueAt.UtcTicks);
            BinaryPrimitives.WriteUInt16LittleEndian(rest[sizeof(long)..], (ushort)length);
            rest = rest[(HeadBytes + length)..];
        }

        return packed;
    }

    public static IReadOnlyList<Deadline> Unpack(ReadOnlySpan<byte> packed)
    {
        var deadlines = new List<Deadline>();
        while (!packed.IsEmpty)
        {
            var dueAt = new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(packed), TimeSpan.Zero);
            var end = HeadBytes + BinaryPrimitives.ReadUInt16LittleEndian(packed[sizeof(long)..]);
            deadlines.Add(new(Encoding.UTF8.GetString(packed[HeadBytes..end]), dueAt));
            packed = packed[end..];
        }

        return deadlines;
    }
}
