using Dispatch.Accounts;
using Dispatch.Exceptions;
using Dispatch.Shipments;
using Xunit;
using static Dispatch.Dispatching.ReleaseCommand;

namespace Dispatch.Dispatching;

/// <summary>What makes a gate pass, what keeps it shut, and whose hands it is in then.</summary>
public sealed class GateSpecs
{
    [Fact]
    public void A_new_release_asks_its_docks_and_ranks_the_carriers_at_once()
    {
        Assert.Equal([1, 2], Releasing.Opened.Facts.OfType<ReleaseFact.DockAsked>().Select(asked => asked.Stop));
        Releasing.Opened.ThenOne<ReleaseFact.CarriersAsked>();
        Releasing.Opened.ThenStatus(ReleaseStatus.Gathering);
    }

    [Fact]
    public void A_client_without_a_policy_is_left_in_peace()
    {
        Releasing.Manual.ThenNo<ReleaseFact.DockAsked>();
        Releasing.Manual.ThenNo<ReleaseFact.CarriersAsked>();
        Assert.Empty(Releasing.Manual.Deadlines);
        Releasing.Manual.At(30).When(new ReportStock(Freight.Stock(10, 30), "api:wms")).ThenNo<ReleaseFact.ProblemFound>();
    }

    [Fact]
    public void Stock_that_is_partly_ready_is_waited_for()
    {
        var gate = Releasing.Opened.When(new ReportStock(Freight.Stock(30), "api:wms")).ThenGate(GateKind.Inventory, GateState.Waiting);
        Assert.Equal(("30 of 40 paint ready at Ocala Yard.", "warehouse", Some.At(-4)), (gate.Reason, gate.WaitingFor, gate.DueAt));
    }

    [Fact]
    public void Stock_that_is_short_before_the_pickup_is_a_case_for_the_warehouse_until_it_is_there()
    {
        var late = Releasing.Docked.When(new ReportStock(Freight.Stock(30), "api:wms")).When(new Rank(Freight.Ranking(Freight.Carriers))).At(-4).When(new MeetDeadline("gate:Inventory"));
        Assert.Equal(CaseType.InventoryNotReady, late.ThenOne<ReleaseFact.ProblemFound>().Problem.Type);
        late.ThenStatus(ReleaseStatus.NeedsHelp);

        var there = late.At(-3).When(new ReportStock(Freight.AllReady(-3), "api:wms"));
        Assert.Equal(1, there.ThenOne<ReleaseFact.ProblemEnded>().Problem.Incident);
        there.ThenStatus(ReleaseStatus.Gathering);
        there.ThenOne<ReleaseFact.CarriersAsked>();
    }

    [Fact]
    public void Partial_readiness_is_enough_where_the_policy_says_so() => Releasing.Unknown
        .When(Freight.Order(policy: Freight.Policy with { MinReadyPercent = 75 }))
        .When(new ReportStock(Freight.Stock(30), "api:wms"))
        .ThenGate(GateKind.Inventory, GateState.Ready);

    [Fact]
    public void A_word_of_before_does_not_undo_a_later_one() => Releasing.Opened
        .When(new ReportStock(Freight.AllReady(-24), "api:wms"))
        .When(new ReportStock(Freight.Stock(10, -25), "api:wms"))
        .ThenNothing();

    [Fact]
    public void An_order_without_lines_is_ready_when_the_WMS_says_so()
    {
        var order = Freight.Paint with { Stops = [Freight.Paint.Stops[0] with { Lines = [] }, Freight.Paint.Stops[1]] };
        Releasing.Unknown.When(Freight.Order(order))
            .When(new ReportStock(new(Stop: null, AllReady: true, [], Some.At(-24)), "api:wms"))
            .ThenGate(GateKind.Inventory, GateState.Ready);
    }

    [Theory]
    [InlineData(Silence.Ask, GateState.Failed)]
    [InlineData(Silence.Wait, GateState.Waiting)]
    [InlineData(Silence.AssumeTrusted, GateState.Ready)]
    public void A_silent_WMS_means_what_the_policy_says(Silence policy, GateState state) => Releasing.Unknown
        .When(Freight.Order(policy: Freight.Policy with { WhenInventoryIsSilent = policy }, trusted: [Freight.Yard]))
        .At(-4).When(new MeetDeadline("gate:Inventory"))
        .ThenGate(GateKind.Inventory, state);

    [Fact]
    public void Only_trusted_facilities_are_taken_to_be_ready() => Releasing.Unknown
        .When(Freight.Order(policy: Freight.Policy with { WhenInventoryIsSilent = Silence.AssumeTrusted }))
        .At(-4).When(new MeetDeadline("gate:Inventory"))
        .ThenGate(GateKind.Inventory, GateState.Failed);

