using System.Collections.Concurrent;
using Dispatch.Storage;

namespace Dispatch;

/// <summary>A fact that is about to be committed, as its aggregate has it in memory.</summary>
/// <param name="Stored">As the journal will have it, if the commit succeeds.</param>
/// <param name="Losses">Of the store, when what it was decided on was read (<see cref="IStore.Losses"/>).</param>
/// <param name="Fact">A <see cref="Fact{TFact}"/>.</param>
/// <param name="State">What it leads to; null where another fact of the same commit follows.</param>
public sealed record Left(ReadOnlyMemory<byte> Stored, int Losses, object Fact, object? State);

/// <summary>
/// What aggregates leave for the reader of their partition's journal, where it lives in the same process, so that it need not be
/// loaded and read once more. A shortcut only: what is not here is in the store.
/// </summary>
/// <remarks>
/// It is left before it is committed, for a busy reader is often sooner at the journal than an aggregate hears that its commit is
/// done; and it is believed only when the journal says the same, byte for byte. What is left of a commit that failed is replaced by the
/// next of its version, or found to be wrong, or goes with the reader.
/// </remarks>
public sealed class Doorstep
{
    /// <summary>A reader that is so far behind reads the rest: 64 partitions keep some 100 MB alive at most.</summary>
    private const int MostOfAPartition = 512;

    private readonly ConcurrentDictionary<int, Dictionary<(StoreKey, long), Left>> partitions = new();

    /// <summary>The reader of a partition's journal lives here from now on. What was left before is not wanted any more.</summary>
    public void Open(int partition) => partitions[partition] = new(MostOfAPartition);

    /// <summary>It has gone, and nothing is left here for it.</summary>
    public void Close(int partition) => partitions.TryRemove(partition, out _);

    public void Leave(int partition, StoreKey key, long version, Left fact)
    {
        if (!partitions.TryGetValue(partition, out var left))
        {
            return;
        }

        lock (left)
        {
            if (left.Count < MostOfAPartition)
            {
                left[(key, version)] = fact;
            }
        }
    }

    /// <summary>The fact that the journal has; it is not here any more afterwards.</summary>
    /// <param name="stored">What the journal says.</param>
    /// <param name="losses">Of the store now: what was decided before a loss may stand on what is lost.</param>
    /// <returns>Null where the store must be asked.</returns>
    public Left? Take(int partition, StoreKey key, long version, ReadOnlySpan<byte> stored, int losses)
    {
        if (!partitions.TryGetValue(partition, out var left))
        {
            return null;
        }

        Left? found;
        lock (left)
        {
            left.Remove((key, version), out found);
        }

        return found is not null && found.Losses == losses && stored.SequenceEqual(found.Stored.Span) ? found : null;
    }
}
