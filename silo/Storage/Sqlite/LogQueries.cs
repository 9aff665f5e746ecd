namespace Dispatch.Storage.Sqlite;

/// <summary>Reads the logs of one file, on one connection. Each answer is one statement, so that it sees one moment of the file.</summary>
internal sealed class LogQueries(Database database) : IDisposable
{
    /// <summary>In SQL: the last position of a row of <c>slots</c>; its last entry's, or that of the last one trimmed.</summary>
    public const string TailOfSlot =
        $"max(trimmed, coalesce((SELECT max(id) FROM entries WHERE id > {EntryId.Start} AND id < {EntryId.End}) - {EntryId.Start}, 0))";

    private readonly Statement tail = database.Prepare($"SELECT {TailOfSlot} FROM slots WHERE log = ? AND partition = ?");

    private readonly Statement read = database.Prepare(
        $"""
        SELECT entries.id - {EntryId.Start}, entries.bytes
        FROM slots JOIN entries ON entries.id > {EntryId.Start} + ?1 AND entries.id < {EntryId.End}
        WHERE slots.log = ?2 AND slots.partition = ?3 ORDER BY entries.id LIMIT ?4
        """);

    public long Tail(string log, int partition)
    {
        using var rows = tail.With(log).With(partition).Query();
        return rows.Next() ? rows.Number(0) : 0;
    }

    public IReadOnlyList<LogEntry> Read(string log, int partition, long after, int max)
    {
        var page = new Page<LogEntry>();
        using var rows = read.With(after).With(log).With(partition).With(max).Query();
        while (page.HasRoom && rows.Next())
        {
            var bytes = rows.Bytes(1);
            page.Add(new(rows.Number(0), bytes), bytes.Length);
        }

        return page.Items;
    }

    public void Dispose() => database.Dispose();
}
