using Dispatch.Storage.Copies;

namespace Dispatch.Storage.Sqlite;

/// <summary>The logs of one file as they were when it was opened, page by page.</summary>
internal sealed class SnapshotLogs
{
    private const int PageSize = 1_000;

    private const string Facts =
        $"""
        SELECT entries.id - {EntryId.Start}, entries.bytes, entries.version, states.kind, states.id, states.grouping
        FROM slots JOIN entries ON entries.id > {EntryId.Start} + ?1 AND entries.id < {EntryId.End} LEFT JOIN states ON states.aggregate = entries.aggregate
        WHERE slots.slot = ?2 ORDER BY entries.id LIMIT ?3
        """;

    private const string Plain =
        $"""
        SELECT entries.id - {EntryId.Start}, entries.bytes, NULL, NULL
        FROM slots JOIN entries ON entries.id > {EntryId.Start} + ?1 AND entries.id < {EntryId.End}
        WHERE slots.slot = ?2 ORDER BY entries.id LIMIT ?3
        """;

    private readonly Statement page;

    /// <param name="database">In a read transaction.</param>
    /// <param name="hasFacts">Whether the file has states, whose facts some entries are.</param>
    public SnapshotLogs(Database database, bool hasFacts)
    {
        page = database.Prepare(hasFacts ? Facts : Plain);
        Slots = Find(database);
    }

    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>The log's entries, then its tail; nothing where it never had an entry.</summary>
    public IEnumerable<StoreRecord> Of(string log, int partition)
    {
        if (Slots.FirstOrDefault(slot => slot.Log == log && slot.Partition == partition) is not { } slot)
        {
            yield break;
        }

        for (var entries = Page(slot, after: 0); entries.Count > 0; entries = Page(slot, entries[^1].Position))
        {
            foreach (var entry in entries)
            {
                yield return entry;
            }
        }

        yield return new StoreRecord.Tail(log, partition, slot.Tail);
    }

    private static List<Slot> Find(Database database)
    {
        var found = new List<Slot>();
        using var rows = database.Prepare($"SELECT slot, log, partition, trimmed, {LogQueries.TailOfSlot} FROM slots ORDER BY log").Query();
        while (rows.Next())
        {
            found.Add(new(rows.Number(0), rows.Text(1), (int)rows.Number(2), rows.Number(3), rows.Number(4)));
        }

        return found;
    }

    private IReadOnlyList<StoreRecord.Entry> Page(Slot slot, long after)
    {
        var found = new Page<StoreRecord.Entry>();
        using var rows = page.With(after).With(slot.Number).With(PageSize).Query();
        while (found.HasRoom && rows.Next())
        {
            var bytes = rows.Bytes(1);
            var owner = rows.IsNull(3) ? null : new FactOwner(new(rows.Text(3), rows.Text(4), rows.Text(5)), rows.Number(2));
            found.Add(new(slot.Log, slot.Partition, rows.Number(0), bytes, owner), bytes.Length);
        }

        return found.Items;
    }

    /// <param name="Trimmed">Entries up to this position have been forgotten.</param>
    internal sealed record Slot(long Number, string Log, int Partition, long Trimmed, long Tail);
}
