using System.Diagnostics.CodeAnalysis;

namespace Dispatch.Storage.Sqlite;

/// <summary>Bounded: callers wait without a thread while it is full. One thread takes from it, all that waits at once.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Who still waits for space needs the semaphore after the queue is closed; it holds no handle.")]
internal sealed class WriteQueue
{
    private const int Capacity = 4096;

    private readonly SemaphoreSlim space = new(Capacity);
    private readonly object gate = new();
    private readonly Queue<WriteRequest> waiting = new();
    private bool closed;

    /// <exception cref="StoreUnavailableException">The queue is closed.</exception>
    public async Task Add(WriteRequest request)
    {
        await space.WaitAsync();
        lock (gate)
        {
            if (closed)
            {
                // Those who still wait for space are to learn it too.
                space.Release();
                throw Failure.Closed();
            }

            waiting.Enqueue(request);
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Moves up to <paramref name="max"/> requests into <paramref name="group"/>, waiting for the first.</summary>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool Take(List<WriteRequest> group, int max)
    {
        lock (gate)
        {
            while (waiting.Count == 0 && !closed)
            {
                Monitor.Wait(gate);
            }

            while (group.Count < max && waiting.TryDequeue(out var request))
            {
                group.Add(request);
            }
        }

        if (group.Count > 0)
        {
            space.Release(group.Count);
        }

        return group.Count > 0;
    }

    /// <summary>Refuses new requests; those that wait are still taken.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }
}
