using System.Collections.Immutable;
using Dispatch.Storage;

namespace Dispatch.Live;

/// <summary>Asks every reader what it has set aside, and takes a word about one entry to its reader.</summary>
public sealed class QuarantineOfAll(IGrainFactory grains, IStore store) : IQuarantine
{
    public async Task<ImmutableArray<SetAside>> List()
    {
        var readers = ReaderGrains.Logs.SelectMany(log => Enumerable.Range(0, store.Partitions).Select(partition => grains.ReaderOf(log, partition)!));
        var lists = await Task.WhenAll(readers.Select(reader => reader.SetAside()));
        return [.. lists.SelectMany(list => list).OrderBy(one => one.At)];
    }

    public Task<Refusal?> Replay(string log, int partition, long place, string by) => Tell(log, partition, place, reader => reader.Replay(place, by));

    public Task<Refusal?> Discard(string log, int partition, long place, string by) => Tell(log, partition, place, reader => reader.Discard(place, by));

    private Task<Refusal?> Tell(string log, int partition, long place, Func<IReaderGrain, Task<Refusal?>> word) =>
        partition >= 0 && partition < store.Partitions && grains.ReaderOf(log, partition) is { } reader
            ? word(reader)
            : Task.FromResult<Refusal?>(new("quarantine.unknown", $"There is no {log}/{partition}/{place}."));
}
