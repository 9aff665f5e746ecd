using Dispatch.Exceptions;
using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Live;

/// <summary>Lists of shipments and exceptions: what is on a page, and what a row says.</summary>
public sealed class BoardSpecs
{
    private static readonly Query All = new(null, null, null, null, null, null, After: "", Limit: 10);

    [Fact]
    public void A_shipment_carries_its_worst_open_exception()
    {
        var board = BoardWith("1");
        board.Put(Exception("1", incident: 1, Severity.Minor), change: 2);
        board.Put(Exception("1", incident: 2, Severity.Critical), change: 3);

        Assert.Equal((Severity.Critical, 2, 3), Said(board));
    }

    [Fact]
    public void An_exception_that_ended_no_longer_weighs()
    {
        var board = BoardWith("1");
        board.Put(Exception("1", incident: 1, Severity.Critical), change: 2);
        board.Put(Exception("1", incident: 1, Severity.Critical) with { Status = CaseStatus.Cleared }, change: 3);

        Assert.Equal((null, 0, 3), Said(board));
        Assert.Empty(board.OpenExceptions(Id("1")));
    }

    [Fact]
    public void Pages_follow_each_other_without_a_gap_and_know_the_total()
    {
        var board = BoardWith("1", "2", "3");

        var first = board.Shipments(All with { Limit = 2 });
        var second = board.Shipments(All with { Limit = 2, After = first.Items[^1].ShipmentId.Value });

        Assert.Equal(["1", "2", "3"], first.Items.Concat(second.Items).Select(row => row.OrderId.Value));
        Assert.Equal((3, 3), (first.Total, second.Total));
    }

    [Theory]
    [InlineData("4711-2", 1)]
    [InlineData("bol-77", 3)]
    [InlineData("nowhere", 0)]
    public void A_shipment_is_found_by_its_id_and_by_what_others_call_it(string text, int found) =>
        Assert.Equal(found, BoardWith("4711-1", "4711-2", "4711-3").Shipments(All with { Text = text }).Total);

    [Fact]
    public void An_exception_is_filtered_by_what_is_known_of_its_shipment()
    {
        var board = BoardWith("1");
        board.Put(Exception("1", incident: 1, Severity.Minor), change: 2);

        Assert.Equal(1, board.Exceptions(All with { ClientId = new("acme"), Status = "active" }).Total);
        Assert.Equal(0, board.Exceptions(All with { ClientId = new("globex") }).Total);
        Assert.Equal(0, board.Exceptions(All with { Status = "resolved,cleared" }).Total);
    }

    [Fact]
    public void Only_what_changed_since_is_told_again()
    {
        var board = BoardWith("1", "2");
        board.Put(Exception("2", incident: 1, Severity.Minor), change: 9);

        var (shipments, exceptions) = board.Changes(after: 2);

        Assert.Equal("2", Assert.Single(shipments).OrderId.Value);
        Assert.Single(exceptions);
    }

    private static (Severity?, int, long) Said(Board board)
    {
        var row = Assert.Single(board.Shipments(All).Items);
        return (row.WorstSeverity, row.OpenExceptions, row.Change);
    }

    private static Board BoardWith(params string[] orders)
    {
        var board = new Board();
        var change = 0;
        foreach (var order in orders)
        {
            var content = Some.Paint with { OrderId = new(order), ClientId = new("acme"), References = [new("BOL", "BOL-77")] };
            board.Put(ShipmentEvolution.Evolve(Shipment.Unknown(Id(order)), new ShipmentFact.Released(Some.At(0), content)), ++change);
        }

        return board;
    }

    private static ShipmentId Id(string order) => ShipmentId.For(new("acme"), new(order));

    private static Case Exception(string order, int incident, Severity severity) => CaseEvolution.Evolve(
        Case.Unknown(CaseId.For(Id(order), incident)),
        new CaseFact.Opened(Some.At(2), CaseType.MissedPickup, severity, Id(order), "No truck.", "dispatch", Some.At(3), Some.At(4), ["fact"]));
}
