using Dispatch.Corridors;
using Dispatch.Freight;

namespace Dispatch.Weather;

/// <summary>A storm that moves across the country and slows what is inside. There is always one.</summary>
public readonly record struct Storm(LatLon Centre, double RadiusKm)
{
    /// <summary>What is left of a truck's speed inside.</summary>
    public const double Slowdown = 0.6;

    private static readonly TimeSpan Life = TimeSpan.FromHours(30);

    /// <summary>Where the storm of that hour is.</summary>
    public static Storm At(int seed, DateTimeOffset now)
    {
        var (number, age) = Math.DivRem(now.UtcTicks, Life.Ticks);
        var dice = Dice.For(seed, unchecked((int)number));
        var origin = new LatLon(dice.Between(33, 42), dice.Between(-104, -93));
        var heading = dice.Between(60, 115) * Math.PI / 180;
        var km = dice.Between(25, 40) * TimeSpan.FromTicks(age).TotalHours;
        return new(origin.Moved(km * Math.Cos(heading), km * Math.Sin(heading)), dice.Between(170, 260));
    }

    public bool Covers(LatLon place) => Centre.KmTo(place) <= RadiusKm;
}
