using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Storage.Redis;

/// <summary>
/// A state as it is stored: its version (8 bytes, little-endian), its aggregate's group with its length in two bytes before it (none where
/// the group is the id), its bytes. So it can be read without its head, and copied without knowing what each kind is grouped by.
/// </summary>
internal static class VersionedState
{
    private const int GroupStart = sizeof(long) + sizeof(ushort);

    public static byte[] Write(long version, StoreKey key, ReadOnlyMemory<byte> state)
    {
        var group = Encoding.UTF8.GetBytes(key.Group == key.Id ? "" : key.Group);
        var stored = new byte[GroupStart + group.Length + state.Length];
        BinaryPrimitives.WriteInt64LittleEndian(stored, version);
        BinaryPrimitives.WriteUInt16LittleEndian(stored.AsSpan(sizeof(long)), (ushort)group.Length);
        group.CopyTo(stored, GroupStart);
        state.Span.CopyTo(stored.AsSpan(GroupStart + group.Length));
        return stored;
    }

    public static (long Version, ReadOnlyMemory<byte> State) Read(ReadOnlyMemory<byte> stored) =>
        (BinaryPrimitives.ReadInt64LittleEndian(stored.Span), stored[(GroupStart + GroupBytes(stored.Span))..]);

    public static StoreKey Key(string kind, string id, ReadOnlySpan<byte> stored) =>
        new(kind, id, GroupBytes(stored) is > 0 and var length ? Encoding.UTF8.GetString(stored.Slice(GroupStart, length)) : id);

    private static int GroupBytes(ReadOnlySpan<byte> stored) => BinaryPrimitives.ReadUInt16LittleEndian(stored[sizeof(long)..]);
}
