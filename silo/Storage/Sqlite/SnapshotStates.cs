using Dispatch.Storage.Copies;

namespace Dispatch.Storage.Sqlite;

/// <summary>Readers, their rows, and states with their deadlines, as they were when the file was opened, page by page.</summary>
/// <param name="database">In a read transaction.</param>
internal sealed class SnapshotStates(Database database)
{
    private const int PageSize = 1_000;

    private readonly Statement readers = database.Prepare("SELECT name, partition, epoch, position FROM readers ORDER BY name, partition");

    private readonly Statement rows = database.Prepare(
        """
        SELECT reader_rows.key, reader_rows.bytes FROM readers JOIN reader_rows ON reader_rows.reader = readers.reader
        WHERE readers.name = ? AND readers.partition = ? AND reader_rows.key > ? ORDER BY reader_rows.key LIMIT ?
        """);

    private readonly Statement kinds = database.Prepare("SELECT DISTINCT kind FROM states ORDER BY kind");

    private readonly Statement states = database.Prepare(
        """
        SELECT aggregate, id, grouping, version, commits, state FROM states
        WHERE kind = ? AND partition = ? AND id > ? ORDER BY id LIMIT ?
        """);

    private readonly Statement deadlines = database.Prepare("SELECT aggregate, name, due_ticks, version FROM deadlines WHERE partition = ?");

    public IReadOnlyList<StoreRecord.Reader> Readers()
    {
        var found = new List<StoreRecord.Reader>();
        using var row = readers.Query();
        while (row.Next())
        {
            found.Add(new(row.Text(0), (int)row.Number(1), row.Number(2), row.Number(3)));
        }

        return found;
    }

    public IEnumerable<StoreRecord> Rows(StoreRecord.Reader reader)
    {
        for (var page = Page(reader, after: ""); page.Count > 0; page = Page(reader, page[^1].Key))
        {
            foreach (var row in page)
            {
                yield return row;
            }
        }
    }

    /// <summary>The aggregates of a partition; then what the due index has and no aggregate.</summary>
    public IEnumerable<StoreRecord> Aggregates(int partition)
    {
        var due = Due(partition);
        foreach (var kind in Kinds())
        {
            for (var page = Page(kind, partition, after: "", due); page.Count > 0; page = Page(kind, partition, page[^1].Key.Id, due))
            {
                foreach (var aggregate in page)
                {
                    yield return aggregate;
                }
            }
        }

        foreach (var (aggregate, left) in due)
        {
            yield return new StoreRecord.Stray($"partition {partition}: {left.Count} deadlines of aggregate {aggregate}, which has no state");
        }
    }

    private IReadOnlyList<StoreRecord.ReaderRow> Page(StoreRecord.Reader reader, string after)
    {
        var found = new Page<StoreRecord.ReaderRow>();
        using var row = rows.With(reader.Name).With(reader.Partition).With(after).With(PageSize).Query();
        while (found.HasRoom && row.Next())
        {
            var bytes = row.Bytes(1);
            found.Add(new(reader.Name, reader.Partition, row.Text(0), bytes), bytes.Length);
        }

        return found.Items;
    }

    /// <summary>Takes what it finds out of <paramref name="due"/>.</summary>
    private IReadOnlyList<StoreRecord.Aggregate> Page(string kind, int partition, string after, Dictionary<long, List<IndexedDeadline>> due)
    {
        var found = new Page<StoreRecord.Aggregate>();
        using var row = states.With(kind).With(partition).With(after).With(PageSize).Query();
        while (found.HasRoom && row.Next())
        {
            var key = new StoreKey(kind, row.Text(1), row.Text(2));
            var state = row.Bytes(5);
            IReadOnlyList<IndexedDeadline> own = due.Remove(row.Number(0), out var known) ? known : [];
            found.Add(new(key, row.Number(3), state, PackedIds.Unpack(row.Span(4)), own), state.Length);
        }

        return found.Items;
    }

    private List<string> Kinds()
    {
        var found = new List<string>();
        using var row = kinds.Query();
        while (row.Next())
        {
            found.Add(row.Text(0));
        }

        return found;
    }

    /// <summary>The due index of a partition, by the number of the aggregate.</summary>
    private Dictionary<long, List<IndexedDeadline>> Due(int partition)
    {
        var found = new Dictionary<long, List<IndexedDeadline>>();
        using var row = deadlines.With(partition).Query();
        while (row.Next())
        {
            var deadline = new IndexedDeadline(new(row.Text(1), new(row.Number(2), TimeSpan.Zero)), row.Number(3));
            if (!found.TryAdd(row.Number(0), [deadline]))
            {
                found[row.Number(0)].Add(deadline);
            }
        }

        return found;
    }
}
