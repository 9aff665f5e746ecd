using System.Buffers;
using System.Text;
using Dispatch.Deadlines;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Tracking;

namespace Dispatch.Cluster;

/// <summary>One fact on its way through the rooms: log, track, shipment, journal, exception, board.</summary>
public sealed class JourneyTests(TowerCluster tower) : IClassFixture<TowerCluster>
{
    private static readonly CarrierId Carrier = new("SWFT");

    [Fact]
    public async Task A_truck_that_stands_in_the_yard_has_arrived_and_the_board_says_so()
    {
        var shipment = await Release("A1", vehicle: "T1");
        await StandAt("T1", Orders.Dallas, minutes: 4);

        await tower.Until(async () => await Status(shipment) is ShipmentStatus.AtPickup);

        var stop = (await Shipment(shipment).Get())!.Stops[0];
        Assert.NotNull(stop.Actual.Arrival);
        await tower.Until(async () => (await Row(shipment))?.Status is ShipmentStatus.AtPickup);
        tower.Clock.Advance(TimeSpan.FromMinutes(1)); // a fix of the same moment would be a repeat
        await StandAt("T1", Orders.Dallas, minutes: 0); // what was before the assignment tells of visits; the next fix, of the way
        await tower.Until(async () => (await Shipment(shipment).Trail()) is [.., var last] && (last.Lat, last.Lon) == (Orders.Dallas.Lat, Orders.Dallas.Lon));
        Assert.Equal(2, (await Row(shipment))!.Next!.Sequence);
    }

    [Fact]
    public async Task Positions_that_name_only_the_shipment_count_for_it()
    {
        var shipment = await Release("A2", vehicle: "T2");
        await StandAt(VehicleKey.Of(shipment), Orders.Dallas, minutes: 4);

        await tower.Until(async () => await Status(shipment) is ShipmentStatus.AtPickup);
    }

    [Fact]
    public async Task An_arrival_that_late_fixes_take_back_and_later_ones_restore_is_told_again()
    {
        var shipment = await Release("A5", vehicle: "T5");
        var key = VehicleKey.Of(Carrier, new("T5"));
        var nearby = Orders.Dallas with { Lat = Orders.Dallas.Lat + 0.0045 };
        var start = DateTimeOffset.FromUnixTimeSeconds((tower.Clock.GetUtcNow().ToUnixTimeSeconds() / 60 * 60) - 300);
        Fix At(int second, GeoPoint place) => Fix.At(start.AddSeconds(second), place);

        await Report(key, [At(0, Orders.Dallas), At(30, Orders.Dallas), At(60, Orders.Dallas), At(120, Orders.Dallas), At(150, Orders.Dallas)]);
        await tower.Until(async () => await Status(shipment) is ShipmentStatus.AtPickup);

        await Report(key, [At(100, nearby)]);
        await tower.Until(async () => await Status(shipment) is ShipmentStatus.Dispatched);

        await Report(key, [At(91, Orders.Dallas)]);
        await tower.Until(async () => await Status(shipment) is ShipmentStatus.AtPickup);
        Assert.Equal(start, (await Shipment(shipment).Get())!.Stops[0].Actual.Arrival);
    }

    [Fact]
    public async Task A_pickup_that_is_missed_opens_an_exception_which_clears_when_the_truck_comes()
    {
        var shipment = await Release("A3");
        await PassThePickupWindow(shipment);
        var missed = CaseId.For(shipment, 1);
        await tower.Until(async () => await Exception(missed).Get() is { Status: CaseStatus.Open });

        var opened = (await Exception(missed).Get())!;
        Assert.Equal(CaseType.MissedPickup, opened.Type);
        Assert.NotEmpty(opened.Evidence);
        Assert.Contains((await Shipment(shipment).Timeline(0)), fact => fact.Id == opened.Evidence[0]);

        var partition = Partitioning.Of(shipment.Value, tower.Store.Partitions);
        Assert.Contains((await tower.Grains.GetGrain<IJournalGrain>(partition).Awake()).Hops, counts => counts is { Hop: Hop.FactToException, Hour.Count: > 0 });
        Assert.Contains((await tower.Grains.GetGrain<IDeadlineGrain>(partition).Awake()).Hops, counts => counts is { Hop: Hop.DeadlineToOwner, Hour.Count: > 0 });

        await Shipment(shipment).Handle(
            new ShipmentCommand.ReportMilestone(MilestoneType.Arrived, 1, tower.Clock.GetUtcNow(), Classifier.Actual, null, null), tower.Origin("late"));
        await tower.Until(async () => await Exception(missed).Get() is { Status: CaseStatus.Cleared });
    }

