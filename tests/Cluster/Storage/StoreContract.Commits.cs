namespace Dispatch.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task An_aggregate_that_was_never_committed_has_no_state() => Assert.Null(await Store.Load(Shipment("SH-1")));

    [Fact]
    public async Task A_commit_makes_state_facts_and_deadlines_visible_together()
    {
        var key = Shipment("SH-1");

        var result = await Store.Commit(A_commit(key, "c1", state: "booked", facts: ["a", "b"], deadlines: [new("pickup", Noon)]));

        Assert.Equal(new CommitResult(CommitOutcome.Committed, 2), result);
        var stored = await Store.Load(key);
        Assert.Equal((2, "booked"), (stored!.Version, Text(stored.State)));
        Assert.Equal(["c1"], stored.Commits);
        Assert.Equal(["1 a", "2 b"], (await Store.Facts(key, 0, 10)).Select(fact => $"{fact.Version} {Text(fact.Bytes)}"));
        Assert.Equal(["1 a", "2 b"], await Entries(Logs.Journal, key.Partition(Partitions)));
        Assert.Equal([new DueDeadline(key, new("pickup", Noon), 2)], await Store.Due(key.Partition(Partitions), Noon, 10));
    }

    [Fact]
    public async Task A_commit_without_facts_counts_as_one_version()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", facts: ["a"]));

        Assert.Equal(new CommitResult(CommitOutcome.Committed, 2), await Store.Commit(A_commit(key, "c2", expected: 1)));

        await Store.Commit(A_commit(key, "c3", expected: 2, facts: ["c"]));
        Assert.Equal([1, 3], (await Store.Facts(key, 0, 10)).Select(fact => fact.Version));
    }

    [Fact]
    public async Task A_repeated_commit_id_answers_success_and_writes_nothing()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", state: "first", facts: ["a"]));
        await Store.Commit(A_commit(key, "c2", expected: 1, state: "second"));

        var again = await Store.Commit(A_commit(key, "c1", state: "again", facts: ["x"], deadlines: [new("x", Noon)]));

        Assert.Equal(new CommitResult(CommitOutcome.Repeated, 2), again);
        Assert.Equal("second", Text((await Store.Load(key))!.State));
        Assert.Single(await Store.Facts(key, 0, 10));
        Assert.Empty(await Store.Due(key.Partition(Partitions), Noon, 10));
    }

    [Fact]
    public async Task A_commit_on_a_stale_version_is_refused_and_writes_nothing()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", state: "first", facts: ["a"], deadlines: [new("pickup", Noon)]));

        var stale = await Store.Commit(A_commit(key, "c2", expected: 0, state: "late", facts: ["x"], deadlines: []));
        var ahead = await Store.Commit(A_commit(key, "c3", expected: 7));

        Assert.Equal(new CommitResult(CommitOutcome.Stale, 1), stale);
        Assert.Equal(new CommitResult(CommitOutcome.Stale, 1), ahead);
        Assert.Equal("first", Text((await Store.Load(key))!.State));
        Assert.Equal(["1 a"], await Entries(Logs.Journal, key.Partition(Partitions)));
        Assert.Single(await Store.Due(key.Partition(Partitions), Noon, 10));
    }

    [Fact]
    public async Task The_last_commit_ids_are_kept_with_the_state_and_older_ones_forgotten()
    {
        var key = Shipment("SH-1");
        for (var version = 0; version <= StoreLimits.CommitIdsKept; version++)
        {
            await Store.Commit(A_commit(key, $"c{version}", expected: version));
        }

        await Reopen();
        var commits = (await Store.Load(key))!.Commits;

        Assert.Equal(Enumerable.Range(1, StoreLimits.CommitIdsKept).Select(i => $"c{i}"), commits);
        Assert.Equal(CommitOutcome.Repeated, (await Store.Commit(A_commit(key, "c1"))).Outcome);
        Assert.Equal(CommitOutcome.Stale, (await Store.Commit(A_commit(key, "c0"))).Outcome);
    }

    [Fact]
    public async Task Of_many_who_commit_on_one_version_exactly_one_wins()
    {
        const int Rivals = 32;
        const int Rounds = 10;
        var key = Shipment("SH-1");
        for (var version = 0; version < Rounds; version++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(rival =>
                Store.Commit(A_commit(key, $"{version}/{rival}", version, state: $"{rival}", facts: [$"{rival}"]))));

            var winner = Assert.Single(Enumerable.Range(0, Rivals), rival => results[rival].Outcome == CommitOutcome.Committed);
            Assert.All(results, result => Assert.Equal(version + 1, result.Version));
            Assert.Equal($"{winner}", Text((await Store.Load(key))!.State));
        }

        Assert.Equal(Rounds, (await Store.Facts(key, 0, 100)).Count);
    }

    [Fact]
    public async Task A_refused_commit_does_not_hinder_those_beside_it()
    {
        var keys = Enumerable.Range(0, 40).Select(i => Shipment($"SH-{i}")).ToArray();

        var results = await Task.WhenAll(keys.Select((key, i) => Store.Commit(A_commit(key, "c", expected: i % 4 == 0 ? 9 : 0, facts: ["a"]))));

        Assert.Equal(30, results.Count(result => result.Outcome == CommitOutcome.Committed));
        Assert.Equal(30, (await Task.WhenAll(keys.Select(Store.Load))).Count(state => state is not null));
    }

    [Fact]
    public async Task Aggregates_of_a_group_share_a_journal_in_the_order_of_their_commits()
    {
        var (shipment, release) = (new StoreKey("shipment", "S", "order-7"), new StoreKey("release", "R", "order-7"));
        await Store.Commit(A_commit(release, "c1", facts: ["released"]));
        await Store.Commit(A_commit(shipment, "c2", facts: ["booked", "departed"]));
        await Store.Commit(A_commit(release, "c3", expected: 1, facts: ["done"]));

        Assert.Equal(["1 released", "2 booked", "3 departed", "4 done"], await Entries(Logs.Journal, Partitioning.Of("order-7", Partitions)));
        Assert.Equal(["released", "done"], (await Store.Facts(release, 0, 10)).Select(fact => Text(fact.Bytes)));
    }

    [Fact]
    public async Task Facts_are_read_after_a_version_and_page_by_page()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", facts: ["a", "b", "c", "d"]));
        await Store.Commit(A_commit(Shipment("SH-2"), "c1", facts: ["other"]));

        Assert.Equal(["2 b", "3 c"], (await Store.Facts(key, 1, 2)).Select(fact => $"{fact.Version} {Text(fact.Bytes)}"));
        Assert.Empty(await Store.Facts(key, 4, 2));
        Assert.Empty(await Store.Facts(Shipment("SH-3"), 0, 2));
    }

    [Fact]
    public async Task Committed_states_survive_a_restart()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", state: "kept", facts: ["a"], deadlines: [new("pickup", Noon)]));

        await Reopen();

        Assert.Equal("kept", Text((await Store.Load(key))!.State));
        Assert.Single(await Store.Facts(key, 0, 10));
        Assert.Single(await Store.Due(key.Partition(Partitions), Noon, 10));
        Assert.Equal(2, (await Store.Commit(A_commit(key, "c2", expected: 1, facts: ["b"]))).Version);
        Assert.Equal(["1 a", "2 b"], await Entries(Logs.Journal, key.Partition(Partitions)));
    }

    [Fact]
    public async Task Empty_states_facts_and_entries_are_kept_as_such()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", state: "", facts: [""]));
        await Store.Append([An_entry("")]);

        Assert.True((await Store.Load(key))!.State.IsEmpty);
        Assert.True(Assert.Single(await Store.Facts(key, 0, 1)).Bytes.IsEmpty);
        Assert.Equal(["1 "], await Entries(Logs.Inbox, 0));
    }

    [Theory]
    [InlineData("Ö-運送-🚚")]
    [InlineData("'; DROP TABLE states; --")]
    [InlineData("nul\0inside")]
    [InlineData(" ")]
    public async Task Any_text_can_be_an_id(string id)
    {
        var key = Shipment(id);
        await Store.Commit(A_commit(key, id, facts: ["a"], deadlines: [new(id, Noon)]));

        Assert.Equal([id], (await Store.Load(key))!.Commits);
        Assert.Equal([new DueDeadline(key, new(id, Noon), 1)], await Store.Due(key.Partition(Partitions), Noon, 10));
        Assert.Equal([id], (await Store.Scan("shipment", key.Partition(Partitions), "", 10)).Select(state => state.Id));
    }
}
