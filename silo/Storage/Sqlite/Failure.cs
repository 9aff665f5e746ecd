using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dispatch.Storage.Sqlite;

/// <summary>What a failed call tells its caller.</summary>
internal static class Failure
{
    public static StoreUnavailableException Closed() => new("The store is closed.");

    public static StoreUnavailableException Of(Exception failure) => new(Sentence(failure), failure);

    private static string Sentence(Exception failure) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => "The store's disk is full: free some space, and the store goes on by itself.",
        raw.SQLITE_READONLY => "The store's disk has become read-only: make it writable, and the store goes on by itself.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "Another program holds a lock on the store's files: end it, and the store goes on by itself.",
        raw.SQLITE_IOERR => "The store's disk fails to read or write: look into the system's log for its errors.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "The store's files are damaged: stop, keep them, and restore the last backup.",
        _ => "The store failed: " + failure.Message,
    };
}
