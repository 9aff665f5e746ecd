namespace Dispatch.Storage;

/// <summary>Where each kind of aggregate is kept. A shipment and its exceptions share a partition, so that a board sees both in order.</summary>
public static class StoreKeys
{
    public const string Shipment = "shipment";
    public const string Exception = "exception";
    public const string Carrier = "carrier";
    public const string Facility = "facility";

    public static StoreKey Of(ShipmentId id) => new(Shipment, id.Value, id.Value);

    public static StoreKey Of(CaseId id) => new(Exception, id.Value, id.Shipment.Value);

    public static StoreKey Of(CarrierId id) => new(Carrier, id.Value, id.Value);

    public static StoreKey Of(FacilityId id) => new(Facility, id.Value, id.Value);
}
