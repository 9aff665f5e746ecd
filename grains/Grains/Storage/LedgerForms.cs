using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Integration;
using Dispatch.Policies;
using Dispatch.Shipments;

namespace Dispatch.Storage;

/// <summary>The form of each kind of ledger. Whoever folds facts once more, to compare them with a state, folds them as their grain does.</summary>
public static class LedgerForms
{
    public static LedgerForm<Shipment, ShipmentFact> Of(ShipmentId id, TowerPolicy policy) => new(
        Shipment.Unknown(id),
        ShipmentEvolution.Evolve,
        shipment => [.. ShipmentDeadlines.Of(shipment, policy), .. Retention.Of(shipment.IsOver ? shipment.Since : null, policy)],
        fact => fact.At,
        StoredJson.Default.Shipment,
        StoredJson.Default.FactShipmentFact);

    public static LedgerForm<Case, CaseFact> Of(CaseId id, TowerPolicy policy) => new(
        Case.Unknown(id),
        CaseEvolution.Evolve,
        @case => [.. CaseDeadlines.Of(@case), .. Retention.Of(@case.IsOpen ? null : @case.EndedAt, policy)],
        fact => fact.At,
        StoredJson.Default.Case,
        StoredJson.Default.FactCaseFact);

    public static LedgerForm<Release, ReleaseFact> Of(ReleaseId id, TowerPolicy policy) => new(
        Release.Unknown(id.Shipment),
        ReleaseEvolution.Evolve,
        release => [.. ReleaseDeadlines.Of(release), .. Retention.Of(release.IsOver ? release.Since : null, policy)],
        fact => fact.At,
        StoredJson.Default.Release,
        StoredJson.Default.FactReleaseFact);

    /// <summary>One that nobody decides is forgotten like one that was.</summary>
    public static LedgerForm<Wave, WaveFact> Of(WaveId id, TowerPolicy policy) => new(
        Wave.Unknown(id),
        WaveDecider.Evolve,
        wave => Retention.Of(wave.DecidedAt ?? wave.PlannedAt, policy),
        fact => fact.At,
        StoredJson.Default.Wave,
        StoredJson.Default.FactWaveFact);

    /// <summary>What a client said last holds.</summary>
    public static LedgerForm<ClientDispatching?, DispatchingPut> OfClient { get; } = new(
        null, (_, put) => put.Data, _ => [], put => put.At, StoredJson.Default.ClientDispatching!, StoredJson.Default.FactDispatchingPut);

    /// <summary>What was put last holds.</summary>
    public static LedgerForm<Endpoint?, EndpointPut> OfEndpoint { get; } = new(
        null, (_, put) => put.Data, _ => [], put => put.At, StoredJson.Default.Endpoint!, StoredJson.Default.FactEndpointPut);

    public static LedgerForm<CarrierFile, CarrierFact> Of(CarrierId id) => new(
        CarrierFile.Unknown(id),
        CarrierEvolution.Evolve,
        _ => [],
        fact => fact.At,
        StoredJson.Default.CarrierFile,
        StoredJson.Default.FactCarrierFact);

    public static LedgerForm<FacilityFile, FacilityFact> Of(FacilityId id) => new(
        FacilityFile.Unknown(id),
        FacilityEvolution.Evolve,
        FacilityDeadlines.Of,
        fact => fact.At,
        StoredJson.Default.FacilityFile,
        StoredJson.Default.FactFacilityFact);
}
