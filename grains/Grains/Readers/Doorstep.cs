using System.Collections.Concurrent;
using Dispatch.Storage;

namespace Dispatch;

/// <summary>A commit, as its aggregate has it in memory.</summary>
/// <param name="Version">Of the state, which the last fact has too.</param>
/// <param name="Losses">Of the store, when it was committed or before (<see cref="IStore.Losses"/>).</param>
/// <param name="Facts">Each a <see cref="Fact{TFact}"/>, one version after the other.</param>
public sealed record Committed(long Version, int Losses, object State, IReadOnlyList<object> Facts);

/// <summary>
/// What aggregates leave for the reader of their partition's journal, where it lives in the same process: what they have just committed, so
/// that it need not be loaded and read once more. A shortcut only: what is not here is in the store.
/// </summary>
public sealed class Doorstep
{
    /// <summary>A reader that is so far behind reads the rest: 64 partitions keep some 100 MB alive at most.</summary>
    private const int MostOfAPartition = 512;

    private readonly ConcurrentDictionary<int, Dictionary<StoreKey, Committed>> partitions = new();

    /// <summary>The reader of a partition's journal lives here from now on. What was left before is not wanted any more.</summary>
    public void Open(int partition) => partitions[partition] = new(MostOfAPartition);

    /// <summary>It has gone, and nothing is left here for it.</summary>
    public void Close(int partition) => partitions.TryRemove(partition, out _);

    public void Leave(int partition, StoreKey key, Committed committed)
    {
        if (!partitions.TryGetValue(partition, out var left))
        {
            return;
        }

        lock (left)
        {
            if (left.Count < MostOfAPartition || left.ContainsKey(key))
            {
                left[key] = committed;
            }
        }
    }

    /// <param name="losses">Of the store now: what was committed before a loss may be lost.</param>
    /// <returns>Null where the journal's own must be read.</returns>
    public Fact<TFact>? Fact<TFact>(int partition, StoreKey key, long version, int losses)
    {
        if (!partitions.TryGetValue(partition, out var left))
        {
            return null;
        }

        lock (left)
        {
            if (!left.TryGetValue(key, out var found) || found.Losses != losses)
            {
                return null;
            }

            var index = version - found.Version + found.Facts.Count - 1;
            return index >= 0 && index < found.Facts.Count ? (Fact<TFact>)found.Facts[(int)index] : null;
        }
    }

    /// <summary>The state that a fact led to or a later one, which stays here until its own fact is read.</summary>
    /// <param name="version">Of the last fact that the reader has seen.</param>
    /// <returns>Null where the store must be asked.</returns>
    public object? State(int partition, StoreKey key, long version, int losses)
    {
        if (!partitions.TryGetValue(partition, out var left))
        {
            return null;
        }

        lock (left)
        {
            if (!left.TryGetValue(key, out var found))
            {
                return null;
            }

            if (found.Version <= version)
            {
                left.Remove(key);
            }

            return found.Version >= version && found.Losses == losses ? found.State : null;
        }
    }
}
