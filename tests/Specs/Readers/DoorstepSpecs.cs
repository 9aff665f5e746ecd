using Dispatch.Storage;
using Xunit;

namespace Dispatch;

/// <summary>What aggregates leave for the reader of their journal, and when it has to look into the store all the same.</summary>
public sealed class DoorstepSpecs
{
    private const int Partition = 3;

    private static readonly StoreKey Shipment = StoreKeys.Of(new ShipmentId("ACME~1"));

    private readonly Doorstep doorstep = new();

    public DoorstepSpecs() => doorstep.Open(Partition);

    [Fact]
    public void What_was_just_committed_is_there_fact_by_fact_and_its_state_once()
    {
        Leave(version: 3, "in transit", "assigned", "departed");

        Assert.Equal(["assigned", "departed"], [Fact(2), Fact(3)]);
        Assert.Null(Fact(1));
        Assert.Null(Fact(4));
        Assert.Equal("in transit", State(3));
        Assert.Null(State(3));
    }

    [Fact]
    public void A_newer_state_will_do_and_stays_for_its_own_fact()
    {
        Leave(version: 3, "delivered", "delivered");

        Assert.Equal("delivered", State(2));
        Assert.Equal("delivered", State(3));
    }

    [Fact]
    public void An_older_state_will_not_do()
    {
        Leave(version: 1, "planned", "ordered");

        Assert.Null(State(2));
    }

    [Fact]
    public void What_was_committed_before_the_store_lost_something_is_not_believed()
    {
        Leave(version: 1, "planned", "ordered");

        Assert.Null(doorstep.Fact<string>(Partition, Shipment, version: 1, losses: 1));
        Assert.Null(doorstep.State(Partition, Shipment, version: 1, losses: 1));
    }

    [Fact]
    public void Nothing_is_kept_where_no_reader_lives()
    {
        doorstep.Close(Partition);
        Leave(version: 1, "planned", "ordered");
        doorstep.Open(Partition);

        Assert.Null(State(1));
    }

    [Fact]
    public void A_reader_that_comes_does_not_find_what_was_left_for_another()
    {
        Leave(version: 1, "planned", "ordered");
        doorstep.Open(Partition);

        Assert.Null(State(1));
    }

    [Fact]
    public void A_reader_that_is_far_behind_does_not_keep_everything_in_memory()
    {
        var shipments = Enumerable.Range(0, 1_000).Select(number => StoreKeys.Of(new ShipmentId($"ACME~{number}"))).ToList();
        shipments.ForEach(shipment => doorstep.Leave(Partition, shipment, new(1, 0, "planned", [])));

        Assert.Equal(512, shipments.Count(shipment => doorstep.State(Partition, shipment, version: 1, losses: 0) is not null));
    }

    private void Leave(long version, string state, params string[] facts) => doorstep.Leave(Partition, Shipment, new(
        version,
        Losses: 0,
        state,
        [.. facts.Select((fact, index) => new Fact<string>("shipment", "ACME~1", version - facts.Length + index + 1, default, default, "api", fact))]));

    private string? Fact(long version) => doorstep.Fact<string>(Partition, Shipment, version, losses: 0)?.Body;

    private object? State(long version) => doorstep.State(Partition, Shipment, version, losses: 0);
}
