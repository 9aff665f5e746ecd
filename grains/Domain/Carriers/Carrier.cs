using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Carriers;

/// <summary>A carrier's master data.</summary>
/// <param name="Scac">Standard Carrier Alpha Code (NMFTA), two to four letters; null outside North America.</param>
/// <param name="Profile">What it may and can carry, where and at what price; null while nobody has said.</param>
[GenerateSerializer, Immutable, Alias("dispatch.carrier-data")]
public sealed record Carrier(CarrierId CarrierId, string Name, string? Scac, string? Phone, string? Email, CarrierProfile? Profile = null)
{
    /// <summary>Whether the other says the same; arrays are compared by content.</summary>
    public bool IsSameAs(Carrier other) => this == other with { Profile = Profile }
        && (Profile is { } profile ? other.Profile is { } told && profile.IsSameAs(told) : other.Profile is null);
}

/// <summary>
/// What a carrier may and can carry. What is null or empty was not said, and restricts nothing; hazmat and temperature are the exception:
/// nobody is trusted with them who has not said that he can.
/// </summary>
/// <param name="Authority">Whether its operating authority stands.</param>
/// <param name="InsuredUntil">The last day on which its cargo insurance holds.</param>
/// <param name="Equipment">Its words for what it drives: <c>van</c>, <c>reefer</c>, ...</param>
/// <param name="Temperature">The widest band it can keep.</param>
/// <param name="Blackouts">Days on which it picks nothing up.</param>
[GenerateSerializer, Immutable, Alias("dispatch.carrier-profile")]
public sealed record CarrierProfile(
    Authority? Authority,
    DateOnly? InsuredUntil,
    ImmutableArray<string> Equipment,
    bool Hazmat,
    TemperatureBand? Temperature,
    double? MaxWeightKg,
    ImmutableArray<Lane> Lanes,
    ImmutableArray<DateRange> Blackouts)
{
    public static readonly CarrierProfile Unsaid = new(null, null, [], Hazmat: false, null, null, [], []);

    public bool IsSameAs(CarrierProfile other) =>
        this == other with { Equipment = Equipment, Lanes = Lanes, Blackouts = Blackouts }
        && Equipment.AsSpan().SequenceEqual(other.Equipment.AsSpan())
        && Blackouts.AsSpan().SequenceEqual(other.Blackouts.AsSpan())
        && Lanes.Length == other.Lanes.Length
        && Lanes.Zip(other.Lanes).All(pair => pair.First.IsSameAs(pair.Second));
}

/// <summary>The state of a carrier's permission to carry for hire.</summary>
public enum Authority
{
    Active,
    Inactive,
    Revoked,
}

/// <summary>Days on a calendar, both ends inclusive.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.date-range")]
public sealed record DateRange(DateOnly From, DateOnly To)
{
    public bool Holds(DateOnly day) => day >= From && day <= To;
}
