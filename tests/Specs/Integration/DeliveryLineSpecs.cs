using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Integration;

/// <summary>Messages of one shipment to one destination: in order, tried again, and in the end set aside.</summary>
public sealed class DeliveryLineSpecs
{
    private static readonly Message First = Message(1);
    private static readonly Message Second = Message(2);
    private static readonly DeliveryLine Both = DeliveryLine.Of(First).With(First).With(Second);

    [Fact]
    public void The_second_waits_for_the_first()
    {
        Assert.Equal(First, Both.Due(Some.Noon));
        Assert.Equal(Second, Both.Delivered(First.Id).Due(Some.Noon));
        Assert.True(Both.Delivered(First.Id).Delivered(Second.Id).IsEmpty);
    }

    [Fact]
    public void What_waits_already_is_not_taken_twice() => Assert.Equal(2, Both.With(First).Pending.Length);

    [Fact]
    public void What_is_refused_is_tried_again_after_twice_the_time_and_keeps_its_place()
    {
        var once = Both.Refused(First.Id, "it answered 500", Some.Noon);
        Assert.Null(once.Due(Some.Noon));
        Assert.Equal(First, once.Due(Some.Noon.AddSeconds(1)));
        Assert.Null(once.Refused(First.Id, "it answered 500", Some.Noon.AddSeconds(1)).Due(Some.Noon.AddSeconds(2)));
        Assert.Equal("it answered 500", once.Pending[0].Trouble);
    }

    [Fact]
    public void What_is_refused_too_often_is_dead_and_the_line_goes_on()
    {
        var dead = Refused(Both, DeliveryLine.MaxTries);
        Assert.Equal((First, DeliveryLine.MaxTries), (Assert.Single(dead.Dead).Message, dead.Dead[0].Tries));
        Assert.Equal(Second, dead.Due(Some.Noon.AddHours(1)));
    }

    [Fact]
    public void A_dead_message_lives_again_when_it_is_replayed()
    {
        var again = Refused(Both, DeliveryLine.MaxTries).Delivered(Second.Id).With(First);
        Assert.Empty(again.Dead);
        Assert.Equal(First, again.Due(Some.Noon));
    }

    [Fact]
    public void Only_the_last_dead_are_kept()
    {
        var line = DeliveryLine.Of(First);
        for (var number = 1; number <= DeliveryLine.MaxDead + 1; number++)
        {
            line = Refused(line.With(Message(number)), DeliveryLine.MaxTries);
        }

        Assert.Equal(DeliveryLine.MaxDead, line.Dead.Length);
        Assert.Equal(Message(2).Id, line.Dead[0].Message.Id);
    }

    [Theory]
    [InlineData("erp", "erp", true)]
    [InlineData("carrier:*", "carrier:ABCD", true)]
    [InlineData("carrier:ABCD", "carrier:ABCD", true)]
    [InlineData("carrier:ABCD", "carrier:EFGH", false)]
    [InlineData("wms", "erp", false)]
    public void An_endpoint_takes_what_it_asked_for(string wanted, string destination, bool takes) =>
        Assert.Equal(takes, new Endpoint(new("E1"), "https://example.com", "secret", [wanted]).Takes(destination));

    private static DeliveryLine Refused(DeliveryLine line, int times) => Enumerable.Range(0, times)
        .Aggregate(line, (line, time) => line.Refused(line.Pending[0].Message.Id, "it answered 422", Some.Noon.AddMinutes(time)));

    private static Message Message(int number) => new($"acme~4711@{number}/erp", "erp", Some.Id, "dispatch.confirmed", Some.At(number), "{}");
}
