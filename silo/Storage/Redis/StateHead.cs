using System.Buffers.Binary;
using System.Text;
using Dispatch.Storage.Copies;

namespace Dispatch.Storage.Redis;

/// <summary>
/// What a commit has to know of an aggregate, apart from its state, so that it need not read that: version (8 bytes, little-endian), bytes
/// of the deadlines (4), number of commit ids (2); the deadlines (see <see cref="PackedDeadlines"/>); 0xFF; the ids, each followed by
/// 0xFF. <c>commit.lua</c> writes it.
/// </summary>
internal readonly record struct StateHead(long Version, IReadOnlyList<string> Commits)
{
    private const int FormBytes = 14;
    private const byte End = 0xFF;

    /// <summary>As <c>commit.lua</c> would have left it.</summary>
    public static byte[] Write(long version, IReadOnlyList<IndexedDeadline> deadlines, IReadOnlyList<string> commits)
    {
        var packed = PackedDeadlines.PackIndexed(deadlines);
        var head = new byte[FormBytes + packed.Length + 1 + commits.Sum(id => Encoding.UTF8.GetByteCount(id) + 1)];
        BinaryPrimitives.WriteInt64LittleEndian(head, version);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(sizeof(long)), packed.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(sizeof(long) + sizeof(int)), (ushort)commits.Count);
        packed.CopyTo(head, FormBytes);
        var rest = head.AsSpan(FormBytes + packed.Length);
        rest[0] = End;
        rest = rest[1..];
        foreach (var id in commits)
        {
            var length = Encoding.UTF8.GetBytes(id, rest);
            rest[length] = End;
            rest = rest[(length + 1)..];
        }

        return head;
    }

    public static IReadOnlyList<IndexedDeadline> Deadlines(ReadOnlySpan<byte> head) =>
        PackedDeadlines.UnpackIndexed(head.Slice(FormBytes, BinaryPrimitives.ReadInt32LittleEndian(head[sizeof(long)..])));

    public static StateHead Read(ReadOnlySpan<byte> head)
    {
        var ids = new List<string>(BinaryPrimitives.ReadUInt16LittleEndian(head[12..]));
        var rest = head[(FormBytes + BinaryPrimitives.ReadInt32LittleEndian(head[8..]) + 1)..];
        while (rest.IndexOf(End) is >= 0 and var end)
        {
            ids.Add(Encoding.UTF8.GetString(rest[..end]));
            rest = rest[(end + 1)..];
        }

        return new(BinaryPrimitives.ReadInt64LittleEndian(head), ids);
    }
}
