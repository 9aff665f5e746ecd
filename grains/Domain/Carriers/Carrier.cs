namespace Dispatch.Carriers;

/// <summary>A carrier's master data.</summary>
/// <param name="Scac">Standard Carrier Alpha Code (NMFTA), two to four letters; null outside North America.</param>
[GenerateSerializer, Immutable, Alias("dispatch.carrier-data")]
public sealed record Carrier(CarrierId CarrierId, string Name, string? Scac, string? Phone, string? Email);
