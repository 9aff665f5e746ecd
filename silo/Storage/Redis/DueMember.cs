using System.Buffers.Binary;
using System.Text;
using Dispatch.Storage.Copies;

namespace Dispatch.Storage.Redis;

/// <summary>
/// A member of the due index: UTC ticks (8 bytes, big-endian, so that the order of bytes is that of time), the version that set it (8,
/// little-endian), its owner, its name. Scores play no part: they are doubles, which ticks do not fit.
/// </summary>
internal static class DueMember
{
    private const int TicksBytes = sizeof(long);
    private const int OwnerStart = TicksBytes + sizeof(long);

    /// <summary>What all members that are due at <paramref name="now"/> come before.</summary>
    public static byte[] After(DateTimeOffset now)
    {
        var bound = new byte[TicksBytes];
        BinaryPrimitives.WriteInt64BigEndian(bound, now.UtcTicks + 1);
        return bound;
    }

    /// <summary>Kind, id and group, each with its length in two bytes before it; no group where it is the id.</summary>
    public static byte[] Owner(StoreKey key)
    {
        var group = key.Group == key.Id ? "" : key.Group;
        var owner = new byte[(3 * sizeof(ushort)) + Encoding.UTF8.GetByteCount(key.Kind) + Encoding.UTF8.GetByteCount(key.Id) + Encoding.UTF8.GetByteCount(group)];
        var rest = Write(owner, key.Kind);
        rest = Write(rest, key.Id);
        Write(rest, group);
        return owner;
    }

    public static byte[] Write(StoreKey key, IndexedDeadline indexed)
    {
        var (owner, name) = (Owner(key), Encoding.UTF8.GetBytes(indexed.Deadline.Name));
        var member = new byte[OwnerStart + owner.Length + name.Length];
        BinaryPrimitives.WriteInt64BigEndian(member, indexed.Deadline.DueAt.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(member.AsSpan(TicksBytes), indexed.Version);
        owner.CopyTo(member, OwnerStart);
        name.CopyTo(member, OwnerStart + owner.Length);
        return member;
    }

    public static DueDeadline Read(ReadOnlySpan<byte> member)
    {
        var dueAt = new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(member), TimeSpan.Zero);
        var version = BinaryPrimitives.ReadInt64LittleEndian(member[TicksBytes..]);
        var rest = member[OwnerStart..];
        var kind = ReadText(ref rest);
        var id = ReadText(ref rest);
        var group = ReadText(ref rest);
        return new(new(kind, id, group.Length == 0 ? id : group), new(Encoding.UTF8.GetString(rest), dueAt), version);
    }

    private static Span<byte> Write(Span<byte> into, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, into[sizeof(ushort)..]);
        BinaryPrimitives.WriteUInt16LittleEndian(into, (ushort)length);
        return into[(sizeof(ushort) + length)..];
    }

    private static string ReadText(ref ReadOnlySpan<byte> from)
    {
        var end = sizeof(ushort) + BinaryPrimitives.ReadUInt16LittleEndian(from);
        var text = Encoding.UTF8.GetString(from[sizeof(ushort)..end]);
        from = from[end..];
        return text;
    }
}
