using Dispatch.Corridors;
using Dispatch.Freight;
using Dispatch.Recordings;

namespace Dispatch.Trucks;

/// <summary>
/// The box on board: reports where it is, a few metres off, and more seldom while the truck stands. In dead zones it says nothing; some boxes
/// tell later what they could not say there.
/// </summary>
/// <param name="pace">Times real time, so that a time lapse does not cost as many reports as the time that it skips.</param>
public sealed class Device(string vehicle, Dice dice, double pace)
{
    private const double NoiseM = 5;
    private const double StrayKm = 4;
    private const double StrayChance = 0.0003;
    private const double DeadZonesPerHour = 0.2;
    private const int KeptMax = 60;

    /// <summary>A reader of the map sees no jump at this interval, however fast time passes.</summary>
    private static readonly TimeSpan SmoothEvery = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan SeldomUpTo = TimeSpan.FromMinutes(6);

    private readonly TimeSpan moving = Longer(TimeSpan.FromSeconds(dice.Between(7, 15)), SmoothEvery * pace);
    private readonly TimeSpan standing = Longer(TimeSpan.FromSeconds(dice.Between(25, 45)), SmoothEvery * pace * 2);
    private readonly bool keeps = dice.Chance(0.5);
    private readonly List<RecordedPosition> kept = [];
    private DateTimeOffset silentUntil;
    private bool isBroken;

    /// <summary>What it has not been able to send yet; bounded.</summary>
    public int Kept => kept.Count;

    public TimeSpan NextAfter(bool isMoving)
    {
        var every = (isMoving ? moving : standing) * dice.Between(0.9, 1.1);
        return every < SeldomUpTo ? every : SeldomUpTo;
    }

    /// <summary>It is out of order: what it measures is lost.</summary>
    public void FallSilent(DateTimeOffset until) => (silentUntil, isBroken) = (until, true);

    /// <returns>What it sends now, oldest first.</returns>
    public IReadOnlyList<RecordedPosition> Measure(DateTimeOffset at, Spot spot, double speedKmh, double? temperatureC, TimeSpan since)
    {
        if (at >= silentUntil && speedKmh > 0 && dice.Chance(DeadZonesPerHour * since.TotalHours))
        {
            (silentUntil, isBroken) = (at + dice.Minutes(2, 9), false);
        }

        var measured = Position(at, spot, speedKmh, temperatureC);
        if (at >= silentUntil)
        {
            RecordedPosition[] sent = [.. kept, measured];
            kept.Clear();
            return sent;
        }

        if (keeps && !isBroken && kept.Count < KeptMax)
        {
            kept.Add(measured);
        }

        return [];
    }

    private RecordedPosition Position(DateTimeOffset at, Spot spot, double speedKmh, double? temperatureC)
    {
        var noiseKm = dice.Chance(StrayChance) ? StrayKm : NoiseM / 1_000;
        var point = spot.Point.Moved(noiseKm * dice.Normal(), noiseKm * dice.Normal());
        return new(
            vehicle,
            DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
            Math.Round(point.Lat, 6),
            Math.Round(point.Lon, 6),
            Math.Round(speedKmh, 1),
            Math.Round(spot.HeadingDeg, 1),
            Ignition: speedKmh > 0,
            AccuracyM: Math.Round(dice.Between(4, 14), 1),
            TemperatureC: temperatureC is { } cold ? Math.Round(cold + (dice.Normal() * 0.3), 1) : null);
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
