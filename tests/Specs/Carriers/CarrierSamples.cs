using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Carriers;

/// <summary>One fact of every kind, for the stored form.</summary>
internal static class CarrierSamples
{
    public static CarrierProfile Profile { get; } = Hauler.Profile with
    {
        Temperature = new(2, 8),
        Lanes =
        [
            Hauler.North with { Rate = Hauler.Rate with { Minimum = 300, Accessorials = [new(Accessorials.StopOff, 40)] } },
            new("anywhere", new(new("yard-1")), LaneEnd.Anywhere, DailyCapacity: null, Rate: null),
        ],
        Blackouts = [new(new(2026, 12, 24), new(2026, 12, 26))],
    };

    public static ImmutableArray<CarrierFact> Facts { get; } =
    [
        new CarrierFact.Put(Some.At(-24), Hauler.Able(Profile)),
        new CarrierFact.CapacityHeld(Some.At(-12), Hauler.Load(1), "north", Hauler.Day),
        new CarrierFact.CapacityHeld(Some.At(-12), Hauler.Load(2), Lane: null, Hauler.Day),
        new CarrierFact.CapacityRefused(Some.At(-12), Hauler.Load(3), "north", Hauler.Day, "carrier.no-capacity", "Able Carriers has taken its 2 loads."),
        new CarrierFact.CapacityHeld(Some.At(-11), Hauler.Load(4), "north", Hauler.Day),
        new CarrierFact.CapacityCommitted(Some.At(-11), Hauler.Load(1)),
        new CarrierFact.CapacityFreed(Some.At(-10), Hauler.Load(4)),
        new CarrierFact.TenderCounted(Some.At(-10), "acme~1~T1", TenderOutcome.Accepted),
        new CarrierFact.DeliveryCounted(Some.At(8), Hauler.Load(1), OnTime: true),
    ];
}
