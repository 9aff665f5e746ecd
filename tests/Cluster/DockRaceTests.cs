using System.Collections.Immutable;
using Dispatch.Carriers;
using Dispatch.Deadlines;
using Dispatch.Facilities;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Tracking;

namespace Dispatch.Cluster;

/// <summary>Many at once want little: nobody gets what another has, and nobody is left without an answer.</summary>
public sealed class DockRaceTests(TowerCluster tower) : IClassFixture<TowerCluster>
{
    private const int Racers = 500;
    private const int Doors = 10;
    private const int SlotsPerDoor = 10;
    private const int Trucks = 50;

    private static readonly DateTimeOffset Morning = TowerCluster.Noon.AddHours(18);
    private static readonly Window Shift = new(Morning, Morning.AddHours(SlotsPerDoor - 1));

    private static readonly DockPlan Plan = new(
        [.. Enumerable.Range(1, Doors).Select(number => new Door(new($"D{number}"), DoorUse.Both, []))], [], [], [], []);

    [Fact]
    public async Task Five_hundred_trucks_race_for_a_hundred_slots_and_each_is_answered()
    {
        var facility = await Facility("RACE-1", Plan);

        Assert.All(await Task.WhenAll(Enumerable.Range(1, Racers).Select(number => facility.Handle(
            new FacilityCommand.RequestSlot(Appointment(number), Request()), tower.Origin($"race:{number}")))), Assert.Null);

        var appointments = await facility.Appointments(Morning, Morning.AddDays(1));
        Assert.Equal(Racers, appointments.Length);
        Assert.Equal(Doors * SlotsPerDoor, appointments.Count(appointment => appointment.Status is AppointmentStatus.Held));
        Assert.Equal(Racers - (Doors * SlotsPerDoor), appointments.Count(appointment => appointment.Status is AppointmentStatus.Waiting));
        NeverOverbooked(appointments);
        Assert.Equal(Racers, (await Facts(facility.Timeline)).Count(type => type is "slotHeld" or "waitlisted"));
    }

    [Fact]
    public async Task While_half_of_them_cancel_and_move_the_slots_go_to_those_who_wait()
    {
        var facility = await Facility("RACE-2", Plan with { Doors = [.. Plan.Doors.Take(2)] });
        var loads = Enumerable.Range(1, 100).Select(async number =>
        {
            var asked = await facility.Handle(new FacilityCommand.RequestSlot(Appointment(number), Request()), tower.Origin($"ask:{number}"));
            return asked is null && number <= 50 ? await Change(number) : asked;
        });
        var people = Enumerable.Range(101, 20).Select(number => facility.Handle(
            new FacilityCommand.BookSlot(Appointment(number), Request(), null, new(Morning.AddHours(number % SlotsPerDoor).AddMinutes(30))),
            tower.Origin($"book:{number}")));

        var refusals = await Task.WhenAll(loads.Concat(people));

        Assert.All(refusals.OfType<Refusal>(), refusal => Assert.Contains(refusal.Code, (string[])["facility.slot-taken", "appointment.illegal-transition"]));
        var appointments = await facility.Appointments(Morning, Morning.AddDays(1));
        NeverOverbooked(appointments);
        Assert.Equal(100 - 25, appointments.Count(appointment => appointment is { Status: not AppointmentStatus.Cancelled } && Number(appointment) <= 100));

        // Who asked changes its mind while others still ask.
        Task<Refusal?> Change(int number) => facility.Handle(
            number % 2 == 0
                ? new FacilityCommand.Cancel(Appointment(number), "no freight")
                : new FacilityCommand.Move(Appointment(number), null, new(Morning.AddHours(number % SlotsPerDoor))),
            tower.Origin($"change:{number}"));
    }

    [Fact]
    public async Task Five_hundred_loads_race_for_fifty_trucks()
    {
        var carrier = tower.Grains.GetGrain<ICarrierGrain>("RACER");
        var lane = new Lane("all", LaneEnd.Anywhere, LaneEnd.Anywhere, Trucks, Rate: null);
        Assert.Null(await carrier.Put(new(new("RACER"), "Racer", null, null, null, CarrierProfile.Unsaid with { Lanes = [lane] }), tower.Origin("put:RACER")));

        Assert.All(await Task.WhenAll(Enumerable.Range(1, Racers).Select(number => carrier.Handle(
            new CarrierCommand.HoldCapacity(new($"ACME~{number}"), "all", new(2026, 3, 3)), tower.Origin($"hold:{number}")))), Assert.Null);

        Assert.Equal(Trucks, (await carrier.File()).Commitments.Length);
        var answers = (await Facts(carrier.Timeline)).CountBy(type => type).ToDictionary();
        Assert.Equal((Trucks, Racers - Trucks), (answers["capacityHeld"], answers["capacityRefused"]));
    }

