using Dispatch.Corridors;
using Dispatch.Trucks;

namespace Dispatch.Freight;

/// <summary>A truck as its planner sees it: where and when it will be free, and who drives it then.</summary>
/// <param name="Elsewhere">Where the next load may neither come from nor go to: a truck that stands there now would seem to have arrived.</param>
public sealed record Vacancy(
    string Carrier, Facility At, IReadOnlyList<Facility> Elsewhere, DateTimeOffset FreeAt, Driver Driver, double CruiseKmh, bool IsReefer);

/// <summary>Gives each truck its next load: who ships it, from where to where, when, and what will go wrong with it.</summary>
/// <param name="run">Tells orders of one run from those of another in the same tower.</param>
public sealed class Dispatcher(CorridorNetwork network, IReadOnlyList<Facility> facilities, string run)
{
    /// <summary>What a planner adds to a drive.</summary>
    public const double Caution = 1.06;

    private const double EmptyKm = 100;
    private const double LoadedKm = 360;
    private const double LoadedKmMin = 140;

    private static readonly TimeSpan Loading = TimeSpan.FromMinutes(75);
    private static readonly TimeSpan LeadMin = TimeSpan.FromHours(2);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    private int orders;

    public Route Route(Facility from, Facility to) => Corridors.Route.Between(network, (from.Gate, from.Exit), (to.Gate, to.Exit));

    public Load Plan(Vacancy truck, DateTimeOffset now, Dice dice)
    {
        var client = dice.Pick([.. Client.All.Where(client => client.IsCold == truck.IsReefer)], client => client.WeightFor(truck.Carrier));
        var pickup = dice.Pick(
            [.. facilities.Where(facility => !truck.Elsewhere.Contains(facility) && (facility.IsCold || !client.IsCold))],
            facility => Math.Exp(-truck.At.Gate.KmTo(facility.Gate) / EmptyKm));
        var delivery = dice.Pick(
            [.. facilities.Where(facility => !truck.Elsewhere.Contains(facility) && pickup.Gate.KmTo(facility.Gate) > LoadedKmMin)],
            facility => Math.Exp(-pickup.Gate.KmTo(facility.Gate) / LoadedKm));

        var (empty, atPickup) = truck.Driver.Through(Route(truck.At, pickup).Drive(truck.CruiseKmh) * Caution);
        var soonest = Later(truck.FreeAt + empty, now + LeadMin);
        var pickupFrom = NextHalfHour(soonest + dice.Minutes(0, 90));
        var (loaded, _) = atPickup.Stand(Loading).Through(Route(pickup, delivery).Drive(truck.CruiseKmh) * Caution);
        var deliveryFrom = NextHalfHour(pickupFrom + Loading + loaded - HalfHour);

        var first = new LoadStop(1, pickup, new(pickupFrom, pickupFrom + (HalfHour * dice.Pick([3, 4, 6]))));
        var last = new LoadStop(2, delivery, new(deliveryFrom, deliveryFrom + (HalfHour * dice.Pick([3, 4, 6, 8]))));
        var (mishap, lasts) = Fate(first.Window, last.Window, dice);
        var setOut = pickupFrom - empty + dice.Minutes(-10, 20) + (mishap is Mishap.LateStart or Mishap.NoShow ? lasts : TimeSpan.Zero);

        // Where the tower looks for the carrier, a planner steps in at the last moment.
        var atLast = setOut - HalfHour;
        var assigned = Later(client.Guide.Count > 0 ? atLast : Sooner(now + dice.Minutes(20, 220), atLast), now + dice.Minutes(5, 15));
        var number = ++orders;
        return new(
            number, $"{client.OrderPrefix}-{run}-{number:0000}", client, first, last, now, assigned, Later(setOut, assigned), truck.IsReefer, mishap, dice.Between(0.15, 0.8), lasts);
    }

    /// <summary>Two of three loads go well.</summary>
    private static (Mishap Mishap, TimeSpan Lasts) Fate(Window pickup, Window delivery, Dice dice) => dice.Share() switch
    {
        < 0.07 => (Mishap.LateStart, Length(pickup) + Grace + dice.Minutes(20, 200)),
        < 0.10 => (Mishap.NoShow, Length(pickup) + Grace + dice.Minutes(90, 300)),
        < 0.14 => (Mishap.SlowDock, Length(delivery) + Grace + dice.Minutes(20, 160)),
        < 0.18 => (Mishap.Breakdown, Length(delivery) + Grace + dice.Minutes(20, 200)),
        < 0.31 => (Mishap.Silence, dice.Minutes(70, 240)),
        _ => (Mishap.None, TimeSpan.Zero),
    };

    private static TimeSpan Length(Window window) => window.To - window.From;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Sooner(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset NextHalfHour(DateTimeOffset at) => new(((at.UtcTicks / HalfHour.Ticks) + 1) * HalfHour.Ticks, TimeSpan.Zero);
}
