using System.Collections.Immutable;

namespace Dispatch.Carriers;

/// <summary>What a load costs on a lane.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Flat">For the load, whatever its length.</param>
/// <param name="PerKm">For each kilometre of road, besides <paramref name="Flat"/>.</param>
/// <param name="Minimum">What the haul costs at least, before fuel and accessorials.</param>
/// <param name="FuelPercent">Of the haul.</param>
[GenerateSerializer, Immutable, Alias("dispatch.rate-card")]
public sealed record RateCard(
    string Currency, decimal? Flat, decimal? PerKm, decimal? Minimum, decimal FuelPercent, ImmutableArray<Accessorial> Accessorials)
{
    public bool IsSameAs(RateCard other) => this == other with { Accessorials = Accessorials }
        && Accessorials.AsSpan().SequenceEqual(other.Accessorials.AsSpan());
}

/// <summary>What is charged besides the haul.</summary>
/// <param name="Code">One of <see cref="Accessorials"/>, which a quote knows how to charge; others are kept for the invoice.</param>
[GenerateSerializer, Immutable, Alias("dispatch.accessorial")]
public sealed record Accessorial(string Code, decimal Amount);

/// <summary>The accessorials that an order itself calls for.</summary>
public static class Accessorials
{
    public const string Hazmat = "hazmat";
    public const string Temperature = "temperature";

    /// <summary>For each stop beyond two.</summary>
    public const string StopOff = "stopOff";
}
