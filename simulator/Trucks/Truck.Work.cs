using Dispatch.Freight;
using Dispatch.Simulation;

namespace Dispatch.Trucks;

/// <summary>From load to load: set out, load, deliver, and look for the next in time.</summary>
public sealed partial class Truck
{
    private static readonly TimeSpan MeanDwell = TimeSpan.FromMinutes(65);
    private static readonly TimeSpan LeastDwell = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan LongestDwell = TimeSpan.FromHours(3);

    private const double SilentWarehouses = 0.03;
    private const double PartlyReady = 0.12;

    /// <summary>How long before its delivery a truck is given its next load.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromHours(5);

    /// <summary>What a truck does where it stands, once it has stood long enough.</summary>
    private void Work()
    {
        switch (Errand)
        {
            case Errand.Free:
                Take();
                break;
            case Errand.SettingOut when load!.Mishap is Mishap.NoShow:
                GiveUp();
                break;
            case Errand.SettingOut:
                SetOut();
                break;
            case Errand.AtPickup:
                Leave();
                break;
            case Errand.AtDelivery:
                Deliver();
                break;
        }
    }

    private void Take()
    {
        load = next ?? Plan(at, [at], clock, driver);
        (next, isStruck, isSlowed, Errand) = (null, false, false, Errand.SettingOut);
        standsUntil = load.SetOutAt > load.AssignedAt ? load.SetOutAt : load.AssignedAt;
    }

    /// <summary>Nobody came: the customer takes the order back.</summary>
    private void GiveUp()
    {
        Say(load!, "cancelled", null, TimeSpan.Zero, "No truck came for it");
        (load, Errand) = (null, Errand.Free);
    }

    private void SetOut()
    {
        route = dispatcher.Route(at, load!.Pickup.Facility);
        (km, drive, Errand) = (0, route.Drive(cruiseKmh), Errand.ToPickup);
    }

    private void Arrive()
    {
        var (stop, there) = Errand is Errand.ToPickup ? (load!.Pickup, Errand.AtPickup) : (load!.Delivery, Errand.AtDelivery);
        (route, at, Errand) = (null, stop.Facility, there);
        Say(load, "arrived", stop.Sequence, dice.Minutes(1, 6), isKept: !carrier.ReportsStops);

        // Docks open with the window, and not for everybody at once.
        var opensAt = clock > stop.Window.From ? clock : stop.Window.From;
        standsUntil = opensAt + Dwell() + (load is { Mishap: Mishap.SlowDock } && Errand is Errand.AtPickup ? load.MishapLasts : TimeSpan.Zero);
    }

    private TimeSpan Dwell()
    {
        var dwell = dice.Gamma(MeanDwell);
        return dwell < LeastDwell ? LeastDwell : dwell > LongestDwell ? LongestDwell : dwell;
    }

    private void Leave()
    {
        Say(load!, "loaded", load!.Pickup.Sequence, dice.Minutes(1, 4));
        Say(load, "departed", load.Pickup.Sequence, dice.Minutes(4, 8), isKept: !carrier.ReportsStops);
        route = dispatcher.Route(at, load.Delivery.Facility);
        (km, drive, Errand) = (0, route.Drive(cruiseKmh), Errand.ToDelivery);
        if (carrier.Estimates)
        {
            var arrival = clock + driver.Through(drive * Dispatcher.Caution).Takes;
            outbox.Put(clock + dice.Minutes(8, 12), new Message.Reported(load, "arrived", load.Delivery.Sequence, "estimated", arrival));
        }
    }

    /// <summary>The papers follow, some at once and some hours later.</summary>
    private void Deliver()
    {
        Say(load!, "delivered", load!.Delivery.Sequence, dice.Minutes(1, 5));
        Say(load, "podReceived", null, TimeSpan.FromMinutes(10) + dice.Gamma(TimeSpan.FromMinutes(100)));
        (load, Errand) = (null, Errand.Free);
    }

    /// <summary>A good planner finds the next load before this one is delivered.</summary>
    private void LookForTheNext()
    {
        if (next is not null || Errand is not Errand.ToDelivery)
        {
            return;
        }

        var (takes, then) = driver.Through(drive * ((route!.Km - km) / route.Km));
        if (takes < Lead)
        {
            next = Plan(load!.Delivery.Facility, [load.Pickup.Facility, load.Delivery.Facility], clock + takes + MeanDwell, then);
        }
    }

    /// <summary>Most of it stands ready soon; of some a part is long in coming, and of a few nobody says a word.</summary>
    private void TellOfStock(Load planned)
    {
        var (fate, soon) = (dice.Share(), planned.ReleasedAt + dice.Minutes(2, 25));
        if (fate > SilentWarehouses)
        {
            var isPart = fate < SilentWarehouses + PartlyReady;
            outbox.Put(soon, new Message.Stocked(planned, IsAll: !isPart));
            if (isPart)
            {
                outbox.Put(soon + dice.Minutes(20, 120), new Message.Stocked(planned, IsAll: true));
            }
        }
    }

    private Load Plan(Facility from, IReadOnlyList<Facility> elsewhere, DateTimeOffset freeAt, Driver then)
    {
        var planned = dispatcher.Plan(new(carrier.Scac, from, elsewhere, freeAt, then, cruiseKmh, IsReefer), clock, dice);
        outbox.Put(planned.ReleasedAt, new Message.Released(planned));
        TellOfStock(planned);
        outbox.Put(planned.AssignedAt, new Message.Assigned(planned, carrier.Scac, Id));
        if (planned.Client.Guide.Count == 0)
        {
            // For the others the tower does it.
            outbox.Put(planned.AssignedAt + dice.Minutes(1, 8), new Message.Booked(planned, planned.Pickup));
            outbox.Put(planned.AssignedAt + dice.Minutes(1, 8), new Message.Booked(planned, planned.Delivery));
        }

        return planned;
    }
}
