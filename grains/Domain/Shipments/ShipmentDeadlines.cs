using System.Collections.Immutable;
using Dispatch.Policies;
using static Dispatch.Shipments.ShipmentStatus;

namespace Dispatch.Shipments;

/// <summary>
/// The moments a shipment wants to be woken at: <c>window:{sequence}</c> for every stop still expected, and <c>silence</c>.
/// </summary>
public static class ShipmentDeadlines
{
    public const string Silence = "silence";

    private const string WindowPrefix = "window:";

    public static ImmutableArray<Deadline> Of(Shipment shipment, TowerPolicy policy) =>
        [.. Windows(shipment, policy), .. Silences(shipment, policy)];

    /// <summary>When the vehicle counts as silent if it says nothing more; null while nobody expects its word.</summary>
    internal static DateTimeOffset? SilenceDueAt(Shipment shipment, TowerPolicy policy)
    {
        if (shipment.Status is not (Dispatched or AtPickup or InTransit or AtDelivery) || shipment.Assignment is not { } assignment)
        {
            return null;
        }

        var lastWord = shipment.SeenAt ?? assignment.Since;
        var expectedFrom = shipment.Stops[0].Window.From - policy.TrackingLead;
        return (lastWord > expectedFrom ? lastWord : expectedFrom) + policy.SilenceAfter;
    }

    internal static Stop? StopOf(Shipment shipment, string name) => shipment.Stops.FirstOrDefault(stop => NameOf(stop) == name);

    private static IEnumerable<Deadline> Windows(Shipment shipment, TowerPolicy policy) =>
        shipment.Status is OnHold
            ? []
            : shipment.Stops
                .Where(stop => stop.Missed is null && Way.IsExpected(shipment, stop))
                .Select(stop => new Deadline(NameOf(stop), stop.Window.To + Grace(stop.Kind, policy)));

    private static IEnumerable<Deadline> Silences(Shipment shipment, TowerPolicy policy) =>
        shipment.Silent is null && SilenceDueAt(shipment, policy) is { } dueAt ? [new(Silence, dueAt)] : [];

    private static TimeSpan Grace(StopKind kind, TowerPolicy policy) => kind switch
    {
        StopKind.Pickup => policy.PickupGrace,
        _ => policy.DeliveryGrace,
    };

    private static string NameOf(Stop stop) => $"{WindowPrefix}{stop.Sequence}";
}
