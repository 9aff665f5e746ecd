using CsCheck;
using Dispatch.Tracking;

namespace Dispatch.Specs.Tracking;

/// <summary>
/// A made-up day of a truck whose truth is known: along a road from site to site, a visit at each, past places where it does
/// not stop. Everything follows from the seed, which a failing property prints.
/// </summary>
internal sealed class Journey
{
    public const double RadiusM = 150;
    private const double JitterM = 30;
    private const double LongSeconds = 12 * 60;

    private readonly Random random;
    private readonly List<Leg> legs = [];

    private Journey(int seed)
    {
        (Seed, random) = (seed, new(seed));
        var (second, metre) = (0.0, 0.0);
        for (var stop = 1; stop <= random.Next(2, 5); stop++)
        {
            Drive(random.Next(4_000, 15_000), ref second, ref metre);
            Pause(stop, random.Next(6 * 60, 40 * 60), ref second, metre);
        }

        Drive(15_000, ref second, ref metre);
        Fixes = [.. Reports(second)];
    }

    public static Gen<Journey> Any { get; } = Gen.Int[0, 1_000_000].Select(seed => new Journey(seed));

    public int Seed { get; }

    public IReadOnlyList<Fix> Fixes { get; }

    public IEnumerable<Leg> Visits => legs.Where(leg => leg.Stop > 0);

    /// <summary>Every site, and for each drive a place in its middle that it only passes.</summary>
    public IEnumerable<StopToWatch> Stops => legs.Select((leg, i) => new StopToWatch(
        Vehicle.Shipment, 1, leg.Stop > 0 ? leg.Stop : -i - 1, Vehicle.Dock.East((leg.FromM + leg.ToM) / 2), (float)RadiusM));

    /// <summary>Silence of up to four minutes within drives and long visits.</summary>
    public IReadOnlyList<Fix> WithGaps()
    {
        var gaps = legs
            .Where(leg => leg.Stop <= 0 || leg.Seconds > LongSeconds)
            .Select(leg => (From: leg.FromSecond + ((0.25 + (random.NextDouble() / 2)) * leg.Seconds), leg.ToSecond))
            .Select(gap => (From: Milliseconds(gap.From), To: Milliseconds(Math.Min(gap.From + random.Next(60, 240), gap.ToSecond))))
            .ToList();
        return [.. Fixes.Where(fix => !gaps.Exists(gap => fix.AtMs > gap.From && fix.AtMs < gap.To))];
    }

    /// <summary>Each fix with its time of receipt: some come up to ten minutes late, some twice.</summary>
    public IReadOnlyList<(long ReceivedMs, Fix Fix)> Delivered(IEnumerable<Fix> fixes, double lateShare, double repeatShare)
    {
        var deliveries = new List<(long ReceivedMs, Fix Fix)>();
        foreach (var fix in fixes)
        {
            deliveries.Add((fix.AtMs + (random.NextDouble() < lateShare ? random.Next(600_000) : 0), fix));
            if (random.NextDouble() < repeatShare)
                deliveries.Add((fix.AtMs + random.Next(600_000), fix));
        }

        return [.. deliveries.OrderBy(delivery => delivery.ReceivedMs)];
    }

    public override string ToString() => $"journey {Seed}";

    private static long Milliseconds(double second) => Vehicle.Noon.ToUnixTimeMilliseconds() + (long)(second * 1_000);

    private void Drive(double metres, ref double second, ref double metre)
    {
        var seconds = metres / (random.Next(30, 85) / 3.6);
        legs.Add(new(-1, second, seconds, metre, metre + metres));
        (second, metre) = (second + seconds, metre + metres);
    }

    private void Pause(int stop, double seconds, ref double second, double metre)
    {
        legs.Add(new(stop, second, seconds, metre, metre));
        second += seconds;
    }

    private IEnumerable<Fix> Reports(double endSecond)
    {
        var knowsSpeed = random.NextDouble() < 0.5;
        for (var second = 0.0; second < endSecond; second += random.Next(10, 91))
        {
            var leg = legs.Last(leg => leg.FromSecond <= second);
            var metre = leg.FromM + ((leg.ToM - leg.FromM) * (second - leg.FromSecond) / leg.Seconds);
            var (angle, offM) = (random.NextDouble() * 2 * Math.PI, random.NextDouble() * JitterM);
            var point = Vehicle.Dock.East(metre + (Math.Cos(angle) * offM)).North(leg.YardM(second) + (Math.Sin(angle) * offM));
            var speedKmh = leg.Stop > 0 ? random.NextDouble() * 3 : (leg.ToM - leg.FromM) / leg.Seconds * 3.6;
            yield return Fix.At(DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds(second)), point) with
            {
                SpeedKmh = knowsSpeed ? (float)speedKmh : float.NaN,
                AccuracyM = random.NextDouble() < 0.5 ? random.Next(5, 30) : float.NaN,
            };
        }
    }

    /// <summary>A drive, or a visit of a stop (greater than 0).</summary>
    internal sealed record Leg(int Stop, double FromSecond, double Seconds, double FromM, double ToM)
    {
        /// <summary>In long visits the truck ends at a dock near the line, so that jitter carries it over and back.</summary>
        public double YardM(double second) => Stop > 0 && Seconds > LongSeconds && second > FromSecond + (Seconds * 0.6) ? RadiusM - 10 : 0;

        public double ToSecond => FromSecond + Seconds;

        public DateTimeOffset From => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds(FromSecond));

        public DateTimeOffset To => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds(ToSecond));
    }
}
