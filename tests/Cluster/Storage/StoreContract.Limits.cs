namespace Dispatch.Storage;

public abstract partial class StoreContract
{
    private static readonly string TooLong = new('x', StoreLimits.MaxIdLength + 1);

    public static TheoryData<string, Func<IStore, Task>> Misuses => new()
    {
        { "no such partition to read", store => store.Read(Logs.Inbox, Partitions, 0, 1) },
        { "no such partition to append to", store => store.Append([An_entry("a", -1)]) },
        { "no such partition of deadlines", store => store.Due(Partitions, Noon, 1) },
        { "a page of none", store => store.Read(Logs.Inbox, 0, 0, 0) },
        { "a page too large", store => store.Read(Logs.Inbox, 0, 0, StoreLimits.MaxRead + 1) },
        { "a scan too large", store => store.Scan("shipment", 0, "", StoreLimits.MaxRead + 1) },
        { "facts too many to read", store => store.Facts(Shipment("SH-1"), 0, StoreLimits.MaxRead + 1) },
        { "a position below zero", store => store.Read(Logs.Inbox, 0, -1, 1) },
        { "an entry too large", store => store.Append([new(Logs.Inbox, 0, new byte[StoreLimits.MaxEntryBytes + 1])]) },
        { "entries too many", store => store.Append([.. Enumerable.Repeat(An_entry("a"), StoreLimits.MaxAppendsPerCall + 1)]) },
        { "entries too large together", store => store.Append([.. Enumerable.Repeat(new LogAppend(Logs.Inbox, 0, new byte[StoreLimits.MaxEntryBytes]), (StoreLimits.MaxAppendBytes / StoreLimits.MaxEntryBytes) + 1)]) },
        { "an append to the journal", store => store.Append([An_entry("a", 0, Logs.Journal)]) },
        { "telematics together with another log", store => store.Append([An_entry("a", 0, Logs.Telematics), An_entry("b")]) },
        { "a state too large", store => store.Commit(A_commit(Shipment("SH-1"), "c") with { State = new byte[StoreLimits.MaxStateBytes + 1] }) },
        { "facts too many", store => store.Commit(A_commit(Shipment("SH-1"), "c", facts: [.. Enumerable.Repeat("a", StoreLimits.MaxFactsPerCommit + 1)])) },
        { "a fact too large", store => store.Commit(A_commit(Shipment("SH-1"), "c") with { Facts = [new byte[StoreLimits.MaxEntryBytes + 1]] }) },
        { "deadlines too many", store => store.Commit(A_commit(Shipment("SH-1"), "c", deadlines: [.. Enumerable.Range(0, StoreLimits.MaxDeadlines + 1).Select(i => new Deadline($"{i}", Noon))])) },
        { "two deadlines of one name", store => store.Commit(A_commit(Shipment("SH-1"), "c", deadlines: [new("a", Noon), new("a", Noon.AddHours(1))])) },
        { "a version below zero", store => store.Commit(A_commit(Shipment("SH-1"), "c", expected: -1)) },
        { "an empty id", store => store.Load(Shipment("")) },
        { "an id too long", store => store.Load(Shipment(TooLong)) },
        { "a commit id too long", store => store.Commit(A_commit(Shipment("SH-1"), TooLong)) },
        { "a lone surrogate", store => store.Load(Shipment("\ud800")) },
        { "a row too large", store => store.SaveReader("tracking", 0, 1, 1, [new("a", new byte[StoreLimits.MaxStateBytes + 1])]) },
    };

    [Theory]
    [MemberData(nameof(Misuses))]
    public async Task Beyond_its_limits_a_call_is_refused_as_a_bug_of_the_caller(string misuse, Func<IStore, Task> call)
    {
        Assert.NotEmpty(misuse);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => call(Store));
    }

    [Fact]
    public async Task At_its_limits_a_commit_is_taken()
    {
        var key = new StoreKey(new('k', StoreLimits.MaxIdLength), new('運', StoreLimits.MaxIdLength), new('g', StoreLimits.MaxIdLength));
        Deadline[] deadlines = [.. Enumerable.Range(0, StoreLimits.MaxDeadlines).Select(i => new Deadline($"{i}", Noon))];
        string[] facts = [.. Enumerable.Range(0, StoreLimits.MaxFactsPerCommit).Select(i => $"{i}")];
        var largest = A_commit(key, new('運', StoreLimits.MaxIdLength), facts: facts, deadlines: deadlines) with { State = new byte[StoreLimits.MaxStateBytes] };

        Assert.Equal(new CommitResult(CommitOutcome.Committed, StoreLimits.MaxFactsPerCommit), await Store.Commit(largest));

        Assert.Equal(StoreLimits.MaxStateBytes, (await Store.Load(key))!.State.Length);
        Assert.Equal(StoreLimits.MaxFactsPerCommit, (await Store.Facts(key, 0, StoreLimits.MaxRead)).Count);
        Assert.Equal(StoreLimits.MaxDeadlines, (await Store.Due(key.Partition(Partitions), Noon, StoreLimits.MaxRead)).Count);
    }

    [Fact]
    public void The_store_has_the_partitions_it_was_opened_with() => Assert.Equal(Partitions, Store.Partitions);
}
