using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Sqlite;

/// <summary>
/// Read-only connections with their prepared statements. A read is done on the caller's own thread: it takes microseconds, mostly
/// out of the page cache, and neither waits for the writer nor makes it wait (write-ahead log), so a hop to another thread would
/// cost more than it frees.
/// </summary>
internal sealed class ReadPool<TQueries>(Func<TQueries> open) : IDisposable
    where TQueries : IDisposable
{
    /// <summary>More may be in use for a moment, when more threads than this read at once.</summary>
    private static readonly int MaxIdle = Math.Max(4, Environment.ProcessorCount);

    private readonly ConcurrentStack<TQueries> idle = new();
    private volatile bool closed;

    /// <exception cref="StoreUnavailableException"/>
    public Task<T> Run<T>(Func<TQueries, T> read)
    {
        try
        {
            return Task.FromResult(Read(read));
        }
        catch (SqliteException failure)
        {
            return Task.FromException<T>(Failure.Of(failure));
        }
        catch (StoreUnavailableException failure)
        {
            return Task.FromException<T>(failure);
        }
    }

    public void Dispose()
    {
        closed = true;
        Drain();
    }

    private T Read<T>(Func<TQueries, T> read)
    {
        if (closed)
        {
            throw Failure.Closed();
        }

        var queries = idle.TryPop(out var known) ? known : open();
        try
        {
            return read(queries);
        }
        finally
        {
            GiveBack(queries);
        }
    }

    private void GiveBack(TQueries queries)
    {
        if (idle.Count >= MaxIdle)
        {
            queries.Dispose();
            return;
        }

        idle.Push(queries);
        if (closed)
        {
            // Closed between the read and the push: nobody else would drain it.
            Drain();
        }
    }

    private void Drain()
    {
        while (idle.TryPop(out var queries))
        {
            queries.Dispose();
        }
    }
}
