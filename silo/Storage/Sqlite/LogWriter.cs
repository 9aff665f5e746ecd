namespace Dispatch.Storage.Sqlite;

/// <summary>Writes the logs of one file. Used by the file's writer thread only.</summary>
internal sealed class LogWriter(Database database)
{
    /// <summary>Entries forgotten in one transaction: a long trim must not hold up the commits behind it.</summary>
    private const int TrimChunk = 2_000;

    private readonly Statement find = database.Prepare($"SELECT slot, {LogQueries.TailOfSlot} FROM slots WHERE log = ? AND partition = ?");
    private readonly Statement create = database.Prepare("INSERT INTO slots(log, partition) VALUES (?, ?) RETURNING slot");
    private readonly Statement insert = database.Prepare("INSERT INTO entries(id, bytes) VALUES (?, ?)");
    private readonly Statement insertFact = database.Prepare("INSERT INTO entries(id, bytes, aggregate, version) VALUES (?, ?, ?, ?)");
    private readonly Statement oldest = database.Prepare("SELECT id FROM entries WHERE id > ? ORDER BY id LIMIT 1");
    private readonly Statement delete = database.Prepare("DELETE FROM entries WHERE id > ? AND id <= ?");
    private readonly Statement mark = database.Prepare("UPDATE slots SET trimmed = max(trimmed, ?) WHERE slot = ?");

    // Positions are counted in memory, which saves a write for each; the file gives the count back after a start or a rollback.
    private readonly Dictionary<(string Log, int Partition), Slot> slots = [];

    /// <returns>The entry's position.</returns>
    public long Append(LogAppend append)
    {
        var slot = SlotOf(append.Log, append.Partition);
        insert.With(EntryId.Of(slot.Number, ++slot.Tail)).With(append.Entry.Span).Run();
        return slot.Tail;
    }

    public void AppendFact(int partition, long aggregate, long version, ReadOnlySpan<byte> fact)
    {
        var slot = SlotOf(Logs.Journal, partition);
        insertFact.With(EntryId.Of(slot.Number, ++slot.Tail)).With(fact).With(aggregate).With(version).Run();
    }

    /// <summary>Forgets the next chunk of entries.</summary>
    /// <returns>Whether there is more to forget.</returns>
    public bool Trim(string log, int partition, long upTo)
    {
        var slot = SlotOf(log, partition);
        var start = EntryId.Of(slot.Number, 0);
        var last = EntryId.Of(slot.Number, Math.Min(upTo, slot.Tail));
        if (OldestAfter(start) is not { } first || first > last)
        {
            return false;
        }

        var end = Math.Min(last, first + TrimChunk);
        delete.With(start).With(end).Run();

        // The last entry may be gone now: the mark keeps its position from being used again.
        mark.With(end - start).With(slot.Number).Run();
        return end < last;
    }

    /// <summary>Before entries are taken out that may be the last: their positions must not be used again.</summary>
    public void KeepTail(string log, int partition)
    {
        var slot = SlotOf(log, partition);
        mark.With(slot.Tail).With(slot.Number).Run();
    }

    /// <summary>After a rollback: what is remembered of the slots may not have happened.</summary>
    public void Forget() => slots.Clear();

    private Slot SlotOf(string log, int partition)
    {
        if (!slots.TryGetValue((log, partition), out var slot))
        {
            slots[(log, partition)] = slot = Find(log, partition) ?? Create(log, partition);
        }

        return slot;
    }

    private Slot? Find(string log, int partition)
    {
        using var rows = find.With(log).With(partition).Query();
        return rows.Next() ? new Slot(rows.Number(0), rows.Number(1)) : null;
    }

    private Slot Create(string log, int partition)
    {
        using var rows = create.With(log).With(partition).Query();
        rows.Next();
        return new Slot(rows.Number(0), 0);
    }

    private long? OldestAfter(long id)
    {
        using var rows = oldest.With(id).Query();
        return rows.Next() ? rows.Number(0) : null;
    }

    private sealed class Slot(long number, long tail)
    {
        public long Number => number;

        public long Tail { get; set; } = tail;
    }
}
