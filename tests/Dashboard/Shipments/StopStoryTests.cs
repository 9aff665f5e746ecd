using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Shipments;

public sealed class StopStoryTests
{
    [Fact]
    public void Before_the_first_arrival_the_first_stop_is_next_and_the_others_are_later() =>
        Assert.Equal([StopState.Next, StopState.Ahead], States(Journeys.Shipment("acme~1")));

    [Fact]
    public void A_truck_that_has_not_left_stands_there()
    {
        var pickup = StopStory.Of(Journeys.Shipment("acme~1", stops: [Journeys.Pickup(Rows.Noon.AddHours(-3)), Journeys.Delivery()]), Rows.Noon)[0];

        Assert.Equal((StopState.Here, Rows.Noon.AddHours(-3)), (pickup.State, pickup.StandsSince));
        Assert.Equal("on time", pickup.Lateness?.Text);
    }

    [Fact]
    public void A_stop_that_was_passed_without_a_word_was_not_seen() => Assert.Equal(
        [StopState.NotSeen, StopState.Here],
        States(Journeys.Shipment("acme~1", ShipmentStatus.AtDelivery, stops: [Journeys.Pickup(), Journeys.Delivery(Rows.Noon)])));

    [Fact]
    public void When_it_has_ended_nothing_is_ahead() =>
        Assert.Equal([StopState.NotSeen, StopState.NotSeen], States(Journeys.Shipment("acme~1", ShipmentStatus.Cancelled)));

    [Theory]
    [InlineData(-1, "1 h 00 min late", true)]
    [InlineData(-2, "on time", false)]
    [InlineData(-5, "1 h 00 min early", false)]
    public void An_arrival_is_judged_by_the_window(int hour, string says, bool isLate) =>
        Assert.Equal(new(says, isLate), Lateness.Of(Rows.Noon.AddHours(hour), Journeys.Morning));

    [Fact]
    public void What_is_expected_after_its_window_is_late_and_what_nobody_expects_is_overdue()
    {
        var next = new NextStop(2, StopKind.Delivery, null, "Houston", Journeys.Evening, Rows.Noon.AddHours(7));

        Assert.Equal("1 h 00 min late", Lateness.Of(next, Rows.Noon)?.Text);
        Assert.Equal("2 h 00 min overdue", Lateness.Of(next with { Estimated = null }, Rows.Noon.AddHours(8))?.Text);
        Assert.Null(Lateness.Of(next with { Estimated = null }, Rows.Noon));
    }

    private static IEnumerable<StopState> States(ShipmentView shipment) => StopStory.Of(shipment, Rows.Noon).Select(story => story.State);
}
