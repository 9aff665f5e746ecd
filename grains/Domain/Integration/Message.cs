namespace Dispatch.Integration;

/// <summary>A word to another system. It is a function of a fact: the same fact makes the same messages, under the same ids, whenever it is read.</summary>
/// <param name="Id">Unique over the whole tower; a receiver knows a repeat by it.</param>
/// <param name="Destination"><c>erp</c>, <c>wms</c>, <c>carrier:{id}</c>. Messages of one shipment to one destination keep their order.</param>
/// <param name="Type">What it says: <c>tender.offered</c>, <c>dispatch.confirmed</c>, ...</param>
/// <param name="Data">JSON.</param>
[GenerateSerializer, Immutable, Alias("dispatch.message")]
public sealed record Message(string Id, string Destination, ShipmentId ShipmentId, string Type, DateTimeOffset At, string Data);

/// <summary>Whom messages are for.</summary>
public static class Destinations
{
    public const string Erp = "erp";
    public const string Wms = "wms";

    private const string CarrierPrefix = "carrier:";

    /// <summary>Every carrier.</summary>
    public const string AnyCarrier = "carrier:*";

    public static string Of(CarrierId carrier) => $"{CarrierPrefix}{carrier}";

    /// <summary>Whether an endpoint that takes <paramref name="wanted"/> takes a message to <paramref name="destination"/>.</summary>
    public static bool Takes(string wanted, string destination) =>
        wanted == destination || (wanted == AnyCarrier && destination.StartsWith(CarrierPrefix, StringComparison.Ordinal));

    public static bool IsOne(string destination) =>
        destination is Erp or Wms || (destination.StartsWith(CarrierPrefix, StringComparison.Ordinal) && destination.Length > CarrierPrefix.Length);
}
