namespace Dispatch.Storage;

public abstract partial class StoreContract
{
    public static TheoryData<string> FreeLogs => [Logs.Telematics, Logs.Inbox, Logs.Quarantine];

    [Theory]
    [MemberData(nameof(FreeLogs))]
    public async Task Entries_are_read_in_the_order_in_which_they_were_appended(string log)
    {
        await Store.Append([An_entry("a", 1, log), An_entry("b", 2, log), An_entry("c", 1, log)]);
        await Store.Append([An_entry("d", 1, log)]);

        Assert.Equal(["1 a", "2 c", "3 d"], await Entries(log, 1));
        Assert.Equal(["1 b"], await Entries(log, 2));
        Assert.Empty(await Entries(log, 3));
    }

    [Fact]
    public async Task An_append_answers_the_position_of_each_entry()
    {
        Assert.Equal([1, 1, 2], await Store.Append([An_entry("a", 0), An_entry("b", 1), An_entry("c", 0)]));
        Assert.Equal([3], await Store.Append([An_entry("d", 0)]));
        Assert.Empty(await Store.Append([]));
    }

    [Fact]
    public async Task A_log_is_read_after_a_position_and_page_by_page()
    {
        await Store.Append([.. "abcdef".Select(letter => An_entry($"{letter}"))]);

        Assert.Equal([3, 4], (await Store.Read(Logs.Inbox, 0, 2, 2)).Select(entry => entry.Position));
        Assert.Equal([5, 6], (await Store.Read(Logs.Inbox, 0, 4, 10)).Select(entry => entry.Position));
        Assert.Empty(await Store.Read(Logs.Inbox, 0, 6, 10));
        Assert.Empty(await Store.Read(Logs.Inbox, 0, long.MaxValue, 10));
    }

    [Fact]
    public async Task A_read_stops_at_its_limit_of_bytes_but_never_before_the_first_entry()
    {
        var large = new byte[StoreLimits.MaxEntryBytes];
        const int Fit = StoreLimits.MaxReadBytes / StoreLimits.MaxEntryBytes;
        for (var i = 0; i < Fit + 2; i++)
        {
            await Store.Append([new LogAppend(Logs.Inbox, 0, large)]);
        }

        Assert.Equal(Fit, (await Store.Read(Logs.Inbox, 0, 0, StoreLimits.MaxRead)).Count);
        Assert.Equal(2, (await Store.Read(Logs.Inbox, 0, Fit, StoreLimits.MaxRead)).Count);
    }

    [Theory]
    [MemberData(nameof(FreeLogs))]
    public async Task Concurrent_appends_leave_no_gap_and_keep_the_order_of_each_writer(string log)
    {
        const int Writers = 16;
        const int Each = 40;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; i < Each; i += 2)
            {
                await Store.Append([An_entry($"{writer}:{i}", 0, log), An_entry($"{writer}:{i + 1}", 0, log)]);
            }
        }));

        var read = await Store.Read(log, 0, 0, StoreLimits.MaxRead);

        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(i => (long)i), read.Select(entry => entry.Position));
        var byWriter = read.Select(entry => Text(entry.Bytes).Split(':')).GroupBy(parts => parts[0], parts => int.Parse(parts[1]));
        Assert.All(byWriter, numbers => Assert.Equal(Enumerable.Range(0, Each), numbers));
    }

    [Fact]
    public async Task The_tail_is_the_position_of_the_last_entry()
    {
        Assert.Equal(0, await Store.Tail(Logs.Inbox, 1));
        await Store.Append([An_entry("a", 1), An_entry("b", 1)]);

        Assert.Equal(2, await Store.Tail(Logs.Inbox, 1));
        Assert.Equal(0, await Store.Tail(Logs.Inbox, 2));
    }

    [Theory]
    [MemberData(nameof(FreeLogs))]
    public async Task What_was_trimmed_is_gone_and_the_rest_stays(string log)
    {
        await Store.Append([.. "abcd".Select(letter => An_entry($"{letter}", 0, log)), An_entry("x", 1, log)]);

        await Store.Trim(log, 0, 2);

        Assert.Equal(["3 c", "4 d"], await Entries(log, 0));
        Assert.Equal(["1 x"], await Entries(log, 1));
    }

    [Theory]
    [MemberData(nameof(FreeLogs))]
    public async Task Positions_are_not_used_again_after_all_was_trimmed_and_the_store_restarted(string log)
    {
        await Store.Append([.. "abcd".Select(letter => An_entry($"{letter}", 0, log))]);
        await Store.Trim(log, 0, long.MaxValue);
        await Reopen();

        Assert.Equal(4, await Store.Tail(log, 0));
        Assert.Equal([5], await Store.Append([An_entry("e", 0, log)]));
        Assert.Equal(["5 e"], await Entries(log, 0));
    }

    [Fact]
    public async Task A_long_log_is_trimmed_whole()
    {
        const int Many = 9_000;
        await Store.Append([.. Enumerable.Range(0, Many).Select(i => An_entry($"{i}"))]);

        await Store.Trim(Logs.Inbox, 0, Many - 1);

        Assert.Equal([Many], (await Store.Read(Logs.Inbox, 0, 0, 10)).Select(entry => entry.Position));
    }

    [Fact]
    public async Task Trimming_the_journal_forgets_its_facts_and_keeps_states_and_positions()
    {
        var key = Shipment("SH-1");
        await Store.Commit(A_commit(key, "c1", facts: ["a", "b"]));
        await Store.Trim(Logs.Journal, key.Partition(Partitions), 2);
        await Reopen();

        await Store.Commit(A_commit(key, "c2", expected: 2, facts: ["c"]));

        Assert.Equal(["3 c"], await Entries(Logs.Journal, key.Partition(Partitions)));
        Assert.Equal([3], (await Store.Facts(key, 0, 10)).Select(fact => fact.Version));
    }
}
