namespace Dispatch.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Deadlines_are_due_oldest_first_and_not_before_their_time()
    {
        var (a, b) = (new StoreKey("shipment", "A", "g"), new StoreKey("exception", "B", "g"));
        await Store.Commit(A_commit(a, "c", deadlines: [new("late", Noon.AddHours(2)), new("pickup", Noon), new("far", Noon.AddDays(1))]));
        await Store.Commit(A_commit(b, "c", deadlines: [new("acknowledge", Noon.AddHours(1))]));
        var partition = a.Partition(Partitions);

        Assert.Empty(await Store.Due(partition, Noon.AddMilliseconds(-1), 10));
        Assert.Equal(
            [new DueDeadline(a, new("pickup", Noon), 1), new(b, new("acknowledge", Noon.AddHours(1)), 1), new(a, new("late", Noon.AddHours(2)), 1)],
            await Store.Due(partition, Noon.AddHours(2), 10));
        Assert.Equal(["pickup", "acknowledge"], (await Store.Due(partition, Noon.AddDays(2), 2)).Select(due => due.Deadline.Name));
        Assert.Empty(await Store.Due((partition + 1) % Partitions, Noon.AddDays(2), 10));
    }

    [Fact]
    public async Task A_commit_sets_all_deadlines_of_its_aggregate_anew()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", deadlines: [new("stays", Noon), new("moves", Noon), new("goes", Noon)]));

        await Store.Commit(A_commit(key, "c2", expected: 1, deadlines: [new("moves", Noon.AddMinutes(1)), new("stays", Noon), new("comes", Noon.AddMinutes(2))]));

        Assert.Equal(
            [new DueDeadline(key, new("stays", Noon), 1), new(key, new("moves", Noon.AddMinutes(1)), 2), new(key, new("comes", Noon.AddMinutes(2)), 2)],
            await Store.Due(key.Partition(Partitions), Noon.AddDays(1), 10));
    }

    [Fact]
    public async Task A_commit_that_says_nothing_of_deadlines_leaves_them()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", deadlines: [new("pickup", Noon)]));

        await Store.Commit(A_commit(key, "c2", expected: 1, deadlines: null));

        Assert.Equal([new DueDeadline(key, new("pickup", Noon), 1)], await Store.Due(key.Partition(Partitions), Noon, 10));
    }

    [Fact]
    public async Task A_commit_with_no_deadlines_removes_them()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", deadlines: [new("pickup", Noon)]));

        await Store.Commit(A_commit(key, "c2", expected: 1, deadlines: []));

        Assert.Empty(await Store.Due(key.Partition(Partitions), Noon, 10));
    }

    [Fact]
    public async Task A_deadline_in_another_time_zone_is_due_at_the_same_moment()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", deadlines: [new("pickup", Noon.ToOffset(TimeSpan.FromHours(-5)))]));

        Assert.Empty(await Store.Due(key.Partition(Partitions), Noon.AddMilliseconds(-1), 10));
        Assert.Single(await Store.Due(key.Partition(Partitions), Noon.ToOffset(TimeSpan.FromHours(9)), 10));
    }

    [Fact]
    public async Task A_scan_finds_the_states_of_a_kind_by_id_and_page_by_page()
    {
        string[] ids = ["b", "a", "c10", "c9", "Z"];
        foreach (var id in ids)
        {
            await Store.Commit(A_commit(new("shipment", id, "g"), "c", state: "s" + id, facts: ["1", "2"]));
        }

        await Store.Commit(A_commit(new("carrier", "a", "g"), "c"));
        var partition = Partitioning.Of("g", Partitions);

        var all = await Store.Scan("shipment", partition, "", 10);
        Assert.Equal(["Z 2 sZ", "a 2 sa", "b 2 sb", "c10 2 sc10", "c9 2 sc9"], all.Select(state => $"{state.Id} {state.Version} {Text(state.State)}"));
        Assert.Equal(["b", "c10"], (await Store.Scan("shipment", partition, "a", 2)).Select(state => state.Id));
        Assert.Equal(["b"], (await Store.Scan("shipment", partition, "aa", 1)).Select(state => state.Id));
        Assert.Empty(await Store.Scan("shipment", partition, "c9", 10));
        Assert.Empty(await Store.Scan("shipment", (partition + 1) % Partitions, "", 10));
    }
}
