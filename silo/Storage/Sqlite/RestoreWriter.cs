using System.Diagnostics;
using Dispatch.Storage.Copies;

namespace Dispatch.Storage.Sqlite;

/// <summary>Writes records into the tables of two files, with the positions, versions and epochs that they have.</summary>
internal sealed class RestoreWriter(Database tower, Database telematics, int partitions)
{
    private readonly Statement reader = tower.Prepare("INSERT INTO readers(name, partition, epoch, position) VALUES (?, ?, ?, ?)");

    private readonly Statement row = tower.Prepare(
        "INSERT INTO reader_rows(reader, key, bytes) SELECT reader, ?3, ?4 FROM readers WHERE name = ?1 AND partition = ?2");

    private readonly Statement state = tower.Prepare(
        """
        INSERT INTO states(kind, partition, id, grouping, version, deadlines, commits, state)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING aggregate
        """);

    private readonly Statement deadline = tower.Prepare("INSERT INTO deadlines(partition, due_ticks, aggregate, name, version) VALUES (?, ?, ?, ?, ?)");

    private readonly Statement fact = tower.Prepare(
        """
        INSERT INTO entries(id, bytes, version, aggregate)
        SELECT ?, ?, ?, aggregate FROM states WHERE kind = ? AND partition = ? AND id = ? RETURNING id
        """);

    private readonly LogTables towerLogs = new(tower);
    private readonly LogTables telematicsLogs = new(telematics);

    public void Write(StoreRecord record)
    {
        switch (record)
        {
            case StoreRecord.Reader it:
                reader.With(it.Name).With(it.Partition).With(it.Epoch).With(it.Position).Run();
                break;
            case StoreRecord.ReaderRow it:
                row.With(it.Name).With(it.Partition).With(it.Key).With(it.Bytes.Span).Run();
                break;
            case StoreRecord.Aggregate it:
                Write(it);
                break;
            case StoreRecord.Entry { Of: { } owner } it:
                Write(it, owner);
                break;
            case StoreRecord.Entry it:
                LogOf(it.Log).Write(it);
                break;
            case StoreRecord.Tail it:
                LogOf(it.Log).Write(it);
                break;
            case StoreRecord.Stray:
                break;
            default:
                throw new UnreachableException($"{record.GetType().Name} cannot be restored.");
        }
    }

    private void Write(StoreRecord.Aggregate it)
    {
        var (key, partition) = (it.Key, it.Key.Partition(partitions));
        var aggregate = Insert(it, partition);
        foreach (var (due, version) in it.Deadlines)
        {
            deadline.With(partition).With(due.DueAt.UtcTicks).With(aggregate).With(due.Name).With(version).Run();
        }
    }

    private long Insert(StoreRecord.Aggregate it, int partition)
    {
        var key = it.Key;
        var deadlines = PackedDeadlines.Pack([.. it.Deadlines.Select(due => due.Deadline)]);
        using var rows = state.With(key.Kind).With(partition).With(key.Id).With(key.Group)
            .With(it.Version).With(deadlines).With(PackedIds.Pack(it.Commits)).With(it.State.Span).Query();
        rows.Next();
        return rows.Number(0);
    }

    private void Write(StoreRecord.Entry it, FactOwner owner)
    {
        var id = EntryId.Of(towerLogs.SlotOf(it.Log, it.Partition), it.Position);
        using var rows = fact.With(id).With(it.Bytes.Span).With(owner.Version).With(owner.Key.Kind).With(it.Partition).With(owner.Key.Id).Query();
        if (!rows.Next())
        {
            throw new InvalidDataException($"There is a fact of {owner.Key}, which has no state.");
        }
    }

    private LogTables LogOf(string log) => log == Logs.Telematics ? telematicsLogs : towerLogs;

    /// <summary>The logs of one file.</summary>
    private sealed class LogTables(Database database)
    {
        private readonly Statement create = database.Prepare("INSERT INTO slots(log, partition) VALUES (?, ?) RETURNING slot");
        private readonly Statement entry = database.Prepare("INSERT INTO entries(id, bytes) VALUES (?, ?)");

        // What is forgotten only matters where it is the end of the log.
        private readonly Statement end = database.Prepare(
            $"UPDATE slots SET trimmed = ?1 WHERE slot = ?2 AND NOT EXISTS (SELECT 1 FROM entries WHERE id = {EntryId.Start} + ?1)");

        private readonly Dictionary<(string Log, int Partition), long> slots = [];

        public void Write(StoreRecord.Entry it) => entry.With(EntryId.Of(SlotOf(it.Log, it.Partition), it.Position)).With(it.Bytes.Span).Run();

        public void Write(StoreRecord.Tail it) => end.With(it.Position).With(SlotOf(it.Log, it.Partition)).Run();

        public long SlotOf(string log, int partition)
        {
            if (!slots.TryGetValue((log, partition), out var slot))
            {
                using var rows = create.With(log).With(partition).Query();
                rows.Next();
                slots[(log, partition)] = slot = rows.Number(0);
            }

            return slot;
        }
    }
}
