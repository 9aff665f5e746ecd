namespace Dispatch.Facilities;

/// <summary>A facility's master data.</summary>
/// <param name="RadiusM">The fence around its gate, in metres.</param>
/// <param name="TimeZone">IANA name.</param>
[GenerateSerializer, Immutable, Alias("dispatch.facility-data")]
public sealed record Facility(FacilityId FacilityId, string Name, GeoPoint Point, double RadiusM, string TimeZone);
