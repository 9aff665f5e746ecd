using System.Collections.Immutable;
using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Shipments;
using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>
/// The live tower as one host sees it: a snapshot of all rows, and a signal whenever it changes. Pages read it in-process;
/// it is fed by streams and healed from the boards.
/// </summary>
public interface ITower
{
    TowerView Now { get; }

    /// <summary>Calls back after changes, at most four times a second, until the answer is disposed. Subscribe before you read.</summary>
    IDisposable Subscribe(Action changed);

    /// <summary>A browser has drawn a view, or what a page shows of it.</summary>
    void Shown(TowerView view);
}

/// <summary>The live tower: what is under way, and who takes part in it. What has ended is in the lists (<see cref="IBoards"/>).</summary>
/// <param name="Vehicles">By carrier and vehicle, as <c>carrier/vehicle</c>.</param>
/// <param name="Shipments">Those in which something is left to do or to watch.</param>
/// <param name="AsOf">When this view was last known to be complete; the age of what is shown.</param>
public sealed record TowerView(
    IReadOnlyDictionary<string, VehicleRow> Vehicles,
    ImmutableDictionary<ShipmentId, ShipmentRow> Shipments,
    ImmutableDictionary<CaseId, CaseRow> OpenExceptions,
    ImmutableDictionary<CarrierId, CarrierRow> Carriers,
    ImmutableDictionary<FacilityId, FacilityRow> Facilities,
    DateTimeOffset AsOf)
{
    /// <summary>The orders that something is left to be found for.</summary>
    public ImmutableDictionary<ShipmentId, ReleaseRow> Releases { get; init; } = ImmutableDictionary<ShipmentId, ReleaseRow>.Empty;

    /// <summary>When the oldest news that it brings about shipments and exceptions was received; null where it brings none.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The sampled trace that some of its news belongs to, as W3C's traceparent; null for most.</summary>
    public string? Trace { get; init; }

    public static readonly TowerView Empty = new(
        ImmutableDictionary<string, VehicleRow>.Empty,
        ImmutableDictionary<ShipmentId, ShipmentRow>.Empty,
        ImmutableDictionary<CaseId, CaseRow>.Empty,
        ImmutableDictionary<CarrierId, CarrierRow>.Empty,
        ImmutableDictionary<FacilityId, FacilityRow>.Empty,
        DateTimeOffset.MinValue);
}
