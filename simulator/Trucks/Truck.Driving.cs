using Dispatch.Corridors;
using Dispatch.Freight;
using Dispatch.Weather;

namespace Dispatch.Trucks;

/// <summary>On the road: pieces of it, each at its own speed, until something makes the truck stand.</summary>
public sealed partial class Truck
{
    private const double FuelKmMax = 1_300;

    /// <summary>The step in which a drive is reckoned at least; the rest of a moment is not worth a piece of its own.</summary>
    private static readonly TimeSpan LeastStep = TimeSpan.FromMilliseconds(1);

    private bool isStruck;
    private bool isSlowed;

    private double SpeedKmh(Spot spot)
    {
        // Traffic comes and goes within minutes; a sum of two waves looks irregular enough.
        var minutes = clock.ToUnixTimeSeconds() / 60.0;
        var traffic = 0.96 + (0.03 * Math.Sin((minutes / 7) + habit)) + (0.02 * Math.Sin((minutes / 2.3) + (habit * 3)));
        var weather = Storm.At(seed, clock).Covers(spot.Point) ? Storm.Slowdown : 1;
        return Math.Min(cruiseKmh, spot.LimitKmh) * traffic * weather;
    }

    private void Drive(DateTimeOffset to)
    {
        if (Pause() is { } pause)
        {
            standsUntil = clock + pause;
            return;
        }

        var speed = SpeedKmh(Spot);
        var untilKm = Math.Min(Math.Min(route!.PieceEndKm(km), km + fuelKm), MishapKm());
        var step = Shortest(to - clock, driver.Left, TimeSpan.FromHours(Math.Max(0, untilKm - km) / speed));
        step = step < LeastStep ? LeastStep : step;

        var driven = speed * step.TotalHours;
        (km, fuelKm, clock, driver) = (km + driven, fuelKm - driven, clock + step, driver.Drive(step));
        NoticeTheWeather();
        if (km >= route.Km - 0.001)
        {
            Arrive();
        }
    }

    /// <summary>Why it cannot go on, as the time that it takes.</summary>
    private TimeSpan? Pause()
    {
        if (driver.MustStand is var must && must > TimeSpan.Zero)
        {
            return must + dice.Minutes(0, 8);
        }

        if (fuelKm <= 0.001)
        {
            fuelKm = FuelKmMax * dice.Between(0.8, 1);
            return dice.Minutes(18, 32);
        }

        return IsMishapHere() ? Suffer() : null;
    }

    private double MishapKm() =>
        Errand is Errand.ToDelivery && !isStruck && load is { Mishap: Mishap.Breakdown or Mishap.Silence } struck ? route!.Km * struck.MishapAt : double.MaxValue;

    private bool IsMishapHere() => km >= MishapKm() - 0.001;

    private TimeSpan? Suffer()
    {
        isStruck = true;
        if (load!.Mishap is Mishap.Silence)
        {
            Device.FallSilent(clock + load.MishapLasts);
            return null;
        }

        Say(load, "delayed", null, dice.Minutes(6, 25), dice.Pick(Troubles));
        return load.MishapLasts;
    }

    private void NoticeTheWeather()
    {
        if (!isSlowed && Errand is Errand.ToDelivery && Storm.At(seed, clock).Covers(Spot.Point))
        {
            isSlowed = true;
            Say(load!, "delayed", null, dice.Minutes(5, 30), "Weather: the road is slow in the storm");
        }
    }

    private static readonly string[] Troubles =
    [
        "Mechanical breakdown: tyre, waiting for road service",
        "Mechanical breakdown: coolant leak, waiting for a mechanic",
        "Mechanical breakdown: trailer brakes, waiting for road service",
        "Accident ahead, the road is closed",
    ];

    private static TimeSpan Shortest(TimeSpan a, TimeSpan b, TimeSpan c)
    {
        var ab = a < b ? a : b;
        return ab < c ? ab : c;
    }
}
