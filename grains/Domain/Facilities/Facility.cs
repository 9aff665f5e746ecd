namespace Dispatch.Facilities;

/// <summary>A facility's master data.</summary>
/// <param name="RadiusM">The fence around its gate, in metres.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Docks">Its doors and when they can be had; null where nobody plans them: then a truck may come at any time.</param>
/// <param name="Trusted">Whether freight is taken to be ready here while its WMS is silent.</param>
[GenerateSerializer, Immutable, Alias("dispatch.facility-data")]
public sealed record Facility(
    FacilityId FacilityId, string Name, GeoPoint Point, double RadiusM, string TimeZone, DockPlan? Docks = null, bool Trusted = false)
{
    /// <summary>Whether the other says the same; arrays are compared by content.</summary>
    public bool IsSameAs(Facility other) => this == other with { Docks = Docks }
        && (Docks is { } docks ? other.Docks is { } told && docks.IsSameAs(told) : other.Docks is null);
}
