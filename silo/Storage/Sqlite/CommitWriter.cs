using System.Text;
namespace Dispatch.Storage.Sqlite;

/// <summary>
/// Writes commits: one look-up and one write of the state, one insert for each fact, one write for each deadline that changed; and takes
/// out again what is over. Used by the file's writer thread only.
/// </summary>
internal sealed class CommitWriter(Database database, LogWriter journal, int partitions)
{
    private readonly Statement find = database.Prepare(
        "SELECT aggregate, version, deadlines, commits FROM states WHERE kind = ? AND partition = ? AND id = ?");

    private readonly Statement insert = database.Prepare(
        """
        INSERT INTO states(kind, partition, id, grouping, version, deadlines, commits, state)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING aggregate
        """);

    private readonly Statement update = database.Prepare("UPDATE states SET version = ?, deadlines = ?, commits = ?, state = ? WHERE aggregate = ?");
    private readonly Statement set = database.Prepare("INSERT INTO deadlines(partition, due_ticks, aggregate, name, version) VALUES (?, ?, ?, ?, ?)");

    private readonly Statement remove = database.Prepare(
        "DELETE FROM deadlines WHERE partition = ? AND due_ticks = ? AND aggregate = ? AND name = ?");

    private readonly Statement forgetFacts = database.Prepare("DELETE FROM entries WHERE aggregate = ?");
    private readonly Statement forgetState = database.Prepare("DELETE FROM states WHERE aggregate = ?");

    public CommitResult Write(Commit commit)
    {
        var partition = commit.Key.Partition(partitions);
        var commitId = Encoding.UTF8.GetBytes(commit.CommitId);
        var known = Find(commit.Key, partition);
        if (PackedIds.Contain(known.Commits, commitId))
        {
            return new(CommitOutcome.Repeated, known.Version);
        }

        if (known.Version != commit.ExpectedVersion)
        {
            return new(CommitOutcome.Stale, known.Version);
        }

        var deadlines = commit.Deadlines is null ? known.Deadlines : PackedDeadlines.Pack(commit.Deadlines);
        var next = new Known(known.Aggregate, known.Version + Math.Max(1, commit.Facts.Count), deadlines, PackedIds.With(known.Commits, commitId));
        var aggregate = WriteState(commit, partition, next);
        WriteFacts(commit, partition, aggregate);
        WriteDeadlines(partition, aggregate, next.Version, known.Deadlines, deadlines);
        return new(CommitOutcome.Committed, next.Version);
    }

    /// <returns>Whether it is gone.</returns>
    public bool Forget(StoreKey key, long version)
    {
        var partition = key.Partition(partitions);
        var known = Find(key, partition);
        if (known.Aggregate is not { } aggregate)
        {
            return true;
        }

        if (known.Version != version)
        {
            return false;
        }

        WriteDeadlines(partition, aggregate, version, known.Deadlines, PackedDeadlines.Pack([]));
        journal.KeepTail(Logs.Journal, partition);
        forgetFacts.With(aggregate).Run();
        forgetState.With(aggregate).Run();
        return true;
    }

    private Known Find(StoreKey key, int partition)
    {
        using var rows = find.With(key.Kind).With(partition).With(key.Id).Query();
        return rows.Next() ? new(rows.Number(0), rows.Number(1), rows.Bytes(2), rows.Bytes(3)) : Known.Nothing;
    }

    private long WriteState(Commit commit, int partition, Known next)
    {
        if (next.Aggregate is { } aggregate)
        {
            update.With(next.Version).With(next.Deadlines).With(next.Commits).With(commit.State.Span).With(aggregate).Run();
            return aggregate;
        }

        var key = commit.Key;
        using var rows = insert.With(key.Kind).With(partition).With(key.Id).With(key.Group)
            .With(next.Version).With(next.Deadlines).With(next.Commits).With(commit.State.Span).Query();
        rows.Next();
        return rows.Number(0);
    }

    private void WriteFacts(Commit commit, int partition, long aggregate)
    {
        var version = commit.ExpectedVersion;
        foreach (var fact in commit.Facts)
        {
            journal.AppendFact(partition, aggregate, ++version, fact.Span);
        }
    }

    private void WriteDeadlines(int partition, long aggregate, long version, byte[] before, byte[] after)
    {
        if (before.AsSpan().SequenceEqual(after))
        {
            return;
        }

        var (was, now) = (PackedDeadlines.Unpack(before), PackedDeadlines.Unpack(after));
        foreach (var gone in was.Except(now))
        {
            remove.With(partition).With(gone.DueAt.UtcTicks).With(aggregate).With(gone.Name).Run();
        }

        foreach (var added in now.Except(was))
        {
            set.With(partition).With(added.DueAt.UtcTicks).With(aggregate).With(added.Name).With(version).Run();
        }
    }

    /// <param name="Aggregate">Its number in this file; null where it is not there yet.</param>
    private sealed record Known(long? Aggregate, long Version, byte[] Deadlines, byte[] Commits)
    {
        public static Known Nothing { get; } = new(null, 0, [], []);
    }
}
