using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dispatch.Storage.Sqlite;

/// <summary>A connection and the statements prepared on it, which go with it. Used by one thread at a time.</summary>
internal sealed class Database : IDisposable
{
    /// <summary>Only strangers lock our files (a backup, a shell); this is how long they may.</summary>
    private const int BusyMilliseconds = 5_000;

    private const int WriterCacheKib = 64 * 1024;

    /// <summary>What is read again and again: there are many readers, and what they do not keep the system does.</summary>
    private const int ReaderCacheKib = 2 * 1024;

    /// <summary>Pages in the write-ahead log before they are moved into the file: fewer moves of the same hot pages, at 16 MiB of disk.</summary>
    private const int CheckpointPages = 4_000;

    private readonly SqliteConnection connection;
    private readonly List<Statement> statements = [];

    private Database(string path, SqliteOpenMode mode, int cacheKib)
    {
        Path = path;

        // Without the library's own pool: a closed store must let go of its files.
        connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        Do($"PRAGMA busy_timeout = {BusyMilliseconds}; PRAGMA cache_size = -{cacheKib}; PRAGMA temp_store = MEMORY;");
    }

    public string Path { get; }

    public bool IsInTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>Nothing is written yet: whether the file is ours has not been looked at.</summary>
    public static Database ToWrite(string path) => new(path, SqliteOpenMode.ReadWriteCreate, WriterCacheKib);

    public static Database ToRead(string path) => new(path, SqliteOpenMode.ReadOnly, ReaderCacheKib);

    public void Prepare(Durability durability)
    {
        var synchronous = durability == Durability.Power ? "FULL" : "NORMAL";
        Do($"PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; PRAGMA wal_autocheckpoint = {CheckpointPages};");
    }

    public Statement Prepare(string sql)
    {
        var statement = new Statement(connection.Handle!, sql);
        statements.Add(statement);
        return statement;
    }

    /// <summary>Runs statements that are needed once.</summary>
    public void Do(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The number that a statement answers.</summary>
    public long Ask(string sql)
    {
        using var statement = new Statement(connection.Handle!, sql);
        using var rows = statement.Query();
        return rows.Next() ? rows.Number(0) : 0;
    }

    public void Dispose()
    {
        statements.ForEach(statement => statement.Dispose());
        connection.Dispose();
    }
}
