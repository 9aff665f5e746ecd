using Orleans.CodeGeneration;

namespace Dispatch.Carriers;

/// <summary>One carrier, by <see cref="CarrierId"/>.</summary>
[Alias("dispatch.carrier"), Version(1)]
public interface ICarrierGrain : IGrainWithStringKey
{
    [Alias("put")]
    Task<Refusal?> Put(Carrier carrier, Origin origin);

    /// <returns>Null where there is no such carrier.</returns>
    [Alias("get")]
    Task<Carrier?> Get();
}

/// <summary>A carrier in a list.</summary>
/// <param name="Change">See <see cref="Shipments.ShipmentRow.Change"/>.</param>
[GenerateSerializer, Immutable, Alias("dispatch.carrier-row")]
public sealed record CarrierRow(Carrier Carrier, long Change);