    [Fact]
    public async Task A_late_truck_is_proposed_another_slot_comes_and_goes_and_the_boards_say_so()
    {
        await Wake();
        var facility = await Facility("RACE-3", Plan with { Doors = [.. Plan.Doors.Take(1)] });
        var shipment = tower.Grains.GetGrain<IShipmentGrain>("ACME~L1");
        var order = Orders.DallasToHouston("L1", tower.Clock.GetUtcNow());
        var stop = order.Stops[0] with { FacilityId = new("RACE-3") };
        Assert.Null(await shipment.Handle(new ShipmentCommand.Release(order with { Stops = order.Stops.SetItem(0, stop) }), tower.Origin("release:L1")));
        Assert.Null(await tower.Grains.GetGrain<ICarrierGrain>("LATE").Put(new(new("LATE"), "Late", null, null, null), tower.Origin("put:LATE")));
        Assert.Null(await shipment.Handle(new ShipmentCommand.Assign(new("LATE"), new("T1"), null), tower.Origin("assign:L1")));
        var id = AppointmentId.For(new("ACME~L1"), 1);
        Assert.Null(await facility.Handle(new FacilityCommand.RequestSlot(id, SlotRequest.Of(order, stop)), tower.Origin("ask:L1")));

        var late = stop.Window.From.AddHours(4);
        await Report(MilestoneType.Arrived, late, Classifier.Estimated);
        await tower.Until(async () => (await facility.Appointment(id))!.Proposed is not null);
        Assert.Null(await facility.Handle(new FacilityCommand.AcceptProposal(id), tower.Origin("accept:L1")));
        Assert.Equal(late, (await facility.Appointment(id))!.Slot!.From);

        var now = tower.Clock.GetUtcNow();
        await Report(MilestoneType.Arrived, now, Classifier.Actual);
        await Report(MilestoneType.Departed, now.AddSeconds(10), Classifier.Actual);
        await tower.Until(async () => (await facility.Appointment(id))!.Status is AppointmentStatus.Departed);
        await tower.Until(async () => (await Board("RACE-3").Changes(0)).Facilities.Any(row => row is { Facility.FacilityId.Value: "RACE-3", Dwell.Visits: 1 }));

        tower.Clock.Advance(TimeSpan.FromMinutes(1));
        await Report(MilestoneType.Delivered, tower.Clock.GetUtcNow(), Classifier.Actual, stop: 2);
        await tower.Until(async () => (await Board("LATE").Changes(0)).Carriers.Any(row => row is { Carrier.CarrierId.Value: "LATE", Scorecard.OnTime: 1 }));

        async Task Report(MilestoneType type, DateTimeOffset at, Classifier classifier, int stop = 1) => Assert.Null(await shipment.Handle(
            new ShipmentCommand.ReportMilestone(type, stop, at, classifier, null, null), tower.Origin($"{type}:{classifier}:{stop}")));
    }

    [Fact]
    public async Task A_slot_to_which_nobody_came_is_missed_by_itself_also_after_a_kill()
    {
        await using var own = new TowerCluster();
        await own.InitializeAsync();
        var grain = () => own.Grains.GetGrain<IFacilityGrain>("MISSED");
        await grain().Put(new(new("MISSED"), "Missed", Orders.Dallas, 250, "UTC", Plan), own.Origin("put"));
        await grain().Handle(new FacilityCommand.RequestSlot(Appointment(1), Request()), own.Origin("ask"));
        var before = await grain().Appointment(Appointment(1));

        await own.KillAndRestart();
        Assert.Equal(before, await grain().Appointment(Appointment(1)));
        own.Clock.Advance(before!.Slot!.To + FacilityDeadlines.MissedAfter - own.Clock.GetUtcNow());
        await Wake(own);
        await own.Until(async () => (await grain().Appointment(Appointment(1)))!.Status is AppointmentStatus.Missed);
        Assert.Empty(await own.Store.Due(StoreKeys.Of(new FacilityId("MISSED")).Partition(own.Store.Partitions), DateTimeOffset.MaxValue, 10));
    }

    private static AppointmentId Appointment(int number) => new($"ACME~{number}~1");

    private static int Number(AppointmentView appointment) => int.Parse(appointment.ShipmentId.Value.Split('~')[1]);

    private static SlotRequest Request() => new(StopKind.Pickup, Shift, "dryVan", Commodity: null, Handling: null, CarrierId: null);

    private static void NeverOverbooked(ImmutableArray<AppointmentView> appointments)
    {
        var taken = appointments
            .Where(appointment => appointment is { Status: AppointmentStatus.Held or AppointmentStatus.Confirmed, Slot: not null })
            .Select(appointment => appointment.Slot!).ToArray();
        Assert.All(taken, slot => Assert.Single(taken, slot.Overlaps));
    }

    private static async Task<IReadOnlyList<string>> Facts(Func<long, Task<ImmutableArray<TimelineItem>>> timeline)
    {
        var types = new List<string>();
        for (var page = await timeline(0); page.Length > 0; page = await timeline(types.Count))
        {
            types.AddRange(page.Select(fact => fact.Type));
        }

        return types;
    }

    private async Task<IFacilityGrain> Facility(string id, DockPlan plan)
    {
        var facility = tower.Grains.GetGrain<IFacilityGrain>(id);
        Assert.Null(await facility.Put(new(new(id), id, Orders.Dallas, 250, "UTC", plan), tower.Origin($"put:{id}")));
        return facility;
    }

    private IJournalGrain Board(string id) => tower.Grains.GetGrain<IJournalGrain>(Partitioning.Of(id, tower.Store.Partitions));

    private Task Wake() => Wake(tower);

    private static async Task Wake(TowerCluster tower)
    {
        for (var partition = 0; partition < tower.Store.Partitions; partition++)
        {
            await tower.Grains.GetGrain<IDeadlineGrain>(partition).Awake();
            await tower.Grains.GetGrain<IJournalGrain>(partition).Awake();
            await tower.Grains.GetGrain<ITrackingGrain>(partition).Awake();
        }
    }
}