    [Fact]
    public async Task A_deadline_is_met_within_a_second_even_after_a_kill()
    {
        await using var own = new TowerCluster();
        await own.InitializeAsync();
        var shipment = new ShipmentId("ACME~K1");
        await own.Grains.GetGrain<IShipmentGrain>(shipment.Value).Handle(
            new ShipmentCommand.Release(Orders.DallasToHouston("K1", own.Clock.GetUtcNow())), own.Origin("release"));

        await own.KillAndRestart();
        var due = own.Clock.GetUtcNow().AddHours(1) + Policies.TowerPolicy.Default.PickupGrace;
        own.Clock.Advance(due - own.Clock.GetUtcNow());
        await WakeDeadlines(own);
        await own.Until(async () => (await own.Grains.GetGrain<IShipmentGrain>(shipment.Value).Timeline(0)).Any(fact => fact.Type is "missed"));

        var missed = (await own.Grains.GetGrain<IShipmentGrain>(shipment.Value).Timeline(0)).Single(fact => fact.Type is "missed");
        Assert.InRange(missed.ReceivedAt - due, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_repeated_command_has_one_effect()
    {
        var shipment = await Release("A4", vehicle: "T4");
        var before = (await Shipment(shipment).Get())!.Version;
        var origin = tower.Origin("same");
        var milestone = new ShipmentCommand.ReportMilestone(MilestoneType.LoadingStarted, 1, tower.Clock.GetUtcNow(), Classifier.Actual, null, null);

        Assert.Null(await Shipment(shipment).Handle(milestone, origin));
        Assert.Null(await Shipment(shipment).Handle(milestone, origin));

        Assert.Equal(before + 1, (await Shipment(shipment).Get())!.Version);
    }

    [Fact]
    public async Task A_reader_that_begins_again_may_repeat_more_than_is_remembered_and_nothing_happens_twice()
    {
        var shipment = await Release("A6", vehicle: "T0");
        var words = Enumerable.Range(1, 2 * StoreLimits.CommitIdsKept).Select(number => (
            Command: new ShipmentCommand.Assign(Carrier, new($"T{number}"), null),
            Origin: tower.Origin(ReactionId.Of(FactId.Of("another", number), isLate: false)))).ToList();
        foreach (var (command, origin) in words)
        {
            Assert.Null(await Shipment(shipment).Handle(command, origin));
        }

        var before = await Shipment(shipment).Get();
        foreach (var (command, origin) in words)
        {
            Assert.Null(await Shipment(shipment).Handle(command, origin));
        }

        Assert.Equal((before!.Version, words[^1].Command.VehicleId), ((await Shipment(shipment).Get())!.Version, before.VehicleId));
    }

    [Fact]
    public async Task A_command_that_comes_when_its_caller_has_given_it_up_has_no_effect_but_what_was_done_before_is_answered_as_done()
    {
        var shipment = await Release("A5", vehicle: "T5");
        var done = tower.Origin("done") with { GivenUpAt = Patience.Ends() };
        Assert.Null(await Shipment(shipment).Handle(new ShipmentCommand.Assign(Carrier, new("T6"), null), done));
        var before = (await Shipment(shipment).Get())!.Version;

        Assert.Null(await Shipment(shipment).Handle(new ShipmentCommand.Assign(Carrier, new("T6"), null), done with { GivenUpAt = DateTimeOffset.MinValue }));
        await Assert.ThrowsAsync<TimeoutException>(() =>
            Shipment(shipment).Handle(new ShipmentCommand.Assign(Carrier, new("T5"), null), tower.Origin("late") with { GivenUpAt = DateTimeOffset.MinValue }));

        Assert.Equal(before, (await Shipment(shipment).Get())!.Version);
    }

    [Fact]
    public async Task What_was_decided_before_a_kill_is_there_after_it()
    {
        await using var own = new TowerCluster();
        await own.InitializeAsync();
        var grain = () => own.Grains.GetGrain<IShipmentGrain>("ACME~K2");
        await grain().Handle(new ShipmentCommand.Release(Orders.DallasToHouston("K2", own.Clock.GetUtcNow())), own.Origin("release"));
        await grain().Handle(new ShipmentCommand.Assign(Carrier, new("T9"), null), own.Origin("assign"));
        var before = await grain().Timeline(0);

        await own.KillAndRestart();

        Assert.Equal(before.AsEnumerable(), await grain().Timeline(0));
        Assert.Null(await grain().Handle(new ShipmentCommand.Assign(Carrier, new("T9"), null), own.Origin("assign")));
        Assert.Equal(before.Length, (await grain().Timeline(0)).Length);
    }

    [Fact]
    public async Task What_ended_long_ago_is_forgotten_with_its_facts_and_leaves_the_lists()
    {
        await using var own = new TowerCluster();
        await own.InitializeAsync();
        var id = new ShipmentId("ACME~F1");
        var grain = () => own.Grains.GetGrain<IShipmentGrain>(id.Value);
        await grain().Handle(new ShipmentCommand.Release(Orders.DallasToHouston("F1", own.Clock.GetUtcNow())), own.Origin("release"));
        await grain().Handle(
            new ShipmentCommand.ReportMilestone(MilestoneType.Cancelled, null, own.Clock.GetUtcNow(), Classifier.Actual, null, null), own.Origin("cancel"));
        var board = own.Grains.GetGrain<IJournalGrain>(Partitioning.Of(id.Value, own.Store.Partitions));
        await own.Until(async () => (await board.Shipments(new())).Items is [{ Status: ShipmentStatus.Cancelled }]);

        // Its release hears of it by a reaction; later than the leap, it would be kept as long again.
        await own.Until(async () => await own.Grains.GetGrain<IReleaseGrain>(id.Value).Get() is { Status: ReleaseStatus.Cancelled });

        own.Clock.Advance(Policies.TowerPolicy.Default.RetainFor);
        await WakeDeadlines(own);
        await own.Until(async () => await grain().Get() is null);

        Assert.Empty((await board.Shipments(new())).Items);
        Assert.Empty(await own.Store.Facts(StoreKeys.Of(id), 0, 10));

        // Its release goes by a deadline of its own.
        await own.Until(async () => (await own.Store.Due(Partitioning.Of(id.Value, own.Store.Partitions), DateTimeOffset.MaxValue, 10)).Count == 0);
    }

    private async Task<ShipmentId> Release(string order)
    {
        var id = ShipmentId.For(new("ACME"), new(order));
        await WakeDeadlines(tower);
        Assert.Null(await Shipment(id).Handle(
            new ShipmentCommand.Release(Orders.DallasToHouston(order, tower.Clock.GetUtcNow())), tower.Origin($"release:{order}")));
        return id;
    }

    private async Task<ShipmentId> Release(string order, string vehicle)
    {
        var id = await Release(order);
        Assert.Null(await Shipment(id).Handle(
            new ShipmentCommand.Assign(Carrier, new(vehicle), TrailerId: null), tower.Origin($"assign:{order}")));
        return id;
    }

    private static async Task WakeDeadlines(TowerCluster tower)
    {
        for (var partition = 0; partition < tower.Store.Partitions; partition++)
        {
            await tower.Grains.GetGrain<IDeadlineGrain>(partition).Awake();
            await tower.Grains.GetGrain<IJournalGrain>(partition).Awake();
            await tower.Grains.GetGrain<ITrackingGrain>(partition).Awake();
        }
    }

    private async Task PassThePickupWindow(ShipmentId shipment)
    {
        var window = (await Shipment(shipment).Get())!.Stops[0].Window;
        tower.Clock.Advance(window.To + Policies.TowerPolicy.Default.PickupGrace - tower.Clock.GetUtcNow());
    }

    private Task StandAt(string vehicle, GeoPoint place, int minutes) => StandAt(VehicleKey.Of(Carrier, new(vehicle)), place, minutes);

    private Task StandAt(byte[] key, GeoPoint place, int minutes)
    {
        var now = tower.Clock.GetUtcNow();
        return Report(key, [.. Enumerable.Range(0, (minutes * 2) + 1).Select(half => Fix.At(now.AddSeconds(-30 * half), place)).Reverse()]);
    }

    private async Task Report(byte[] key, Fix[] fixes)
    {
        var (carrier, vehicle) = VehicleKey.Names(key);
        var output = new ArrayBufferWriter<byte>();
        TelematicsPack.Positions(output, tower.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var fix in fixes)
        {
            TelematicsPack.AppendPosition(output, Encoding.UTF8.GetBytes(carrier.Value), Encoding.UTF8.GetBytes(vehicle.Value), fix);
        }

        var partition = Partitioning.Of(key, tower.Store.Partitions);
        await tower.Store.Append([new(Logs.Telematics, partition, output.WrittenMemory)]);
        await tower.Grains.GetGrain<ITrackingGrain>(partition).Ring();
    }

    private IShipmentGrain Shipment(ShipmentId id) => tower.Grains.GetGrain<IShipmentGrain>(id.Value);

    private IExceptionGrain Exception(CaseId id) => tower.Grains.GetGrain<IExceptionGrain>(id.Value);

    private async Task<ShipmentStatus?> Status(ShipmentId id) => (await Shipment(id).Get())?.Status;

    private async Task<ShipmentRow?> Row(ShipmentId id)
    {
        var partition = Partitioning.Of(id.Value, tower.Store.Partitions);
        var rows = await tower.Grains.GetGrain<IJournalGrain>(partition).Shipments(new(Text: id.Value));
        return rows.Items.SingleOrDefault(row => row.ShipmentId == id);
    }
}
