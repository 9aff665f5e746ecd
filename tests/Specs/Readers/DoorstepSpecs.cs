using System.Text;
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
    public void A_fact_is_there_when_the_journal_has_it_and_once()
    {
        Leave(2, "assigned");
        Leave(3, "departed", state: "in transit");

        Assert.Equal(("assigned", null), Said(2, "assigned"));
        Assert.Equal(("departed", "in transit"), Said(3, "departed"));
        Assert.Null(Said(3, "departed"));
        Assert.Null(Said(4, "delivered"));
    }

    [Fact]
    public void What_another_owner_committed_in_its_place_is_not_taken_for_it()
    {
        Leave(2, "assigned", state: "planned");

        Assert.Null(Said(2, "cancelled"));
    }

    [Fact]
    public void After_a_commit_that_failed_the_next_of_its_version_takes_its_place()
    {
        Leave(2, "assigned", state: "planned");
        Leave(2, "cancelled", state: "over");

        Assert.Equal(("cancelled", "over"), Said(2, "cancelled"));
    }

    [Fact]
    public void What_was_decided_before_the_store_lost_something_is_not_believed()
    {
        Leave(1, "ordered", state: "planned");

        Assert.Null(Said(1, "ordered", losses: 1));
    }

    [Fact]
    public void Nothing_is_kept_where_no_reader_lives()
    {
        doorstep.Close(Partition);
        Leave(1, "ordered", state: "planned");
        doorstep.Open(Partition);

        Assert.Null(Said(1, "ordered"));
    }

    [Fact]
    public void A_reader_that_comes_does_not_find_what_was_left_for_another()
    {
        Leave(1, "ordered", state: "planned");
        doorstep.Open(Partition);

        Assert.Null(Said(1, "ordered"));
    }

    [Fact]
    public void A_reader_that_is_far_behind_does_not_keep_everything_in_memory()
    {
        for (var version = 1; version <= 1_000; version++)
        {
            Leave(version, "ordered");
        }

        Assert.Equal(512, Enumerable.Range(1, 1_000).Count(version => Said(version, "ordered") is not null));
    }

    private void Leave(long version, string fact, string? state = null) =>
        doorstep.Leave(Partition, Shipment, version, new(Encoding.UTF8.GetBytes(fact), Losses: 0, fact, state));

    private (object Fact, object? State)? Said(long version, string journal, int losses = 0) =>
        doorstep.Take(Partition, Shipment, version, Encoding.UTF8.GetBytes(journal), losses) is { } left ? (left.Fact, left.State) : null;
}
