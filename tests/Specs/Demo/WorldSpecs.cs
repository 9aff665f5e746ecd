using Dispatch.Trucks;
using Xunit;
using static Dispatch.Simulation.Message;

namespace Dispatch.Simulation;

/// <summary>Two hours of the demo's world, as its tower hears them.</summary>
public sealed class WorldSpecs
{
    private const int Trucks = 300;
    private const int Seed = 7;

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan TwoHours = TimeSpan.FromHours(2);

    private static readonly IReadOnlyList<Message> Opening = World.Begin(Seed, Start, pace: 1).Opening();
    private static readonly IReadOnlyList<Message> Told = Play(Seed, TwoHours);

    [Fact]
    public void The_same_seed_plays_the_same_however_often_it_is_asked()
    {
        var coarse = World.Begin(Seed, Start, pace: 1);
        Assert.Equal(Told.Select(Line), coarse.Advance(Start + TwoHours).Select(Line));
    }

    [Fact]
    public void Another_seed_plays_something_else() => Assert.NotEqual(Told.Select(Line), Play(Seed + 1, TwoHours).Select(Line));

    [Fact]
    public void At_the_opening_every_truck_has_been_seen_and_nearly_all_of_them_lately()
    {
        var last = Opening.OfType<Located>().GroupBy(located => located.Position.VehicleId).Select(words => words.Max(word => word.Position.At)).ToList();

        Assert.Equal(Trucks, last.Count);
        Assert.InRange(last.Count(at => at > Start.AddMinutes(-5)), Trucks * 9 / 10, Trucks);
        Assert.Contains(last, at => at < Start.AddMinutes(-45));
    }

    [Fact]
    public void At_the_opening_trucks_are_at_every_errand() =>
        Assert.Superset(
            new HashSet<Errand> { Errand.SettingOut, Errand.ToPickup, Errand.AtPickup, Errand.ToDelivery, Errand.AtDelivery },
            World.Begin(Seed, Start, pace: 1).Trucks.Select(truck => truck.Errand).ToHashSet());

    [Fact]
    public void At_the_opening_only_what_nobody_has_reached_is_overdue()
    {
        var reached = Opening.OfType<Reported>().Where(report => report is { Type: "arrived", Classifier: "actual" }).Select(report => (report.Load.OrderId, report.Stop)).ToHashSet();
        var overdue = Opening.OfType<Released>()
            .SelectMany(order => new[] { order.Load.Pickup, order.Load.Delivery }, (order, stop) => (order.Load.OrderId, (int?)stop.Sequence, stop.Window.To))
            .Where(stop => stop.To < Start.AddMinutes(-30))
            .ToList();

        Assert.DoesNotContain(overdue, stop => reached.Contains((stop.OrderId, stop.Item2)));
        Assert.InRange(overdue.Count, 5, 30);
    }

    [Fact]
    public void An_order_is_told_before_its_milestones_and_its_assignment() => Assert.All(
        Opening.Concat(Told).Where(message => message.About is not null).GroupBy(message => message.About!.OrderId),
        story => Assert.IsType<Released>(story.First()));

    [Fact]
    public void At_the_opening_only_what_nobody_carries_is_left_to_the_tower()
    {
        var agreed = Opening.ToList().FindIndex(message => message is Agreed { ByHand: false });
        var assigned = Opening.OfType<Assigned>().Select(message => message.Load.OrderId).ToHashSet();

        Assert.All(Opening.Take(agreed).OfType<Released>(), order => Assert.Contains(order.Load.OrderId, assigned));
        Assert.All(Opening.Skip(agreed).OfType<Released>(), order => Assert.DoesNotContain(order.Load.OrderId, assigned));
        Assert.InRange(Opening.Skip(agreed).OfType<Released>().Count(), 10, Trucks);
    }

