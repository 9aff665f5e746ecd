using System.Collections.Immutable;
using System.Text.Json;
using Dispatch.Carriers;
using Dispatch.Storage;

namespace Dispatch.Dispatching;

/// <summary>
/// All carriers, as rankings need them: one picture for the whole silo, a moment old. What it says of capacities is a guess; the carrier's own
/// file decides when a place is to be held.
/// </summary>
public sealed class CarrierBook(IStore store) : IDisposable
{
    private const int Page = 1_000;

    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly Dictionary<string, (long Version, CarrierFile File)> known = new(StringComparer.Ordinal);
    private Picture picture = new(DateTimeOffset.MinValue, []);
    private long change;

    /// <summary>A carrier was put: the next one who asks reads again.</summary>
    public void Changed() => Interlocked.Increment(ref change);

    /// <param name="newerThan">A picture of that moment or before is not new enough.</param>
    public async ValueTask<ImmutableArray<CarrierFile>> Read(DateTimeOffset now, DateTimeOffset newerThan)
    {
        if (IsGood(Volatile.Read(ref picture), now, newerThan))
        {
            return picture.Carriers;
        }

        await reading.WaitAsync();
        try
        {
            if (!IsGood(picture, now, newerThan))
            {
                var upTo = Interlocked.Read(ref change);
                Volatile.Write(ref picture, new(now, await ReadAll(), upTo));
            }

            return picture.Carriers;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private bool IsGood(Picture picture, DateTimeOffset now, DateTimeOffset newerThan) =>
        picture.At > newerThan && now - picture.At < FreshFor && picture.Change == Interlocked.Read(ref change);

    /// <summary>Files that are at the version of before are not read again.</summary>
    private async Task<ImmutableArray<CarrierFile>> ReadAll()
    {
        for (var partition = 0; partition < store.Partitions; partition++)
        {
            var page = await store.Scan(StoreKeys.Carrier, partition, after: "", Page);
            while (page.Count > 0)
            {
                foreach (var stored in page.Where(stored => !known.TryGetValue(stored.Id, out var before) || before.Version != stored.Version))
                {
                    known[stored.Id] = (stored.Version, JsonSerializer.Deserialize(stored.State.Span, StoredJson.Default.CarrierFile)!);
                }

                page = await store.Scan(StoreKeys.Carrier, partition, page[^1].Id, Page);
            }
        }

        return [.. known.Values.Select(carrier => carrier.File)];
    }

    private sealed record Picture(DateTimeOffset At, ImmutableArray<CarrierFile> Carriers, long Change = 0);
}