    [Fact]
    public void Whoever_waits_for_a_WMS_does_not_wait_beyond_the_pickup() => Releasing.Unknown
        .When(Freight.Order(policy: Freight.Policy with { WhenInventoryIsSilent = Silence.Wait }))
        .At(-4).When(new MeetDeadline("gate:Inventory"))
        .At(0).When(new MeetDeadline("gate:Inventory"))
        .ThenGate(GateKind.Inventory, GateState.Failed);

    [Fact]
    public void A_dock_that_is_full_is_waited_for_until_it_must_be_settled()
    {
        var full = Releasing.Docked
            .When(new AnswerDock(Freight.Yard, Freight.YardDock, new(DockState.Waitlisted, null, null)))
            .When(new Rank(Freight.Ranking(Freight.Carriers)));
        Assert.Equal(Some.At(-4), full.ThenGate(GateKind.PickupDock, GateState.Waiting).DueAt);
        var late = full.At(-4).When(new MeetDeadline("gate:PickupDock"));
        Assert.Equal(CaseType.NoDock, late.ThenOne<ReleaseFact.ProblemFound>().Problem.Type);
        late.When(new AnswerDock(Freight.Yard, Freight.YardDock, Freight.Held(Freight.YardSlot))).ThenOne<ReleaseFact.ProblemEnded>();
    }

    [Fact]
    public void A_word_of_a_facility_that_was_not_asked_says_nothing() =>
        Releasing.Opened.When(new AnswerDock(Freight.Store, Freight.YardDock, Freight.Held(Freight.YardSlot))).ThenNothing();

    [Fact]
    public void Where_no_carrier_may_carry_it_the_gate_says_what_they_lack_and_looks_again()
    {
        var none = Releasing.Docked.When(new Rank(Freight.Ranking(Freight.Candidate(Freight.Able, 800, eligible: false))));
        Assert.Equal(CaseType.NoCarrier, none.ThenOne<ReleaseFact.ProblemFound>().Problem.Type);
        Assert.Equal("1 fail by equipment, which needs van", none.ThenGate(GateKind.Carrier, GateState.Failed).WouldPass);

        var again = none.At(-23.7).When(new MeetDeadline("gate:Carrier"));
        again.ThenOne<ReleaseFact.CarriersAsked>();
        again.When(new Rank(Freight.RankingAt(again.Now, Freight.Carriers))).ThenOne<ReleaseFact.Tendered>();
    }

    [Fact]
    public void Dangerous_goods_go_nowhere_before_a_person_approved_their_route()
    {
        var hazmat = Releasing.Unknown.When(Freight.Order(Freight.Paint with { Hazmat = true }));
        var approval = hazmat.ThenOne<ReleaseFact.ApprovalAsked>().Approval;
        Assert.Equal((ApprovalKind.HazmatReroute, "dispatch-lead", Some.At(-23)), (approval.Kind, approval.Approver.Value, approval.DueAt));
        hazmat.ThenStatus(ReleaseStatus.AwaitingApproval);

        hazmat.When(new DecideApproval(null, IsApproved: true, null, Freight.Lead)).ThenGate(GateKind.Route, GateState.Ready);
        hazmat.When(new DecideApproval(null, IsApproved: false, "by rail", Freight.Lead)).ThenStatus(ReleaseStatus.NeedsHelp);
        hazmat.At(-23).When(new MeetDeadline("approval:1")).ThenStatus(ReleaseStatus.NeedsHelp);
    }

    [Fact]
    public void Only_the_approver_whom_the_policy_names_or_an_administrator_approves()
    {
        var hazmat = Releasing.Unknown.When(Freight.Order(Freight.Paint with { Hazmat = true }));
        hazmat.When(new DecideApproval(null, IsApproved: true, null, Freight.Ann)).ThenRefused("approval.not-yours");
        hazmat.When(new DecideApproval(null, IsApproved: false, "by rail", Freight.Ann)).ThenRefused("approval.not-yours");

        var ended = hazmat.When(new DecideApproval(null, IsApproved: true, null, new("boss", [Role.Administrator]))).ThenOne<ReleaseFact.ApprovalEnded>();
        Assert.Equal((ApprovalState.Approved, "boss"), (ended.State, ended.By));
    }

    [Fact]
    public void Nobody_gets_round_the_approver_by_an_override()
    {
        var hazmat = Releasing.Unknown.When(Freight.Order(Freight.Paint with { Hazmat = true }));
        hazmat.When(new OverrideGate(GateKind.Route, "I know the road", Freight.Ann)).ThenRefused("approval.not-yours");

        var overridden = hazmat.When(new OverrideGate(GateKind.Route, "I know the road", Freight.Lead));
        overridden.ThenGate(GateKind.Route, GateState.Ready);
        Assert.Equal(ApprovalState.Withdrawn, overridden.ThenOne<ReleaseFact.ApprovalEnded>().State);
    }

