namespace Dispatch.Storage.Sqlite;

/// <summary>One database file: its writer thread, the logs in it, and its read connections.</summary>
internal sealed class StoreFile<TQueries> : IAsyncDisposable
    where TQueries : IDisposable
{
    private readonly Database database;
    private readonly GroupWriter writer;

    /// <param name="database">Has its tables, and belongs to this file from now on.</param>
    /// <param name="queries">What is read on a connection of its own.</param>
    public StoreFile(Database database, Func<Database, TQueries> queries)
    {
        this.database = database;
        Log = new LogWriter(database);
        writer = new GroupWriter(database, Log.Forget);
        Reads = new ReadPool<TQueries>(() => queries(Database.ToRead(database.Path)));
    }

    public LogWriter Log { get; }

    public ReadPool<TQueries> Reads { get; }

    public void Start() => writer.Start();

    /// <inheritdoc cref="GroupWriter.Run"/>
    public Task<T> Write<T>(Func<T> work) => writer.Run(work);

    /// <summary>Stops the file's growth at a number of pages, as a full disk would; for tests.</summary>
    public Task LimitPages(long pages) => Write(() => database.Ask($"PRAGMA max_page_count = {pages}"));

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        Reads.Dispose();

        // The last connection moves the write-ahead log into the file.
        database.Dispose();
    }
}
