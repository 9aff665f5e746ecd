using System.Collections.Immutable;
using Dispatch.Intelligence;

namespace Dispatch.Shipments;

/// <summary>The journey of one shipment, as far as the tower knows it.</summary>
/// <param name="Since">Since when it has its status.</param>
/// <param name="Position">The latest place it was reported at.</param>
/// <param name="SeenAt">When its vehicle last said anything, in the vehicle's time.</param>
/// <param name="Incidents">How many incidents it has had; numbers its exceptions.</param>
/// <param name="Silent">The incident that began when tracking fell silent, while it lasts.</param>
/// <param name="SilentSince">The last word before that silence.</param>
/// <param name="HeldFrom">The status to go back to when a hold is released.</param>
/// <param name="BookedBy">The carrier that took it, until a vehicle is assigned.</param>
/// <param name="PastAssignments">The version of the last assignment that was taken back: the next one counts on from it.</param>
/// <param name="Reports">The last word on each (milestone, stop, classifier), so that a repeat is known as one.</param>
public sealed record Shipment(
    ShipmentId Id,
    Order? Order,
    ShipmentStatus Status,
    DateTimeOffset Since,
    ImmutableArray<Stop> Stops,
    Assignment? Assignment,
    Position? Position,
    DateTimeOffset? SeenAt,
    Eta? Eta,
    int Incidents,
    int? Silent,
    DateTimeOffset? SilentSince,
    ShipmentStatus? HeldFrom,
    ImmutableArray<Report> Reports,
    CarrierId? BookedBy = null,
    int PastAssignments = 0)
{
    /// <summary>A shipment that nobody has ordered yet.</summary>
    public static Shipment Unknown(ShipmentId id) =>
        new(id, null, ShipmentStatus.Unknown, default, [], null, null, null, null, 0, null, null, null, []);

    /// <summary>Nothing happens to it any more.</summary>
    public bool IsOver => Status is ShipmentStatus.Closed or ShipmentStatus.Cancelled;

    public bool HasProofOfDelivery => Reports.Any(report => report is { Type: MilestoneType.PodReceived, Classifier: Classifier.Actual });

    /// <summary>The time that was last reported as the actual one.</summary>
    public DateTimeOffset? Reported(MilestoneType type, Stop stop) =>
        Reports.FirstOrDefault(report => report.IsAbout(new(type, stop.Sequence, Classifier.Actual, default)))?.At;

    /// <summary>Whether the freight still stands where it was: what is ordered can be changed or called off until a truck has left with it.</summary>
    public bool IsPickedUp => Stops.Any(stop => stop.IsDone || (stop.Kind is StopKind.Delivery && stop.Actual.Arrival is not null));

    /// <summary>Whether a truck has been anywhere on its way.</summary>
    public bool IsBegun => Stops.Any(stop => stop.Actual.Arrival is not null);

    /// <summary>Who carries it, or has said that it will.</summary>
    public CarrierId? Carrier => Assignment?.CarrierId ?? BookedBy;

    public Stop? Find(int? sequence) => Stops.FirstOrDefault(stop => stop.Sequence == sequence);

    /// <summary>Whether a word about the vehicle of that assignment is still about this shipment.</summary>
    public bool Follows(int assignment) => Assignment?.Version == assignment;

    public bool IsCarriedBy(ShipmentCommand.Assign to) =>
        Assignment is { } now && (now.CarrierId, now.VehicleId, now.TrailerId) == (to.CarrierId, to.VehicleId, to.TrailerId);

    /// <summary>The first stop where a truck is still expected; null where none is.</summary>
    public Stop? Next => Stops.FirstOrDefault(stop => Way.IsExpected(this, stop));

    /// <summary>Whether the milestone has been reported exactly so, and nothing else about it since.</summary>
    public bool Knows(ShipmentCommand.ReportMilestone report) =>
        Reports.Contains(new(report.Type, report.Stop, report.Classifier, report.At));
}

/// <summary>Who carries it. The version counts assignments, so that a late word about an earlier one is known as such.</summary>
/// <param name="Since">When it was assigned; its vehicle cannot have been silent before.</param>
public sealed record Assignment(CarrierId CarrierId, VehicleId VehicleId, string? TrailerId, int Version, DateTimeOffset Since);

/// <summary>A place at a time.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.position")]
public sealed record Position(GeoPoint Point, DateTimeOffset At);

public enum ShipmentStatus
{
    /// <summary>Not ordered yet; never seen outside.</summary>
    Unknown,
    Released,
    Tendered,
    Booked,
    Dispatched,
    AtPickup,
    InTransit,
    AtDelivery,
    Delivered,
    Closed,
    OnHold,
    Cancelled,
}
