using System.Collections.Immutable;
using Dispatch.Exceptions;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Tracking;

namespace Dispatch.Carriers;

/// <summary>One carrier's vehicles, shipments under way and open exceptions.</summary>
/// <param name="Vehicles">The one that was heard last comes last: what is silent is what is looked for.</param>
/// <param name="Shipments">The late ones first, then the one whose next window ends first.</param>
/// <param name="Exceptions">As they should be worked.</param>
public sealed record CarrierWork(ImmutableArray<VehicleRow> Vehicles, ImmutableArray<ShipmentRow> Shipments, ImmutableArray<CaseRow> Exceptions)
{
    public static CarrierWork Of(TowerView view, CarrierId id) => new(
        [.. view.Vehicles.Values.Where(row => row.CarrierId == id && row.Status is not VehicleStatus.Unknown).OrderBy(row => row.At).ThenBy(row => row.VehicleId.Value, StringComparer.Ordinal)],
        [
            .. view.Shipments.Values.Where(row => row.CarrierId == id)
                .OrderByDescending(row => row.Next is { } next && Lateness.Of(next, view.AsOf) is not null)
                .ThenBy(row => row.Next?.Window.To ?? DateTimeOffset.MaxValue)
                .ThenBy(row => row.ShipmentId.Value, StringComparer.Ordinal),
        ],
        [.. view.OpenExceptions.Values.Where(row => row.CarrierId == id).OrderByDescending(row => row.Severity).ThenBy(row => row.Due).ThenBy(row => row.ExceptionId.Value, StringComparer.Ordinal)]);
}
