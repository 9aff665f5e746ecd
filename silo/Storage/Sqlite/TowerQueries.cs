namespace Dispatch.Storage.Sqlite;

/// <summary>Reads states, facts, deadlines and readers, on one connection. Each answer is one statement, so that it sees one moment of the file.</summary>
internal sealed class TowerQueries(Database database) : IDisposable
{
    private readonly Statement load = database.Prepare("SELECT version, commits, state FROM states WHERE kind = ? AND partition = ? AND id = ?");

    private readonly Statement facts = database.Prepare(
        """
        SELECT entries.version, entries.bytes
        FROM states JOIN entries ON entries.aggregate = states.aggregate
        WHERE states.kind = ? AND states.partition = ? AND states.id = ? AND entries.version > ? ORDER BY entries.version LIMIT ?
        """);

    private readonly Statement scan = database.Prepare(
        "SELECT id, version, state FROM states WHERE kind = ? AND partition = ? AND id > ? ORDER BY id LIMIT ?");

    private readonly Statement due = database.Prepare(
        """
        SELECT states.kind, states.id, states.grouping, deadlines.name, deadlines.due_ticks, deadlines.version
        FROM deadlines JOIN states ON states.aggregate = deadlines.aggregate
        WHERE deadlines.partition = ? AND deadlines.due_ticks <= ?
        ORDER BY deadlines.due_ticks, deadlines.aggregate, deadlines.name LIMIT ?
        """);

    private readonly Statement reader = database.Prepare(
        """
        SELECT readers.epoch, readers.position, reader_rows.key, reader_rows.bytes
        FROM readers LEFT JOIN reader_rows ON reader_rows.reader = readers.reader
        WHERE readers.name = ? AND readers.partition = ?
        """);

    public LogQueries Logs { get; } = new(database);

    public StoredState? Load(StoreKey key, int partition)
    {
        using var rows = load.With(key.Kind).With(partition).With(key.Id).Query();
        return rows.Next() ? new(rows.Number(0), rows.Bytes(2), PackedIds.Unpack(rows.Span(1))) : null;
    }

    public IReadOnlyList<StoredFact> Facts(StoreKey key, int partition, long afterVersion, int max)
    {
        var page = new Page<StoredFact>();
        using var rows = facts.With(key.Kind).With(partition).With(key.Id).With(afterVersion).With(max).Query();
        while (page.HasRoom && rows.Next())
        {
            var bytes = rows.Bytes(1);
            page.Add(new(rows.Number(0), bytes), bytes.Length);
        }

        return page.Items;
    }

    public IReadOnlyList<ScannedState> Scan(string kind, int partition, string after, int max)
    {
        var page = new Page<ScannedState>();
        using var rows = scan.With(kind).With(partition).With(after).With(max).Query();
        while (page.HasRoom && rows.Next())
        {
            var state = rows.Bytes(2);
            page.Add(new(rows.Text(0), rows.Number(1), state), state.Length);
        }

        return page.Items;
    }

    public IReadOnlyList<DueDeadline> Due(int partition, DateTimeOffset now, int max)
    {
        var found = new List<DueDeadline>();
        using var rows = due.With(partition).With(now.UtcTicks).With(max).Query();
        while (rows.Next())
        {
            var deadline = new Deadline(rows.Text(3), new DateTimeOffset(rows.Number(4), TimeSpan.Zero));
            found.Add(new(new StoreKey(rows.Text(0), rows.Text(1), rows.Text(2)), deadline, rows.Number(5)));
        }

        return found;
    }

    /// <summary>A reader that has been opened before.</summary>
    public StoredReader Reader(string name, int partition)
    {
        var found = new List<ReaderRow>();
        var (epoch, position) = (0L, 0L);
        using var rows = reader.With(name).With(partition).Query();
        while (rows.Next())
        {
            (epoch, position) = (rows.Number(0), rows.Number(1));
            if (!rows.IsNull(2))
            {
                found.Add(new(rows.Text(2), rows.Bytes(3)));
            }
        }

        return new(epoch, position, found);
    }

    public void Dispose() => database.Dispose();
}
