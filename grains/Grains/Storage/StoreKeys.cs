using System.Collections.Immutable;
using Dispatch.Dispatching;
using Dispatch.Integration;

namespace Dispatch.Storage;

/// <summary>Where each kind of aggregate is kept. A shipment, its release and their exceptions share a partition, so that a board sees both in order.</summary>
public static class StoreKeys
{
    public const string Shipment = "shipment";
    public const string Exception = "exception";
    public const string Release = "release";
    public const string Wave = "wave";
    public const string Client = "client";
    public const string Endpoint = "endpoint";
    public const string Carrier = "carrier";
    public const string Facility = "facility";

    /// <summary>The kinds that boards show. Shipments come first: an exception's row carries what is known of its shipment.</summary>
    public static ImmutableArray<string> OnBoards { get; } = [Shipment, Exception, Release, Carrier, Facility];

    public static StoreKey Of(ShipmentId id) => new(Shipment, id.Value, id.Value);

    public static StoreKey Of(CaseId id) => new(Exception, id.Value, id.Shipment.Value);

    public static StoreKey Of(ReleaseId id) => new(Release, id.Value, id.Shipment.Value);

    public static StoreKey Of(WaveId id) => new(Wave, id.Value, id.Value);

    public static StoreKey Of(ClientId id) => new(Client, id.Value, id.Value);

    public static StoreKey Of(EndpointId id) => new(Endpoint, id.Value, id.Value);

    public static StoreKey Of(CarrierId id) => new(Carrier, id.Value, id.Value);

    public static StoreKey Of(FacilityId id) => new(Facility, id.Value, id.Value);
}
