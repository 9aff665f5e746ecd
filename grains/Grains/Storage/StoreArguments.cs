using System.Text;

namespace Dispatch.Storage;

/// <summary>What every adapter refuses before it touches its store, so that all refuse alike. Throws <see cref="ArgumentException"/>.</summary>
public static class StoreArguments
{
    // A lone surrogate has no UTF-8: two such ids would be stored as one.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Check(IReadOnlyList<LogAppend> appends, int partitions)
    {
        AtMost(appends.Count, StoreLimits.MaxAppendsPerCall, "entries in one call");
        AtMost(appends.Sum(append => (long)append.Entry.Length), StoreLimits.MaxAppendBytes, "bytes of entries in one call");
        foreach (var append in appends)
        {
            CheckLog(append.Log, append.Partition, partitions);
            AtMost(append.Entry.Length, StoreLimits.MaxEntryBytes, "bytes of an entry");
            Require(append.Log != Logs.Journal, "The journal is written by commits alone.");
            Require((append.Log == Logs.Telematics) == (appends[0].Log == Logs.Telematics), "Telematics is stored apart from the other logs: append to it in a call of its own.");
        }
    }

    public static void Check(Commit commit)
    {
        Check(commit.Key);
        CheckId(commit.CommitId, "commit id");
        Require(commit.ExpectedVersion >= 0, "A version is 0 or more.");
        AtMost(commit.Facts.Count, StoreLimits.MaxFactsPerCommit, "facts in a commit");
        CheckBytes(commit);
        CheckDeadlines(commit.Deadlines ?? []);
    }

    public static void CheckBytes(Commit commit)
    {
        AtMost(commit.State.Length, StoreLimits.MaxStateBytes, "bytes of a state");
        foreach (var fact in commit.Facts)
        {
            AtMost(fact.Length, StoreLimits.MaxEntryBytes, "bytes of a fact");
        }
    }

    public static void Check(StoreKey key)
    {
        CheckId(key.Kind, "kind");
        Require(!key.Kind.Contains(':'), "A kind has no colon: adapters set it before the id with one.");
        CheckId(key.Id, "id");
        CheckId(key.Group, "group");
    }

    public static void Check(IReadOnlyList<ReaderRow> rows)
    {
        AtMost(rows.Count, StoreLimits.MaxRowsPerSave, "rows in one save");
        foreach (var row in rows)
        {
            CheckId(row.Key, "row's key");
            AtMost(row.Bytes?.Length ?? 0, StoreLimits.MaxStateBytes, "bytes of a row");
        }
    }

    public static void CheckLog(string log, int partition, int partitions)
    {
        CheckId(log, "log");
        CheckPartition(partition, partitions);
    }

    public static void CheckPartition(int partition, int partitions)
    {
        if (partition < 0 || partition >= partitions)
        {
            throw Refused($"There is no partition {partition} of {partitions}.");
        }
    }

    /// <param name="after">A position or version that is known already.</param>
    public static void CheckPage(long after, int max)
    {
        Require(after >= 0, "Reading starts after 0 or more.");
        CheckMax(max);
    }

    public static void CheckMax(int max)
    {
        if (max is <= 0 or > StoreLimits.MaxRead)
        {
            throw Refused($"1 to {StoreLimits.MaxRead} can be read at once.");
        }
    }

    /// <param name="name">The word for it in the message.</param>
    public static void CheckId(string id, string name)
    {
        if (string.IsNullOrEmpty(id))
        {
            throw Refused($"A {name} cannot be empty.");
        }

        if (id.Length > StoreLimits.MaxIdLength)
        {
            throw Refused($"{id.Length} characters of a {name} are more than {StoreLimits.MaxIdLength}.");
        }

        _ = Strict.GetByteCount(id);
    }

    private static void CheckDeadlines(IReadOnlyList<Deadline> deadlines)
    {
        AtMost(deadlines.Count, StoreLimits.MaxDeadlines, "deadlines of an aggregate");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var deadline in deadlines)
        {
            CheckId(deadline.Name, "deadline's name");
            Require(names.Add(deadline.Name), "Two deadlines of an aggregate cannot have one name.");
        }
    }

    // Messages are made when they are needed: these checks stand before everything that is stored.
    private static void AtMost(long count, long limit, string what)
    {
        if (count > limit)
        {
            throw Refused($"{count} {what} are more than {limit}.");
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw Refused(otherwise);
        }
    }

    private static ArgumentException Refused(string why) => new(why, paramName: null);
}
