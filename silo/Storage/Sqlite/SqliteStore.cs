using static Dispatch.Storage.StoreArguments;

namespace Dispatch.Storage.Sqlite;

/// <summary>
/// The embedded store: one folder with two SQLite databases, <c>telematics.db</c> for the telematics log and <c>tower.db</c> for all
/// else, each with a writer thread of its own, so that a flood of positions does not hold up commits. One process at a time.
/// </summary>
public sealed class SqliteStore : IStore, IAsyncDisposable
{
    private readonly StoreFolder folder;
    private readonly StoreFile<TowerQueries> tower;
    private readonly StoreFile<LogQueries> telematics;
    private readonly CommitWriter commits;
    private readonly ReaderWriter readers;

    private SqliteStore(int partitions, StoreFolder folder, StoreFiles files)
    {
        this.folder = folder;
        Partitions = partitions;
        tower = new(files.Tower, database => new TowerQueries(database));
        telematics = new(files.Telematics, database => new LogQueries(database));
        commits = new(files.Tower, tower.Log, partitions);
        readers = new(files.Tower);
        tower.Start();
        telematics.Start();
    }

    public int Partitions { get; }

    /// <summary>Never: what it loses with the power, the process that remembers it loses too.</summary>
    public int Losses => 0;

    /// <exception cref="StoreRefusedException">The folder is not writable or held by another process; the store is of a newer version, has other partitions, or is not whole.</exception>
    public static SqliteStore Open(SqliteStoreOptions options)
    {
        if (options.Partitions is < 1 or > SqliteStoreOptions.MaxPartitions)
        {
            throw new StoreRefusedException($"A store cannot have {options.Partitions} partitions: configure 1 to {SqliteStoreOptions.MaxPartitions}.");
        }

        var held = StoreFolder.Hold(options.Folder);
        try
        {
            return new(options.Partitions, held, StoreFiles.Open(held, options));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public async Task<IReadOnlyList<long>> Append(IReadOnlyList<LogAppend> appends)
    {
        Check(appends, Partitions);
        return appends switch
        {
            [] => [],
            [{ Log: Logs.Telematics }, ..] => await telematics.Write(() => AppendTo(telematics.Log, appends)),
            _ => await tower.Write(() => AppendTo(tower.Log, appends)),
        };
    }

    public Task<IReadOnlyList<LogEntry>> Read(string log, int partition, long after, int max)
    {
        CheckLog(log, partition, Partitions);
        CheckPage(after, max);
        return InLog(log, queries => queries.Read(log, partition, after, max));
    }

    public Task<long> Tail(string log, int partition)
    {
        CheckLog(log, partition, Partitions);
        return InLog(log, queries => queries.Tail(log, partition));
    }

    public async Task Trim(string log, int partition, long upTo)
    {
        CheckLog(log, partition, Partitions);
        bool more;
        do
        {
            more = log == Logs.Telematics
                ? await telematics.Write(() => telematics.Log.Trim(log, partition, upTo))
                : await tower.Write(() => tower.Log.Trim(log, partition, upTo));
        }
        while (more);
    }

    public Task<StoredState?> Load(StoreKey key)
    {
        Check(key);
        return tower.Reads.Run(queries => queries.Load(key, key.Partition(Partitions)));
    }

    public async Task<CommitResult> Commit(Commit commit)
    {
        Check(commit);
        return await tower.Write(() => commits.Write(commit));
    }

    public async Task<bool> Forget(StoreKey key, long version)
    {
        Check(key);
        return await tower.Write(() => commits.Forget(key, version));
    }

    public Task<IReadOnlyList<StoredFact>> Facts(StoreKey key, long afterVersion, int max)
    {
        Check(key);
        CheckPage(afterVersion, max);
        return tower.Reads.Run(queries => queries.Facts(key, key.Partition(Partitions), afterVersion, max));
    }

    public Task<IReadOnlyList<ScannedState>> Scan(string kind, int partition, string after, int max)
    {
        CheckId(kind, "kind");
        CheckPartition(partition, Partitions);
        CheckMax(max);
        return tower.Reads.Run(queries => queries.Scan(kind, partition, after, max));
    }

    public Task<IReadOnlyList<DueDeadline>> Due(int partition, DateTimeOffset now, int max)
    {
        CheckPartition(partition, Partitions);
        CheckMax(max);
        return tower.Reads.Run(queries => queries.Due(partition, now, max));
    }

    public async Task<StoredReader> OpenReader(string reader, int partition)
    {
        CheckId(reader, "reader");
        CheckPartition(partition, Partitions);
        var epoch = await tower.Write(() => readers.Open(reader, partition));

        // Read outside the writer's thread, for there may be many rows. Nobody but a later owner can change them now,
        // and then this epoch, which is deposed, cannot write.
        var stored = await tower.Reads.Run(queries => queries.Reader(reader, partition));
        return stored with { Epoch = epoch };
    }

    public async Task<bool> SaveReader(string reader, int partition, long epoch, long position, IReadOnlyList<ReaderRow> rows)
    {
        CheckId(reader, "reader");
        CheckPartition(partition, Partitions);
        Check(rows);
        return await tower.Write(() => readers.Save(reader, partition, epoch, position, rows));
    }

    /// <summary>Writes what was asked for before, then closes the files and lets go of the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await telematics.DisposeAsync();
        await tower.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Stops the growth of both files at a number of pages, as a full disk would; for tests.</summary>
    internal Task LimitPages(long pages) => Task.WhenAll(tower.LimitPages(pages), telematics.LimitPages(pages));

    private static long[] AppendTo(LogWriter log, IReadOnlyList<LogAppend> appends)
    {
        var positions = new long[appends.Count];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = log.Append(appends[i]);
        }

        return positions;
    }

    private Task<T> InLog<T>(string log, Func<LogQueries, T> read) =>
        log == Logs.Telematics ? telematics.Reads.Run(read) : tower.Reads.Run(queries => read(queries.Logs));
}
