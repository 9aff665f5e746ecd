using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Sqlite;

/// <summary>
/// The one thread that writes a database file. It takes everything that waits, runs it in one transaction and answers the callers
/// after its commit, so that the price of a flush is shared by all who wait for it.
/// </summary>
/// <param name="forget">Called after a rollback: what the writers remember of the file may not have happened.</param>
internal sealed class GroupWriter(Database database, Action forget) : IAsyncDisposable
{
    /// <summary>Bounds how long the first of a group waits for the last, and how much a failed group takes with it.</summary>
    private const int MaxGroup = 256;

    private readonly WriteQueue queue = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Statement begin = database.Prepare("BEGIN IMMEDIATE");
    private readonly Statement commit = database.Prepare("COMMIT");
    private readonly Statement rollback = database.Prepare("ROLLBACK");

    public void Start() => new Thread(Loop) { IsBackground = true, Name = "writes " + Path.GetFileName(database.Path) }.Start();

    /// <param name="work">Runs on the writer's thread. It either writes all it means to or, to refuse, nothing.</param>
    /// <exception cref="StoreUnavailableException">Nothing of the whole group was written.</exception>
    public async Task<T> Run<T>(Func<T> work)
    {
        var request = new WriteRequest<T>(work);
        await queue.Add(request);
        return await request.Answered;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Close();
        await stopped.Task;
    }

    private void Loop()
    {
        var group = new List<WriteRequest>(MaxGroup);
        while (queue.Take(group, MaxGroup))
        {
            Write(group);
            group.Clear();
        }

        stopped.SetResult();
    }

    private void Write(List<WriteRequest> group)
    {
        try
        {
            Begin();
            group.ForEach(request => request.Do());
            commit.Run();
        }
        catch (Exception failure) // The thread must outlive anything: the next group may find the disk mended.
        {
            Rollback();
            group.ForEach(request => request.Fail(Failure.Of(failure)));
            return;
        }

        group.ForEach(request => request.Answer());
    }

    private void Begin()
    {
        if (database.IsInTransaction)
        {
            // The rollback of the group before failed as well.
            rollback.Run();
        }

        begin.Run();
    }

    private void Rollback()
    {
        forget();
        try
        {
            // A full disk has often made SQLite roll back by itself.
            if (database.IsInTransaction)
            {
                rollback.Run();
            }
        }
        catch (SqliteException)
        {
            // Begin tries again, before anything else is written.
        }
    }
}
