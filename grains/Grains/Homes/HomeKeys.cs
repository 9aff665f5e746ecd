using System.Collections.Frozen;
using Dispatch.Dispatching;
using Dispatch.Integration;
using Dispatch.Storage;

namespace Dispatch.Homes;

/// <summary>Which partition a grain belongs to, by its key.</summary>
public static class HomeKeys
{
    private static readonly FrozenDictionary<GrainType, Func<string, StoreKey>> Aggregates = new Dictionary<GrainType, Func<string, StoreKey>>
    {
        [GrainType.Create("dispatch.shipment")] = id => StoreKeys.Of(new ShipmentId(id)),
        [GrainType.Create("dispatch.exception")] = id => StoreKeys.Of(new CaseId(id)),
        [GrainType.Create("dispatch.release")] = id => StoreKeys.Of(ReleaseId.For(new ShipmentId(id))),
        [GrainType.Create("dispatch.wave")] = id => StoreKeys.Of(new WaveId(id)),
        [GrainType.Create("dispatch.client")] = id => StoreKeys.Of(new ClientId(id)),
        [GrainType.Create("dispatch.endpoint")] = id => StoreKeys.Of(new EndpointId(id)),
        [GrainType.Create("dispatch.carrier")] = id => StoreKeys.Of(new CarrierId(id)),
        [GrainType.Create("dispatch.facility")] = id => StoreKeys.Of(new FacilityId(id)),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<GrainType> Readers =
        new[] { "dispatch.tracking", "dispatch.inbox", "dispatch.journal", "dispatch.deadline" }.Select(GrainType.Create).ToFrozenSet();

    private static readonly GrainType Connector = GrainType.Create("dispatch.connector");

    /// <returns>Null where it belongs to none.</returns>
    public static int? Of(GrainId grain, int partitions)
    {
        if (Aggregates.TryGetValue(grain.Type, out var key))
        {
            return key(grain.Key.ToString()!).Partition(partitions);
        }

        if (grain.Type == Connector)
        {
            return ConnectorKey.Of(grain.Key.ToString()!).Partition % partitions;
        }

        return Readers.Contains(grain.Type) ? (int)(grain.GetIntegerKey() % partitions) : null;
    }
}
