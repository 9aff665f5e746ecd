using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Storage.Redis;

/// <summary>
/// An aggregate as it lies in Redis, in one string: version (8 bytes, little-endian), bytes of the deadlines (4), number of commit ids (2),
/// bytes of the commit ids (4); the deadlines, which are the script's own affair; the ids, each followed by 0xFF; the state.
/// <c>commit.lua</c> writes it.
/// </summary>
internal readonly record struct StateRecord(long Version, IReadOnlyList<string> Commits, ReadOnlyMemory<byte> State)
{
    private const int HeadBytes = 18;
    private const byte EndOfId = 0xFF;

    public static StateRecord Read(ReadOnlyMemory<byte> record)
    {
        var head = record.Span;
        var commitsStart = HeadBytes + BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
        var stateStart = commitsStart + BinaryPrimitives.ReadInt32LittleEndian(head[14..]);
        return new(
            BinaryPrimitives.ReadInt64LittleEndian(head),
            Ids(head[commitsStart..stateStart], BinaryPrimitives.ReadUInt16LittleEndian(head[12..])),
            record[stateStart..]);
    }

    private static List<string> Ids(ReadOnlySpan<byte> packed, int count)
    {
        var ids = new List<string>(count);
        while (packed.IndexOf(EndOfId) is >= 0 and var end)
        {
            ids.Add(Encoding.UTF8.GetString(packed[..end]));
            packed = packed[(end + 1)..];
        }

        return ids;
    }
}
