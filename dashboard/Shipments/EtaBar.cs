using System.Collections.Immutable;

namespace Dispatch.Shipments;

/// <summary>An estimate as a bar: its terms one after another, from when it was made to when the truck is expected.</summary>
/// <param name="MadeAt">When the estimate was made; from here the terms add up to <see cref="EtaView.P50"/>.</param>
public sealed record EtaBar(DateTimeOffset MadeAt, ImmutableArray<EtaPart> Parts)
{
    public static EtaBar Of(EtaView eta)
    {
        var whole = TimeSpan.FromTicks(eta.Terms.Sum(term => term.Duration.Ticks));
        return new(eta.P50 - whole, [.. eta.Terms.Select(term => new EtaPart(term.Name, Says(term.Name), term.Duration, Percent(term.Duration, whole), term.Why))]);
    }

    private static double Percent(TimeSpan part, TimeSpan whole) => whole > TimeSpan.Zero ? Math.Round(100 * (part / whole), 2) : 0;

    private static string Says(string term) => term switch
    {
        "drive" => "driving",
        "rest" => "driver's rest",
        "stop" => "at stops on the way",
        "wait" => "waiting for a window",
        _ => term,
    };
}

/// <param name="Percent">Its share of the whole.</param>
public sealed record EtaPart(string Term, string Name, TimeSpan Length, double Percent, string Why);
