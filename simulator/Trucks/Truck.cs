using Dispatch.Corridors;
using Dispatch.Freight;
using Dispatch.Simulation;

namespace Dispatch.Trucks;

/// <summary>What a truck is about.</summary>
public enum Errand
{
    /// <summary>Waits for something to carry.</summary>
    Free,

    /// <summary>Knows its next load and waits for the time to leave.</summary>
    SettingOut,
    ToPickup,
    AtPickup,
    ToDelivery,
    AtDelivery,
}

/// <summary>
/// A truck and its driver, moved from one moment to the next. It is told nothing but the time, and its chances are its own: whoever moves it
/// in whatever steps sees the same journey, as long as the steps are the same.
/// </summary>
public sealed partial class Truck
{
    private readonly Carrier carrier;
    private readonly Dice dice;
    private readonly Dispatcher dispatcher;
    private readonly Outbox outbox;
    private readonly int seed;
    private readonly double cruiseKmh;
    private readonly double habit;

    private DateTimeOffset clock;
    private DateTimeOffset standsUntil;
    private Driver driver;
    private Facility at;
    private Route? route;
    private TimeSpan drive;
    private double km;
    private double fuelKm;
    private Load? load;
    private Load? next;

    public Truck(string id, Carrier carrier, bool isReefer, Facility at, DateTimeOffset now, Dice dice, Dispatcher dispatcher, Outbox outbox, int seed, double pace)
    {
        (Id, this.carrier, IsReefer, this.at, clock, this.dice, this.dispatcher, this.outbox, this.seed) =
            (id, carrier, isReefer, at, now, dice, dispatcher, outbox, seed);
        Device = new(id, dice, pace);
        cruiseKmh = dice.Between(92, 106);
        habit = dice.Between(0, 2 * Math.PI);
        fuelKm = dice.Between(100, FuelKmMax);
        driver = new Driver(dice.Minutes(0, 600), TimeSpan.Zero, TimeSpan.Zero);
        standsUntil = now + dice.Minutes(0, 600);
    }

    public string Id { get; }

    public bool IsReefer { get; }

    public Device Device { get; }

    public Errand Errand { get; private set; }

    public bool IsMoving => route is not null && standsUntil <= clock;

    /// <summary>On the road, or at the gate of a facility.</summary>
    public Spot Spot => route?.At(km) ?? new(at.Gate, 0, 0);

    /// <summary>Moves on and reports.</summary>
    /// <returns>When it wants to report next.</returns>
    public DateTimeOffset Advance(DateTimeOffset to)
    {
        var since = to - clock;
        while (clock < to)
        {
            if (standsUntil > clock)
            {
                Stand(standsUntil < to ? standsUntil : to);
            }
            else if (route is not null)
            {
                Drive(to);
            }
            else
            {
                Work();
            }
        }

        LookForTheNext();
        Report(since);
        return clock + Device.NextAfter(IsMoving);
    }

    private void Stand(DateTimeOffset until)
    {
        driver = driver.Stand(until - clock);
        clock = until;
    }

    private void Report(TimeSpan since)
    {
        var temperature = IsReefer ? load?.Client.Id == "HALCYON-PHARMA" ? 5.0 : 3.0 : (double?)null;
        foreach (var position in Device.Measure(clock, Spot, IsMoving ? SpeedKmh(Spot) : 0, temperature, since))
        {
            outbox.Put(clock, new Message.Located(carrier.Scac, position));
        }
    }

    private void Say(Load about, string type, int? stop, TimeSpan later, string? reason = null, bool isKept = false) =>
        outbox.Put(clock + later, new Message.Reported(about, type, stop, "actual", clock, reason, isKept));
}
