using System.Runtime.CompilerServices;
using Dispatch.Storage.Copies;

namespace Dispatch.Storage.Packed;

/// <summary>A store whose states and facts are packed, read as what they say: a backup is compressed as a whole and depends on no dictionary.</summary>
public sealed class PackedSource(IStoreSource source) : IStoreSource
{
    public int Partitions => source.Partitions;

    public async IAsyncEnumerable<StoreRecord> Read([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var record in source.Read(stop))
        {
            yield return record.With(Packing.Unpack);
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}

/// <summary>A store in the making, whose states and facts are packed as the tower packs them.</summary>
public sealed class PackedTarget(IStoreTarget target) : IStoreTarget
{
    public ValueTask Write(StoreRecord record) => target.Write(record.With(Packing.Pack));

    public Task Complete() => target.Complete();

    public ValueTask DisposeAsync() => target.DisposeAsync();
}

internal static class PackedRecords
{
    /// <summary>The same with its state or fact in another form.</summary>
    public static StoreRecord With(this StoreRecord record, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> form) => record switch
    {
        StoreRecord.Aggregate it => it with { State = form(it.State) },
        StoreRecord.Entry { Log: Logs.Journal } it => it with { Bytes = form(it.Bytes) },
        _ => record,
    };
}
