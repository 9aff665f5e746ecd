using System.Runtime.CompilerServices;
using Dispatch.Storage.Copies;

namespace Dispatch.Storage.Sqlite;

/// <summary>
/// The store of a folder as it is at one moment, read beside whoever runs on it: two read transactions, which the write-ahead logs allow.
/// While it is read those logs grow, as they cannot be moved into their files.
/// </summary>
public sealed class SqliteSnapshot : IStoreSource
{
    /// <summary>A save and a trim of the tower would have to fall between two statements each time.</summary>
    private const int MaxAttempts = 100;

    private readonly Database tower;
    private readonly Database telematics;
    private readonly SnapshotStates states;
    private readonly SnapshotLogs towerLogs;
    private readonly SnapshotLogs telematicsLogs;

    private SqliteSnapshot(Database tower, Database telematics, int partitions)
    {
        this.tower = tower;
        this.telematics = telematics;
        Partitions = partitions;
        states = new(tower);
        towerLogs = new(tower, hasFacts: true);
        telematicsLogs = new(telematics, hasFacts: false);
    }

    public int Partitions { get; }

    /// <summary>Whether no position lies beyond its log, and nothing after it has been forgotten already.</summary>
    private bool FitTogether => states.Readers().Where(reader => reader.Name == ReaderNames.Tracking).All(reader =>
        telematicsLogs.Slots.FirstOrDefault(slot => slot.Partition == reader.Partition) is { } slot
            ? slot.Trimmed <= reader.Position && reader.Position <= slot.Tail
            : reader.Position == 0);

    /// <exception cref="StoreRefusedException">There is no store, it is of a newer version, or its two files are of different moments.</exception>
    public static SqliteSnapshot Open(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            var snapshot = Take(Path.GetFullPath(folder));
            if (snapshot.FitTogether || attempt == MaxAttempts)
            {
                return snapshot;
            }

            snapshot.Close();
        }
    }

    public async IAsyncEnumerable<StoreRecord> Read([EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask; // SQLite has nothing to wait for.
        foreach (var record in Records())
        {
            stop.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private static SqliteSnapshot Take(string folder)
    {
        // The tower's file first: positions that are older than the log they are in are read again from there.
        var (first, partitions) = Begin(Path.Combine(folder, StoreFolder.TowerFile));
        try
        {
            return new(first, Begin(Path.Combine(folder, StoreFolder.TelematicsFile)).Database, partitions);
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    private static (Database Database, int Partitions) Begin(string path)
    {
        if (!File.Exists(path))
        {
            throw new StoreRefusedException($"There is no store at {path}: set Dispatch:Storage:Path to the folder of one.");
        }

        var database = Database.ToRead(path);
        try
        {
            // The first read takes the snapshot.
            database.Do("BEGIN");
            var partitions = Schema.Partitions(database)
                ?? throw new StoreRefusedException($"{path} is empty: set Dispatch:Storage:Path to the folder of a store.");
            return (database, partitions);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private IEnumerable<StoreRecord> Records()
    {
        foreach (var reader in states.Readers())
        {
            yield return reader;
            foreach (var row in states.Rows(reader))
            {
                yield return row;
            }
        }

        for (var partition = 0; partition < Partitions; partition++)
        {
            foreach (var record in Records(partition))
            {
                yield return record;
            }
        }
    }

    private IEnumerable<StoreRecord> Records(int partition) => states.Aggregates(partition)
        .Concat(telematicsLogs.Of(Logs.Telematics, partition))
        .Concat(LogNames().SelectMany(log => towerLogs.Of(log, partition)));

    /// <summary>The journal comes last.</summary>
    private IEnumerable<string> LogNames() =>
        towerLogs.Slots.Select(slot => slot.Log).Distinct(StringComparer.Ordinal).OrderBy(log => log == Logs.Journal);

    private void Close()
    {
        tower.Dispose();
        telematics.Dispose();
    }
}
