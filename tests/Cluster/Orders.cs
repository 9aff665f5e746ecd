using Dispatch.Shipments;

namespace Dispatch.Cluster;

/// <summary>Orders as tests want them: a pickup in Dallas and a delivery in Houston, each with an hour's window.</summary>
internal static class Orders
{
    public static readonly GeoPoint Dallas = new(32.7767, -96.7970);
    public static readonly GeoPoint Houston = new(29.7604, -95.3698);

    public static Order DallasToHouston(string orderId, DateTimeOffset pickupFrom) => new(
        new(orderId),
        new("ACME"),
        new("C1", Tier: null),
        Priority: "normal",
        Equipment: "dryVan",
        WeightKg: 12_000,
        Hazmat: false,
        Temperature: null,
        Value: null,
        NeededBy: null,
        References: [new("PO", "4711")],
        Stops:
        [
            new(1, StopKind.Pickup, null, new("Dallas yard", Dallas, Place.DefaultRadiusM, "America/Chicago"), new(pickupFrom, pickupFrom.AddHours(1)), []),
            new(2, StopKind.Delivery, null, new("Houston dock", Houston, Place.DefaultRadiusM, "America/Chicago"), new(pickupFrom.AddHours(5), pickupFrom.AddHours(6)), []),
        ]);
}
