using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dispatch.Storage.Sqlite;

/// <summary>
/// A statement that is prepared once and run many times, by one thread at a time. It speaks to SQLite's own calls, because a
/// <see cref="SqliteCommand"/> boxes its parameters and allocates a reader for each run: at ten thousand commits a second that is
/// a good part of the time.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int StackBytes = 1024;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;
    private int bound;

    public Statement(sqlite3 database, string sql)
    {
        this.database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out handle), database);
    }

    /// <summary>Binds the next parameter.</summary>
    public Statement With(long value)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_int64(handle, ++bound, value), database);
        return this;
    }

    public Statement With(string value)
    {
        // Spans carry their length: an id with a NUL inside stays whole.
        Span<byte> stack = stackalloc byte[StackBytes];
        var text = Encoding.UTF8.TryGetBytes(value, stack, out var written) ? stack[..written] : Encoding.UTF8.GetBytes(value);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_text(handle, ++bound, text), database);
        return this;
    }

    public Statement With(ReadOnlySpan<byte> value)
    {
        // An empty span has no address, which SQLite would take for NULL.
        var code = value.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, ++bound, 0) : raw.sqlite3_bind_blob(handle, ++bound, value);
        SqliteException.ThrowExceptionForRC(code, database);
        return this;
    }

    public void Run()
    {
        using var rows = Query();
        while (rows.Next())
        {
        }
    }

    /// <summary>The rows; the statement can be run again when they are disposed of.</summary>
    public Rows Query() => new(this);

    public void Dispose() => handle.Dispose();

    private bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(code, database);
        }

        return code == raw.SQLITE_ROW;
    }

    private void Reset()
    {
        bound = 0;

        // It repeats the code of the last step, which has been thrown already.
        _ = raw.sqlite3_reset(handle);
    }

    internal readonly ref struct Rows(Statement statement)
    {
        public bool Next() => statement.Step();

        public bool IsNull(int column) => raw.sqlite3_column_type(statement.handle, column) == raw.SQLITE_NULL;

        public long Number(int column) => raw.sqlite3_column_int64(statement.handle, column);

        public string Text(int column) => Encoding.UTF8.GetString(Span(column));

        public byte[] Bytes(int column) => Span(column).ToArray();

        /// <summary>Valid until the next row.</summary>
        public ReadOnlySpan<byte> Span(int column) => raw.sqlite3_column_blob(statement.handle, column);

        public void Dispose() => statement.Reset();
    }
}
