using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Storage.Redis;

/// <summary>
/// What a commit has to know of an aggregate, apart from its state, so that it need not read that: version (8 bytes, little-endian), bytes
/// of the deadlines (4), number of commit ids (2); the deadlines, which are the script's own affair; 0xFF; the ids, each followed by
/// 0xFF. <c>commit.lua</c> writes it.
/// </summary>
internal readonly record struct StateHead(long Version, IReadOnlyList<string> Commits)
{
    private const int FormBytes = 14;
    private const byte End = 0xFF;

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
