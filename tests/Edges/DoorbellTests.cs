using Dispatch.Storage;
using Xunit;

namespace Dispatch.Edges;

public sealed class DoorbellTests
{
    private const int Partition = 3;

    private readonly NoGrains grains = new();
    private readonly Doorbell doorbell;

    public DoorbellTests() => doorbell = new(grains, new Doorstep());

    [Fact]
    public void A_reader_in_this_process_is_rung_once_until_it_looks()
    {
        var bell = doorbell.Hang(ReaderNames.Tracking, Partition);

        Ring(times: 3);
        Assert.Single(grains.Rung);

        bell.Answer();
        Ring(times: 3);
        Assert.Equal([Partition, Partition], grains.Rung);
    }

    [Fact]
    public void A_reader_that_will_look_by_itself_is_not_rung()
    {
        var bell = doorbell.Hang(ReaderNames.Tracking, Partition);
        bell.Push();

        Ring(times: 2);

        Assert.Empty(grains.Rung);
    }

    [Fact]
    public void A_reader_that_went_elsewhere_is_rung_each_time()
    {
        var bell = doorbell.Hang(ReaderNames.Tracking, Partition);
        bell.Push();
        doorbell.TakeDown(ReaderNames.Tracking, Partition, bell);

        Ring(times: 2);

        Assert.Equal(2, grains.Rung.Count);
    }

    [Fact]
    public void A_reader_that_leaves_late_does_not_take_the_bell_of_who_came_after_it()
    {
        var first = doorbell.Hang(ReaderNames.Tracking, Partition);
        doorbell.Hang(ReaderNames.Tracking, Partition).Push();

        doorbell.TakeDown(ReaderNames.Tracking, Partition, first);
        Ring(times: 1);

        Assert.Empty(grains.Rung);
    }

    private void Ring(int times)
    {
        for (var time = 0; time < times; time++)
        {
            doorbell.RingTracking(Partition);
        }
    }
}
