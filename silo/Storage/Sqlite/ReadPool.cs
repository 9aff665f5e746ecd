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
    /// <summary>
    /// As many as the pool has threads from the start, for each may read while the others wait for the disk: opening a connection, with its
    /// statements, costs more than what it is opened for. More may be in use for a moment.
    /// </summary>
    private static readonly int MaxIdle = StartThreads();

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

    private static int StartThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out _);
        return workers;
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
