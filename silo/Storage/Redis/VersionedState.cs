using System.Buffers.Binary;

namespace Dispatch.Storage.Redis;

/// <summary>A state as it is stored: its version (8 bytes, little-endian), its bytes. So it can be read without its head.</summary>
internal static class VersionedState
{
    public static byte[] Write(long version, ReadOnlyMemory<byte> state)
    {
        var stored = new byte[sizeof(long) + state.Length];
        BinaryPrimitives.WriteInt64LittleEndian(stored, version);
        state.Span.CopyTo(stored.AsSpan(sizeof(long)));
        return stored;
    }

    public static (long Version, ReadOnlyMemory<byte> State) Read(ReadOnlyMemory<byte> stored) =>
        (BinaryPrimitives.ReadInt64LittleEndian(stored.Span), stored[sizeof(long)..]);
}
