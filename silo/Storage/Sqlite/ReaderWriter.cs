namespace Dispatch.Storage.Sqlite;

/// <summary>Writes the readers' epochs, positions and rows. Used by the file's writer thread only.</summary>
internal sealed class ReaderWriter(Database database)
{
    private readonly Statement open = database.Prepare(
        """
        INSERT INTO readers(name, partition, epoch, position) VALUES (?, ?, 1, 0)
        ON CONFLICT (name, partition) DO UPDATE SET epoch = epoch + 1 RETURNING epoch
        """);

    private readonly Statement move = database.Prepare(
        "UPDATE readers SET position = ? WHERE name = ? AND partition = ? AND epoch = ? RETURNING reader");

    private readonly Statement set = database.Prepare(
        "INSERT INTO reader_rows(reader, key, bytes) VALUES (?, ?, ?) ON CONFLICT (reader, key) DO UPDATE SET bytes = excluded.bytes");

    private readonly Statement remove = database.Prepare("DELETE FROM reader_rows WHERE reader = ? AND key = ?");

    /// <returns>The new owner's epoch.</returns>
    public long Open(string reader, int partition)
    {
        using var rows = open.With(reader).With(partition).Query();
        rows.Next();
        return rows.Number(0);
    }

    /// <returns>False where the epoch is not the last one given out.</returns>
    public bool Save(string reader, int partition, long epoch, long position, IReadOnlyList<ReaderRow> rows)
    {
        if (Move(reader, partition, epoch, position) is not { } number)
        {
            return false;
        }

        foreach (var row in rows)
        {
            var statement = row.Bytes is { } bytes ? set.With(number).With(row.Key).With(bytes.Span) : remove.With(number).With(row.Key);
            statement.Run();
        }

        return true;
    }

    private long? Move(string reader, int partition, long epoch, long position)
    {
        using var found = move.With(position).With(reader).With(partition).With(epoch).Query();
        return found.Next() ? found.Number(0) : null;
    }
}
