using System.Collections.Concurrent;
using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>
/// How often a connection was lost. A Redis that was away may come back with less than it had: the last second where it writes to disk
/// each second, more after a failover. Who has read on since then would pass over what is written next, so each is told once.
/// </summary>
internal sealed class Losses
{
    private readonly ConcurrentDictionary<(string Who, int Partition), int> told = new();
    private int count;

    public int Count => Volatile.Read(ref count);

    /// <summary>
    /// When a connection goes it may be too late to know when it comes, so both count; but the library calls the first connections restored as well,
    /// and may say so when they are long in use.
    /// </summary>
    public void Watch(IConnectionMultiplexer connection)
    {
        var hasFailed = 0;
        connection.ConnectionFailed += (_, _) =>
        {
            Volatile.Write(ref hasFailed, 1);
            Interlocked.Increment(ref count);
        };
        connection.ConnectionRestored += (_, _) => Interlocked.Add(ref count, Volatile.Read(ref hasFailed));
    }

    /// <summary>From now on it knows all.</summary>
    public void Forgive(string who, int partition) => told[(who, partition)] = Count;

    /// <summary>Whether there was a loss that it has not been forgiven; whoever is new has none.</summary>
    public bool Concern(string who, int partition)
    {
        var now = Count;
        return told.GetOrAdd((who, partition), now) != now;
    }
}
