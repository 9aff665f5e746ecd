using Dispatch.Exceptions;
using Dispatch.Shipments;

namespace Dispatch.Live;

/// <summary>What a map looks at: a part of the Earth, and which of the vehicles there.</summary>
public sealed record MapLook(Viewport Viewport, MapFilter Filter)
{
    public bool Shows(MapSpot spot) =>
        spot.Key == Filter.Keep || (!Filter.NoOther && Viewport.Contains(MapFrame.Degrees(spot.Lon), MapFrame.Degrees(spot.Lat)) && Filter.Accepts(spot));
}

/// <summary>Which vehicles a map draws; every field that is set must match.</summary>
/// <param name="Client">Of one of the shipments it carries.</param>
/// <param name="Status">Of one of the shipments it carries, the same as <paramref name="Client"/>'s.</param>
/// <param name="AtLeast">The least severity of its worst open exception.</param>
/// <param name="Keep">The key of a vehicle that is drawn wherever it is and whatever it carries: the one that somebody has selected.</param>
/// <param name="NoOther">Whether only that one is drawn: the map of one shipment.</param>
public sealed record MapFilter(ClientId? Client, CarrierId? Carrier, ShipmentStatus? Status, Severity? AtLeast, string? Keep, bool NoOther)
{
    public static readonly MapFilter Everything = new(null, null, null, null, null, false);

    /// <summary>Longer words are no filter: the longest id there is, twice, and a slash.</summary>
    private const int MaxLength = 512;

    /// <summary>Reads <c>client</c>, <c>carrier</c>, <c>status</c>, <c>severity</c>, <c>keep</c> and <c>others=none</c>; the rest is of no interest.</summary>
    /// <returns>Null where a word is too long or not one of its kind.</returns>
    public static MapFilter? Of(IReadOnlyDictionary<string, string?> words)
    {
        string? Word(string name) => words.TryGetValue(name, out var word) && !string.IsNullOrEmpty(word) ? word : null;

        if (words.Values.Any(word => word?.Length > MaxLength)
            || !Read<ShipmentStatus>(Word("status"), out var status)
            || !Read<Severity>(Word("severity"), out var severity))
        {
            return null;
        }

        return new(
            Word("client") is { } client ? ClientId.Of(client) : null,
            Word("carrier") is { } carrier ? CarrierId.Of(carrier) : null,
            status,
            severity,
            Word("keep"),
            Word("others") == "none");
    }

    public bool Accepts(MapSpot spot) =>
        (Carrier is null || spot.Carrier == Carrier)
        && (AtLeast is null || spot.Worst >= AtLeast)
        && ((Client is null && Status is null) || spot.Loads.Any(Accepts));

    private bool Accepts(MapLoad load) => (Client is null || load.Client == Client) && (Status is null || load.Status == Status);

    private static bool Read<TEnum>(string? word, out TEnum? value) where TEnum : struct, Enum
    {
        value = null;
        if (word is null)
        {
            return true;
        }

        // A number would be taken for an enumeration's value, whether it has one or not.
        var isOne = Enum.TryParse<TEnum>(word, ignoreCase: true, out var read) && Enum.IsDefined(read);
        value = isOne ? read : null;
        return isOne;
    }
}
