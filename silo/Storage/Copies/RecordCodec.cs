using System.Diagnostics;

namespace Dispatch.Storage.Copies;

/// <summary>
/// A record in bytes: one for its kind, then its fields as <see cref="BinaryWriter"/> writes them; texts, bytes and lists have their length
/// before them. Part of the backup's format.
/// </summary>
internal static class RecordCodec
{
    /// <summary>Ends the records; their number follows.</summary>
    public const byte End = 0;

    private const byte Reader = 1;
    private const byte Row = 2;
    private const byte Aggregate = 3;
    private const byte Entry = 4;
    private const byte Fact = 5;
    private const byte Tail = 6;

    public static void Write(BinaryWriter to, StoreRecord record)
    {
        switch (record)
        {
            case StoreRecord.Reader it:
                Begin(to, Reader, it.Name, it.Partition);
                to.Write7BitEncodedInt64(it.Epoch);
                to.Write7BitEncodedInt64(it.Position);
                break;
            case StoreRecord.ReaderRow it:
                Begin(to, Row, it.Name, it.Partition);
                to.Write(it.Key);
                Write(to, it.Bytes.Span);
                break;
            case StoreRecord.Aggregate it:
                to.Write(Aggregate);
                Write(to, it.Key);
                to.Write7BitEncodedInt64(it.Version);
                Write(to, it.State.Span);
                Write(to, it.Commits, to.Write);
                Write(to, it.Deadlines, deadline => Write(to, deadline));
                break;
            case StoreRecord.Entry it:
                Begin(to, it.Of is null ? Entry : Fact, it.Log, it.Partition);
                to.Write7BitEncodedInt64(it.Position);
                Write(to, it.Bytes.Span);
                if (it.Of is { } owner)
                {
                    Write(to, owner.Key);
                    to.Write7BitEncodedInt64(owner.Version);
                }

                break;
            case StoreRecord.Tail it:
                Begin(to, Tail, it.Log, it.Partition);
                to.Write7BitEncodedInt64(it.Position);
                break;
            default:
                throw new UnreachableException($"{record.GetType().Name} has no form in a backup.");
        }
    }

    /// <param name="kind">Has been read already.</param>
    public static StoreRecord Read(BinaryReader from, byte kind) => kind switch
    {
        Reader => new StoreRecord.Reader(from.ReadString(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt64(), from.Read7BitEncodedInt64()),
        Row => new StoreRecord.ReaderRow(from.ReadString(), from.Read7BitEncodedInt(), from.ReadString(), Bytes(from)),
        Aggregate => new StoreRecord.Aggregate(Key(from), from.Read7BitEncodedInt64(), Bytes(from), List(from, from.ReadString), List(from, () => DeadlineOf(from))),
        Entry => new StoreRecord.Entry(from.ReadString(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt64(), Bytes(from), null),
        Fact => new StoreRecord.Entry(
            from.ReadString(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt64(), Bytes(from), new(Key(from), from.Read7BitEncodedInt64())),
        Tail => new StoreRecord.Tail(from.ReadString(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt64()),
        _ => throw new InvalidDataException($"There are no records of kind {kind}."),
    };

    private static void Begin(BinaryWriter to, byte kind, string name, int partition)
    {
        to.Write(kind);
        to.Write(name);
        to.Write7BitEncodedInt(partition);
    }

    private static void Write(BinaryWriter to, StoreKey key)
    {
        to.Write(key.Kind);
        to.Write(key.Id);
        to.Write(key.Group);
    }

    private static StoreKey Key(BinaryReader from) => new(from.ReadString(), from.ReadString(), from.ReadString());

    private static void Write(BinaryWriter to, IndexedDeadline deadline)
    {
        to.Write(deadline.Deadline.Name);
        to.Write(deadline.Deadline.DueAt.UtcTicks);
        to.Write7BitEncodedInt64(deadline.Version);
    }

    private static IndexedDeadline DeadlineOf(BinaryReader from) =>
        new(new(from.ReadString(), new(from.ReadInt64(), TimeSpan.Zero)), from.Read7BitEncodedInt64());

    private static void Write(BinaryWriter to, ReadOnlySpan<byte> bytes)
    {
        to.Write7BitEncodedInt(bytes.Length);
        to.Write(bytes);
    }

    private static byte[] Bytes(BinaryReader from)
    {
        var bytes = new byte[from.Read7BitEncodedInt()];
        from.BaseStream.ReadExactly(bytes);
        return bytes;
    }

    private static void Write<T>(BinaryWriter to, IReadOnlyList<T> items, Action<T> write)
    {
        to.Write7BitEncodedInt(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private static T[] List<T>(BinaryReader from, Func<T> read)
    {
        var items = new T[from.Read7BitEncodedInt()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }

        return items;
    }
}
