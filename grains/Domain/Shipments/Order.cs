using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dispatch.Shipments;

/// <summary>What the ERP released: the freight, its stops in order of <see cref="OrderStop.Sequence"/>, and who it is for.</summary>
/// <param name="Commodity">What it is, in the word that facilities know it by; with <paramref name="Handling"/> it says how long a dock is needed.</param>
/// <param name="Handling">What must be done with it: <c>palletised</c>, <c>floorLoaded</c>, ...</param>
[GenerateSerializer, Immutable, Alias("dispatch.order")]
public sealed record Order(
    OrderId OrderId,
    ClientId ClientId,
    Customer Customer,
    string Priority,
    string Equipment,
    double WeightKg,
    bool Hazmat,
    TemperatureBand? Temperature,
    Money? Value,
    DateTimeOffset? NeededBy,
    ImmutableArray<Reference> References,
    ImmutableArray<OrderStop> Stops,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Commodity = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Handling = null)
{
    /// <summary>The same without what is in it: what carriers and facilities need to know.</summary>
    public Order WithoutLines() => this with { Stops = [.. Stops.Select(stop => stop with { Lines = [] })] };

    /// <summary>Whether a truck, a dock and a stock that were found for the one serve the other as well.</summary>
    public bool IsSameFreightAs(Order other) => IsSameAs(other with
    {
        Customer = Customer,
        Priority = Priority,
        Value = Value,
        NeededBy = NeededBy,
        References = References,
    });

    /// <summary>
    /// Whether the other order asks for the same. Immutable arrays compare by identity, so they are lent to each other and
    /// compared by content; every other field, also one that is added later, is compared by the record itself.
    /// </summary>
    public bool IsSameAs(Order other) =>
        this == other with { References = References, Stops = Stops }
        && References.AsSpan().SequenceEqual(other.References.AsSpan())
        && Stops.Length == other.Stops.Length
        && Stops.Zip(other.Stops).All(pair => pair.First.IsSameAs(pair.Second));
}

[GenerateSerializer, Immutable, Alias("dispatch.order-stop")]
public sealed record OrderStop(
    int Sequence, StopKind Kind, FacilityId? FacilityId, Place Place, Window Window, ImmutableArray<OrderLine> Lines)
{
    /// <summary>A facility's place is looked up when the order comes in: if the facility moved since, it is still the same order.</summary>
    public bool IsSameAs(OrderStop other) =>
        this == other with { Lines = Lines, Place = FacilityId is null ? other.Place : Place }
        && Lines.AsSpan().SequenceEqual(other.Lines.AsSpan());
}

/// <summary>Where a stop is: its facility's place, or the location that the order itself gave.</summary>
/// <param name="TimeZone">IANA name; UTC where nobody said.</param>
[GenerateSerializer, Immutable, Alias("dispatch.place")]
public sealed record Place(string Name, GeoPoint Point, double RadiusM, string TimeZone)
{
    public const double DefaultRadiusM = 250;
    public const double MaxRadiusM = 50_000;
}

/// <summary>When a truck may come: both ends inclusive.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.window")]
public sealed record Window(DateTimeOffset From, DateTimeOffset To);

[GenerateSerializer, Immutable, Alias("dispatch.order-line")]
public sealed record OrderLine(string Sku, double Quantity);

[GenerateSerializer, Immutable, Alias("dispatch.customer")]
public sealed record Customer(string Id, string? Tier);

/// <summary>A number that somebody else knows the shipment by: <c>BOL</c>, <c>PRO</c>, <c>PO</c>.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.reference")]
public sealed record Reference(string Type, string Value);

[GenerateSerializer, Immutable, Alias("dispatch.money")]
public sealed record Money(decimal Amount, string Currency);

/// <summary>The band that a reefer must keep, in degrees Celsius.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.temperature-band")]
public sealed record TemperatureBand(double MinC, double MaxC);

public enum StopKind
{
    Pickup,
    Delivery,
}