    [Fact]
    public void Which_truck_will_carry_a_load_is_known_until_a_planner_tells_of_it()
    {
        var world = World.Begin(Seed, Start, pace: 1);
        var (told, later) = (world.Opening().OfType<Assigned>().First(), world.Advance(Start + TwoHours).OfType<Released>().Last());

        Assert.Null(world.Planned(told.Load.ShipmentId));
        Assert.Equal(later.Load, world.Planned(later.Load.ShipmentId)?.Load);
        Assert.Null(world.Planned("visitor~1"));
    }

    [Fact]
    public void Warehouses_tell_of_most_loads_and_keep_still_about_a_few()
    {
        var told = Told.OfType<Stocked>().ToLookup(stock => stock.Load.OrderId);
        var settled = Told.OfType<Released>().Where(order => order.Load.ReleasedAt < Start.AddMinutes(60)).Select(order => order.Load.OrderId).ToList();

        Assert.InRange(settled.Count(order => told.Contains(order)) / (double)settled.Count, 0.85, 1);
        Assert.Contains(Told.OfType<Stocked>(), stock => !stock.IsAll);
    }

    [Fact]
    public void Nothing_comes_from_the_future()
    {
        var world = World.Begin(Seed, Start, pace: 1);
        for (var now = Start; now < Start.AddMinutes(30); now += TimeSpan.FromSeconds(1))
        {
            Assert.All(world.Advance(now).OfType<Located>(), located => Assert.True(located.Position.At <= now));
        }
    }

    [Fact]
    public void Three_hundred_trucks_report_fifteen_to_thirty_times_a_second() =>
        Assert.InRange(Told.OfType<Located>().Count() / TwoHours.TotalSeconds, 15, 30);

    [Fact]
    public void A_truck_that_moves_reports_at_least_every_half_minute_but_for_dead_zones()
    {
        var pauses = Told.OfType<Located>()
            .GroupBy(located => located.Position.VehicleId)
            .SelectMany(words => words.Zip(words.Skip(1), (a, b) => (a.Position.SpeedKmh, Seconds: (b.Position.At - a.Position.At).TotalSeconds)))
            .Where(pause => pause.SpeedKmh > 0)
            .ToList();
        Assert.InRange(pauses.Count(pause => pause.Seconds > 30) / (double)pauses.Count, 0, 0.01);
    }

    [Fact]
    public void Trucks_drive_as_trucks_do()
    {
        var speeds = Told.OfType<Located>().Select(located => located.Position.SpeedKmh!.Value).Where(speed => speed > 0).Order().ToList();

        Assert.InRange(speeds[speeds.Count / 2], 75, 100);
        Assert.InRange(speeds[^1], 80, 112);
    }

    [Fact]
    public void Four_to_seven_of_ten_trucks_stand_as_drivers_must_sleep()
    {
        var standing = Told.OfType<Located>().GroupBy(located => located.Position.VehicleId).Count(words => words.Last().Position.SpeedKmh == 0);
        Assert.InRange(standing, Trucks * 4 / 10, Trucks * 7 / 10);
    }

    [Fact]
    public void A_time_lapse_reports_as_often_to_the_eye() =>
        Assert.InRange(Play(Seed, TwoHours, pace: 60).OfType<Located>().Count() / (TwoHours.TotalSeconds / 60), 30, 130);

    private static List<Message> Play(int seed, TimeSpan time, double pace = 1)
    {
        var world = World.Begin(seed, Start, pace);
        var told = new List<Message>();
        for (var now = Start; now < Start + time; now += TimeSpan.FromMinutes(1))
        {
            told.AddRange(world.Advance(now));
        }

        told.AddRange(world.Advance(Start + time));
        return told;
    }

    private static string Line(Message message) => message switch
    {
        Located located => located.ToString(),
        Released released => $"released {released.Load.OrderId} {released.Load.Pickup} {released.Load.Delivery}",
        Assigned assigned => $"assigned {assigned.Load.OrderId} {assigned.Vehicle}",
        Reported reported => $"reported {reported.EventId}",
        _ => "",
    };
}
