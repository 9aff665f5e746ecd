namespace Dispatch.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task What_is_forgotten_leaves_no_state_no_facts_and_no_deadlines()
    {
        var (key, other) = (new StoreKey("shipment", "SH-1", "order-7"), new StoreKey("exception", "SH-1~1", "order-7"));
        await Store.Commit(A_commit(key, "c1", facts: ["a", "b"], deadlines: [new("pickup", Noon)]));
        await Store.Commit(A_commit(other, "c1", facts: ["stays"], deadlines: [new("resolve", Noon)]));

        Assert.True(await Store.Forget(key, 2));

        var partition = Partitioning.Of("order-7", Partitions);
        Assert.Null(await Store.Load(key));
        Assert.Empty(await Store.Facts(key, 0, 10));
        Assert.Equal(["3 stays"], await Entries(Logs.Journal, partition));
        Assert.Equal([new DueDeadline(other, new("resolve", Noon), 1)], await Store.Due(partition, Noon, 10));
        Assert.Empty(await Store.Scan("shipment", partition, "", 10));
        Assert.Equal(["stays"], (await Store.Facts(other, 0, 10)).Select(fact => Text(fact.Bytes)));
    }

    [Fact]
    public async Task What_has_changed_meanwhile_is_not_forgotten()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", facts: ["a"]));
        await Store.Commit(A_commit(key, "c2", expected: 1, facts: ["b"]));

        Assert.False(await Store.Forget(key, 1));
        Assert.Equal(2, (await Store.Load(key))!.Version);
        Assert.Equal(2, (await Store.Facts(key, 0, 10)).Count);
    }

    [Fact]
    public async Task What_is_not_there_is_forgotten_already()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", facts: ["a"]));

        Assert.True(await Store.Forget(key, 1));
        Assert.True(await Store.Forget(key, 1));
        Assert.True(await Store.Forget(Shipment("never"), 7));
    }

    [Fact]
    public async Task A_position_of_the_journal_is_not_used_again_after_its_fact_was_forgotten()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", facts: ["a", "b"]));
        await Store.Forget(key, 2);
        Assert.Equal(2, await Store.Tail(Logs.Journal, key.Partition(Partitions)));

        await Reopen();
        Assert.Equal(1, (await Store.Commit(A_commit(key, "c1", facts: ["anew"]))).Version);

        Assert.Equal(["3 anew"], await Entries(Logs.Journal, key.Partition(Partitions)));
        Assert.Equal(["1 anew"], (await Store.Facts(key, 0, 10)).Select(fact => $"{fact.Version} {Text(fact.Bytes)}"));
    }
}
