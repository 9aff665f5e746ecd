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
        var stored = new byte[Bytes(key, state)];
        Write(stored, version, key, state);
        return stored;
    }

    public static int Bytes(StoreKey key, ReadOnlyMemory<byte> state) => GroupStart + Encoding.UTF8.GetByteCount(Group(key)) + state.Length;

    /// <param name="stored">At least as long as <see cref="Bytes"/> says.</param>
    public static void Write(Span<byte> stored, long version, StoreKey key, ReadOnlyMemory<byte> state)
    {
        var group = Encoding.UTF8.GetBytes(Group(key), stored[GroupStart..]);
        BinaryPrimitives.WriteInt64LittleEndian(stored, version);
        BinaryPrimitives.WriteUInt16LittleEndian(stored[sizeof(long)..], (ushort)group);
        state.Span.CopyTo(stored[(GroupStart + group)..]);
    }

    public static (long Version, ReadOnlyMemory<byte> State) Read(ReadOnlyMemory<byte> stored) =>
        (BinaryPrimitives.ReadInt64LittleEndian(stored.Span), stored[(GroupStart + GroupBytes(stored.Span))..]);

    public static StoreKey Key(string kind, string id, ReadOnlySpan<byte> stored) =>
        new(kind, id, GroupBytes(stored) is > 0 and var length ? Encoding.UTF8.GetString(stored.Slice(GroupStart, length)) : id);

    private static string Group(StoreKey key) => key.Group == key.Id ? "" : key.Group;

    private static int GroupBytes(ReadOnlySpan<byte> stored) => BinaryPrimitives.ReadUInt16LittleEndian(stored[sizeof(long)..]);
}
