using CsCheck;
using Dispatch.Carriers;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Live;

/// <summary>Lists of shipments and exceptions: what is on a page, and what a row says.</summary>
public sealed class BoardSpecs
{
    private static readonly Query All = new(Limit: 10);

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
        var second = board.Shipments(All with { Limit = 2, After = first.Next });

        Assert.Equal(["1", "2", "3"], first.Items.Concat(second.Items).Select(row => row.OrderId.Value));
        Assert.Equal((3, 3), (first.Total, second.Total));
    }

    [Fact]
    public void A_list_is_sorted_by_id_from_the_last_as_well() => Assert.Equal(
        ["3", "2", "1"], BoardWith("1", "2", "3").Shipments(All with { Sorting = new(SortBy.Id, Descending: true) }).Items.Select(row => row.OrderId.Value));

    [Fact]
    public void A_list_is_paged_back_the_way_it_was_paged_forth_and_says_where_it_is()
    {
        var board = BoardWith("1", "2", "3", "4", "5");

        var second = board.Shipments(All with { Limit = 2, After = board.Shipments(All with { Limit = 2 }).Next });
        var back = board.Shipments(All with { Limit = 2, Before = RowPlaces.Of(second.Items[0], SortBy.Id) });

        Assert.Equal(["3", "4"], second.Items.Select(row => row.OrderId.Value));
        Assert.Equal(["1", "2"], back.Items.Select(row => row.OrderId.Value));
        Assert.Equal((2, 0), (second.First, back.First));
        Assert.Equal("2", back.Items.Single(row => row.ShipmentId.Value == back.Next?.Id).OrderId.Value);
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

        var (shipments, exceptions) = (board.Changes(partition: 0, after: 2).Shipments, board.Changes(partition: 0, after: 2).Exceptions);

        Assert.Equal("2", Assert.Single(shipments).OrderId.Value);
        Assert.Single(exceptions);
    }

    [Fact]
    public void A_release_is_told_again_when_it_has_changed()
    {
        var board = new Board();
        board.Put(Dispatching.Releasing.Opened.Release, change: 1);
        Assert.Empty(board.Changes(partition: 0, after: 1).Releases);

        board.Put(Dispatching.Releasing.Opened.Release with { Status = Dispatching.ReleaseStatus.Ready }, change: 2);
        Assert.Equal(Dispatching.ReleaseStatus.Ready, Assert.Single(board.Changes(partition: 0, after: 1).Releases).Status);
    }

    [Fact]
    public void Of_what_has_ended_the_oldest_is_forgotten_and_what_is_under_way_never()
    {
        var board = BoardWith(maxEnded: 2, "1", "2", "3", "4");
        board.Put(Cancelled("3", hour: 1), change: 5);
        board.Put(Cancelled("1", hour: 3), change: 6);
        board.Put(Cancelled("4", hour: 2), change: 7);

        Assert.Equal(["1", "2", "4"], board.Shipments(All).Items.Select(row => row.OrderId.Value));
    }

    [Fact]
    public void What_ended_before_a_moment_is_forgotten_when_its_time_is_over()
    {
        var board = BoardWith("1", "2", "3");
        board.Put(Cancelled("1", hour: 1), change: 5);
        board.Put(Cancelled("2", hour: 3), change: 6);

        board.ForgetEndedBy(Cancelled("x", hour: 2).Since);

        Assert.Equal(["2", "3"], board.Shipments(All).Items.Select(row => row.OrderId.Value));
    }

    [Fact]
    public void A_carrier_and_a_facility_are_told_with_what_changed()
    {
        var board = new Board();
        board.Put(CarrierFile.Unknown(new("SWFT")) with { Data = new(new("SWFT"), "Swift", "SWFT", null, null) }, change: 1);
        board.Put(FacilityFile.Unknown(new("DAL-1")) with { Data = new(new("DAL-1"), "Dallas yard", new(32.8, -96.8), 250, "America/Chicago") }, change: 2);

        Assert.Equal("Swift", Assert.Single(board.Changes(partition: 0, after: 0).Carriers).Carrier.Name);
        Assert.Equal("Dallas yard", Assert.Single(board.Changes(partition: 0, after: 1).Facilities).Facility.Name);
        Assert.Empty(board.Changes(partition: 0, after: 1).Carriers);
    }

    [Fact]
    public void Whatever_it_is_sorted_by_the_pages_together_are_the_whole_list() =>
        Gen.Select(Gen.Enum<SortBy>(), Gen.Bool, Gen.Int[1, 4], Gen.Int[0, 5].Array[0, 30]).Sample((by, descending, limit, values) =>
        {
            var query = new Query(Sorting: new(by, descending), Limit: limit);
            var rows = values.Select((value, index) => new RowPlace(value == 0 ? null : $"{value}", $"{index:00}")).ToArray();
            var parts = rows.GroupBy(row => row.Id[^1]).Select(part => part.ToArray()).ToArray();

            var paged = new List<RowPlace>();
            for (Rows<RowPlace>? page = null; page is null || page.Next is not null; paged.AddRange(page.Items))
            {
                query = query with { After = page?.Next };
                page = Pages.Merge([.. parts.Select(part => Pages.Of(part, place => place, query))], place => place, query);
                Assert.Equal((rows.Length, paged.Count), (page.Total, page.First));
            }

            Assert.Equal(rows.Order(RowPlace.In(query.Sorting)), paged);
            if (paged.Count > limit)
            {
                var before = query with { After = null, Before = paged[^1] };
                var back = Pages.Merge([.. parts.Select(part => Pages.Of(part, place => place, before))], place => place, before);
                Assert.Equal(paged.Skip(paged.Count - 1 - limit).Take(limit), back.Items);
                Assert.Equal((paged.Count - 1 - limit, back.Items[^1]), (back.First, back.Next));
            }
        });

    [Fact]
    public void Rows_without_a_value_come_last_whichever_way_it_is_sorted()
    {
        RowPlace[] rows = [new(null, "a"), new("1", "b"), new("2", "c")];

        Assert.Equal(["b", "c", "a"], rows.Order(RowPlace.In(new(SortBy.Eta, Descending: false))).Select(row => row.Id));
        Assert.Equal(["c", "b", "a"], rows.Order(RowPlace.In(new(SortBy.Eta, Descending: true))).Select(row => row.Id));
    }

    private static Shipment Cancelled(string order, int hour) =>
        ShipmentEvolution.Evolve(Released(order), new ShipmentFact.StatusChanged(Some.At(hour), ShipmentStatus.Released, ShipmentStatus.Cancelled));

    private static (Severity?, int, long) Said(Board board)
    {
        var row = Assert.Single(board.Shipments(All).Items);
        return (row.WorstSeverity, row.OpenExceptions, row.Change);
    }

    private static Board BoardWith(params string[] orders) => BoardWith(Board.MaxEnded, orders);

    private static Board BoardWith(int maxEnded, params string[] orders)
    {
        var board = new Board(maxEnded);
        var change = 0;
        foreach (var order in orders)
        {
            board.Put(Released(order), ++change);
        }

        return board;
    }

    private static Shipment Released(string order)
    {
        var content = Some.Paint with { OrderId = new(order), ClientId = new("acme"), References = [new("BOL", "BOL-77")] };
        return ShipmentEvolution.Evolve(Shipment.Unknown(Id(order)), new ShipmentFact.Released(Some.At(0), content));
    }

    private static ShipmentId Id(string order) => ShipmentId.For(new("acme"), new(order));

    private static Case Exception(string order, int incident, Severity severity) => CaseEvolution.Evolve(
        Case.Unknown(CaseId.For(Id(order), incident)),
        new CaseFact.Opened(Some.At(2), CaseType.MissedPickup, severity, Id(order), "No truck.", "dispatch", Some.At(3), Some.At(4), ["fact"]));
}
