using Dispatch.Storage.Copies;

namespace Dispatch.Storage.Sqlite;

/// <summary>
/// A store in the making, in files of other names beside where it will be. They are written without a journal of their own, as a
/// half-written one is thrown away, flushed, and named last: the tower's file first, because a tower without telematics is refused.
/// </summary>
public sealed class SqliteRestore : IStoreTarget
{
    private const string Unfinished = ".restoring";

    private readonly StoreFolder folder;
    private readonly Database tower;
    private readonly Database telematics;
    private readonly RestoreWriter writer;

    private SqliteRestore(StoreFolder folder, int partitions)
    {
        this.folder = folder;
        RemoveUnfinished();
        tower = Database.ToWrite(folder.Tower + Unfinished);
        telematics = Database.ToWrite(folder.Telematics + Unfinished);
        Begin(tower, () => Schema.CreateTower(tower, partitions));
        Begin(telematics, () => Schema.CreateLog(telematics, partitions));
        writer = new(tower, telematics, partitions);
    }

    /// <exception cref="StoreRefusedException">The folder has a store already, is not writable, or is held by another process.</exception>
    public static SqliteRestore Open(string path, int partitions)
    {
        var held = StoreFolder.Hold(path);
        if (!File.Exists(held.Tower) && !File.Exists(held.Telematics))
        {
            return new(held, partitions);
        }

        held.Dispose();
        throw new StoreRefusedException(
            $"The folder {Path.GetFullPath(path)} has a store already: set Dispatch:Storage:Path to another, or move {StoreFolder.TowerFile} and {StoreFolder.TelematicsFile} away.");
    }

    public ValueTask Write(StoreRecord record)
    {
        writer.Write(record);
        return ValueTask.CompletedTask;
    }

    public Task Complete()
    {
        foreach (var database in (Database[])[tower, telematics])
        {
            database.Do("COMMIT");
            database.Dispose();
            Flush(database.Path);
        }

        File.Move(folder.Tower + Unfinished, folder.Tower);
        File.Move(folder.Telematics + Unfinished, folder.Telematics);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        tower.Dispose();
        telematics.Dispose();
        RemoveUnfinished();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Begin(Database database, Action create)
    {
        database.Do("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
        create();
        database.Do("BEGIN");
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Also what a restore that was killed has left.</summary>
    private void RemoveUnfinished()
    {
        File.Delete(folder.Tower + Unfinished);
        File.Delete(folder.Telematics + Unfinished);
    }
}
