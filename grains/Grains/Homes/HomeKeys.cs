using System.Collections.Frozen;
using Dispatch.Dispatching;
using Dispatch.Storage;

namespace Dispatch.Homes;

/// <summary>Which partition a grain belongs to, by its key.</summary>
public static class HomeKeys
{
    private static readonly FrozenDictionary<GrainType, Func<string, StoreKey>> Aggregates = new Dictionary<GrainType, Func<string, StoreKey>>
    {
        [GrainType.Create("dispatch.shipment")] = id => StoreKeys.Of(new ShipmentId(id)),
        [GrainType.Create("dispatch.exception")] = id => StoreKeys.Of(new CaseId(id)),
        [GrainType.Create("dispatch.release")] = id => StoreKeys.OfRelease(new ShipmentId(id)),
        [GrainType.Create("dispatch.wave")] = id => StoreKeys.Of(new WaveId(id)),
        [GrainType.Create("dispatch.client")] = id => StoreKeys.Of(new ClientId(id)),
        [GrainType.Create("dispatch.carrier")] = id => StoreKeys.Of(new CarrierId(id)),
        [GrainType.Create("dispatch.facility")] = id => StoreKeys.Of(new FacilityId(id)),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<GrainType> Readers =
        new[] { "dispatch.tracking", "dispatch.inbox", "dispatch.journal", "dispatch.deadline" }.Select(GrainType.Create).ToFrozenSet();

    /// <returns>Null where it belongs to none.</returns>
    public static int? Of(GrainId grain, int partitions)
    {
        if (Aggregates.TryGetValue(grain.Type, out var key))
        {
            return key(grain.Key.ToString()!).Partition(partitions);
        }

        return Readers.Contains(grain.Type) ? (int)(grain.GetIntegerKey() % partitions) : null;
    }
}
