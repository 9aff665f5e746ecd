using Orleans.CodeGeneration;

namespace Dispatch.Facilities;

/// <summary>One facility, by <see cref="FacilityId"/>.</summary>
[Alias("dispatch.facility"), Version(1)]
public interface IFacilityGrain : IGrainWithStringKey
{
    [Alias("put")]
    Task<Refusal?> Put(Facility facility, Origin origin);

    /// <returns>Null where there is no such facility.</returns>
    [Alias("get")]
    Task<Facility?> Get();
}

/// <summary>A facility in a list.</summary>
/// <param name="Change">See <see cref="Shipments.ShipmentRow.Change"/>.</param>
[GenerateSerializer, Immutable, Alias("dispatch.facility-row")]
public sealed record FacilityRow(Facility Facility, long Change);
