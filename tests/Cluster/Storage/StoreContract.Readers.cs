namespace Dispatch.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_reader_that_was_never_opened_begins_at_zero_without_rows()
    {
        var reader = await Store.OpenReader("tracking", 1);

        Assert.Equal((1, 0), (reader.Epoch, reader.Position));
        Assert.Empty(reader.Rows);
    }

    [Fact]
    public async Task A_reader_finds_its_position_and_rows_as_last_saved()
    {
        var first = await Store.OpenReader("tracking", 1);
        Assert.True(await Store.SaveReader("tracking", 1, first.Epoch, 10, [new("a", Bytes("1")), new("b", Bytes("1")), new("c", Bytes("1"))]));
        Assert.True(await Store.SaveReader("tracking", 1, first.Epoch, 20, [new("a", Bytes("2")), new("b", null), new("never", null)]));
        await Reopen();

        var second = await Store.OpenReader("tracking", 1);

        Assert.Equal((2, 20), (second.Epoch, second.Position));
        Assert.Equal(["a 2", "c 1"], second.Rows.Select(row => $"{row.Key} {Text(row.Bytes!.Value)}").Order());
    }

    [Fact]
    public async Task A_deposed_reader_writes_nothing()
    {
        var old = await Store.OpenReader("tracking", 1);
        await Store.SaveReader("tracking", 1, old.Epoch, 10, [new("a", Bytes("old"))]);
        var owner = await Store.OpenReader("tracking", 1);

        Assert.False(await Store.SaveReader("tracking", 1, old.Epoch, 99, [new("a", Bytes("late")), new("b", Bytes("late"))]));

        Assert.True(await Store.SaveReader("tracking", 1, owner.Epoch, 11, []));
        var next = await Store.OpenReader("tracking", 1);
        Assert.Equal(11, next.Position);
        Assert.Equal(["a old"], next.Rows.Select(row => $"{row.Key} {Text(row.Bytes!.Value)}"));
    }

    [Fact]
    public async Task A_reader_is_deposed_also_across_a_restart()
    {
        var old = await Store.OpenReader("tracking", 1);
        await Reopen();
        await Store.OpenReader("tracking", 1);

        Assert.False(await Store.SaveReader("tracking", 1, old.Epoch, 1, []));
    }

    [Fact]
    public async Task A_reader_that_was_never_opened_cannot_save() => Assert.False(await Store.SaveReader("tracking", 1, 1, 1, []));

    [Fact]
    public async Task Readers_and_partitions_do_not_depose_each_other()
    {
        var tracking = await Store.OpenReader("tracking", 1);
        await Store.OpenReader("tracking", 2);
        await Store.OpenReader("inbox", 1);

        Assert.True(await Store.SaveReader("tracking", 1, tracking.Epoch, 5, [new("a", Bytes("1"))]));
        Assert.Empty((await Store.OpenReader("tracking", 2)).Rows);
    }

    [Fact]
    public async Task Of_many_who_open_a_reader_at_once_only_the_last_can_save()
    {
        var epochs = (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.OpenReader("tracking", 0)))).Select(reader => reader.Epoch).ToArray();

        Assert.Equal(20, epochs.Distinct().Count());
        Assert.All(epochs.Order().SkipLast(1), epoch => Assert.False(Store.SaveReader("tracking", 0, epoch, 1, []).Result));
        Assert.True(await Store.SaveReader("tracking", 0, epochs.Max(), 1, []));
    }
}
