using System.Text.Json.Serialization.Metadata;
using Dispatch.Exceptions;
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

    /// <summary>Data that is simply put: the last word is the state.</summary>
    public static LedgerForm<T?, MasterDataPut<T>> Of<T>(JsonTypeInfo<T> stateJson, JsonTypeInfo<Fact<MasterDataPut<T>>> factJson)
        where T : class =>
        new(null, (_, put) => put.Data, _ => [], put => put.At, stateJson!, factJson);
}
