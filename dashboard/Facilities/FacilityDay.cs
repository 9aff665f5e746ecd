using System.Collections.Immutable;
using Dispatch.Exceptions;
using Dispatch.Live;
using Dispatch.Shipments;

namespace Dispatch.Facilities;

/// <summary>Who stands at a facility, who comes, and what is wrong there.</summary>
/// <param name="Here">The longest first.</param>
/// <param name="Coming">In the order in which they are expected.</param>
/// <param name="Exceptions">As they should be worked.</param>
public sealed record FacilityDay(ImmutableArray<ShipmentRow> Here, ImmutableArray<Arrival> Coming, ImmutableArray<CaseRow> Exceptions)
{
    public static readonly FacilityDay Empty = new([], [], []);

    public static FacilityDay Of(TowerView view, FacilityId id) => new(
        [.. view.Shipments.Values.Where(row => row.At == id).OrderBy(row => row.Since).ThenBy(row => row.ShipmentId.Value, StringComparer.Ordinal)],
        [
            .. view.Shipments.Values.Where(row => row.Next?.FacilityId == id).Select(Arrival.Of).OfType<Arrival>()
                .Where(arrival => arrival.At - view.AsOf <= FacilityBoard.Ahead)
                .OrderBy(arrival => arrival.At).ThenBy(arrival => arrival.Shipment.ShipmentId.Value, StringComparer.Ordinal),
        ],
        [
            .. view.OpenExceptions.Values.Where(row => FacilityBoard.Where(row.ShipmentId, view) == id)
                .OrderByDescending(row => row.Severity).ThenBy(row => row.Due).ThenBy(row => row.ExceptionId.Value, StringComparer.Ordinal),
        ]);
}
