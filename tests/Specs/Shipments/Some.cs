using System.Collections.Immutable;
using static Dispatch.Shipments.ShipmentCommand;

namespace Dispatch.Shipments;

/// <summary>A load of paint: to be picked up at Ocala from noon to two, due at Macon, some 540 road km away, from six to eight.</summary>
internal static class Some
{
    public const int Pickup = 1;
    public const int Delivery = 2;

    /// <summary>When the pickup's window opens; all times are told as hours from here.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly GeoPoint Ocala = new(29.187, -82.140);
    public static readonly GeoPoint Valdosta = new(30.833, -83.278);
    public static readonly GeoPoint Macon = new(32.841, -83.632);

    public static readonly ShipmentId Id = new("acme~4711");

    public static Order Paint { get; } = OrderWith(
        Stop(Pickup, StopKind.Pickup, "Ocala Yard", Ocala, At(0), At(2)),
        Stop(Delivery, StopKind.Delivery, "Macon Store", Macon, At(6), At(8)));

    public static Order TwoDeliveries { get; } = OrderWith(
        Stop(1, StopKind.Pickup, "Ocala Yard", Ocala, At(0), At(2)),
        Stop(2, StopKind.Delivery, "Valdosta Store", Valdosta, At(3), At(5)),
        Stop(3, StopKind.Delivery, "Macon Store", Macon, At(6), At(8)));

    public static Assign Truck7 { get; } = new(new("ABCD"), new("truck-7"), TrailerId: null);

    public static Assign Truck8 { get; } = new(new("ABCD"), new("truck-8"), TrailerId: "T-1");

    public static DateTimeOffset At(double hours) => Noon.AddHours(hours);

    public static Order OrderWith(params ImmutableArray<OrderStop> stops) => new(
        new("4711"), new("acme"), new("store-12", "gold"), "standard", "van", 12_000, Hazmat: false, Temperature: null,
        new(25_000, "USD"), NeededBy: At(8), [new("PO", "98-1")], stops);

    public static OrderStop Stop(int sequence, StopKind kind, string name, GeoPoint point, DateTimeOffset from, DateTimeOffset to) =>
        new(sequence, kind, FacilityId: null, new(name, point, 250, "America/New_York"), new(from, to), [new("paint", 40)]);

    public static See Seen(double hours, GeoPoint at, int assignment = 1) => new(assignment, new(at, At(hours)));

    public static ReportMilestone Actual(MilestoneType type, double hours, int? stop = null) =>
        new(type, stop, At(hours), Classifier.Actual, Reason: null, Remark: null);

    public static ReportMilestone Told(Classifier classifier, MilestoneType type, double hours, int? stop) =>
        new(type, stop, At(hours), classifier, Reason: null, Remark: null);
}