    [Fact]
    public void A_way_that_no_truck_can_drive_in_time_is_an_exception_from_the_policy()
    {
        var order = Freight.Paint with { Stops = [Freight.Paint.Stops[0], Freight.Paint.Stops[1] with { Window = new(Some.At(2), Some.At(3)) }], NeededBy = null };
        var late = Releasing.Unknown.When(Freight.Order(order));
        Assert.Equal((ApprovalKind.PolicyException, GateKind.Route), (late.ThenOne<ReleaseFact.ApprovalAsked>().Approval.Kind, late.Release.Approvals[0].Gate));
        Assert.StartsWith("No truck can be at Macon Store before", late.ThenGate(GateKind.Route, GateState.Waiting).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_conditions_of_one_gate_are_both_approved()
    {
        var order = Freight.Paint with { Hazmat = true, Stops = [Freight.Paint.Stops[0], Freight.Paint.Stops[1] with { Window = new(Some.At(2), Some.At(3)) }], NeededBy = null };
        var both = Releasing.Unknown.When(Freight.Order(order));
        Assert.Equal(2, both.Facts.OfType<ReleaseFact.ApprovalAsked>().Count());
        both.When(new DecideApproval(null, IsApproved: true, null, Freight.Lead)).ThenRefused("approval.which");
        both.When(new DecideApproval(1, IsApproved: true, null, Freight.Lead)).When(new DecideApproval(2, IsApproved: true, null, Freight.Lead)).ThenGate(GateKind.Route, GateState.Ready);
    }

    [Fact]
    public void A_delivery_after_it_is_needed_is_a_persons_to_allow() => Releasing.Unknown
        .When(Freight.Order(Freight.Paint with { NeededBy = Some.At(9) }))
        .ThenGate(GateKind.Service, GateState.Waiting);

    [Fact]
    public void A_pickup_that_has_passed_without_a_carrier_is_in_somebodys_hands() =>
        Releasing.Opened.At(2).When(new MeetDeadline("gate:Service")).ThenStatus(ReleaseStatus.NeedsHelp);

    [Fact]
    public void What_is_on_hold_is_not_tendered_until_the_hold_is_lifted()
    {
        var held = Releasing.Opened.When(new PlaceHold("credit", "over its limit", "api:erp"));
        Assert.Equal("api:erp", held.ThenGate(GateKind.Hold, GateState.Waiting).WaitingFor);
        var ready = held
            .When(new ReportStock(Freight.AllReady(), "api:wms"))
            .When(new AnswerDock(Freight.Yard, Freight.YardDock, Freight.Held(Freight.YardSlot)))
            .When(new AnswerDock(Freight.Store, Freight.StoreDock, Freight.Held(Freight.StoreSlot)))
            .When(new Rank(Freight.Ranking(Freight.Carriers)));
        ready.ThenNo<ReleaseFact.Tendered>();
        ready.When(new LiftHold(null, "api:erp")).ThenOne<ReleaseFact.Tendered>();
    }

    [Fact]
    public void A_person_may_take_a_gate_to_be_ready()
    {
        var gate = Releasing.Opened.When(new OverrideGate(GateKind.Inventory, "counted by hand", Freight.Ann)).ThenGate(GateKind.Inventory, GateState.Ready);
        Assert.True(gate.Assumed);
        Assert.Equal("ann takes it to be ready: counted by hand", gate.Reason);
    }

    [Theory]
    [InlineData(GateKind.Carrier)]
    [InlineData(GateKind.Hold)]
    public void But_not_a_carrier_who_is_not_there_nor_another_ones_hold(GateKind gate) =>
        Releasing.Opened.When(new OverrideGate(gate, "I say so", Freight.Ann)).ThenRefused("release.gate-not-yours");

    public static TheoryData<string, StockReport> BrokenReports { get; } = new()
    {
        { "inventory.unknown-sku", new(null, null, [new("glue", 4, null)], Some.At(-24)) },
        { "inventory.unknown-stop", new(2, null, [new("paint", 40, null)], Some.At(-24)) },
        { "inventory.empty", new(null, null, [], Some.At(-24)) },
        { "inventory.invalid-quantity", new(null, null, [new("paint", -1, null)], Some.At(-24)) },
        { "inventory.invalid-quantity", new(null, null, [new("paint", double.NaN, null)], Some.At(-24)) },
        { "inventory.invalid-time", new(null, null, [new("paint", 40, null)], Some.At(4)) },
    };

    [Theory]
    [MemberData(nameof(BrokenReports), DisableDiscoveryEnumeration = true)]
    public void A_report_that_cannot_be_is_refused(string code, StockReport report) =>
        Releasing.Opened.When(new ReportStock(report, "api:wms")).ThenRefused(code);
}
