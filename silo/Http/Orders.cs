using System.Collections.Immutable;
using Dispatch.Facilities;
using Dispatch.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Shipments;

/// <summary>An order as an ERP releases it.</summary>
/// <param name="Change">
/// The order was released before and is to be so from now on: what was found for it is given back. It is refused once a truck is there.
/// </param>
/// <param name="Commodity">What it is, and <paramref name="Handling"/> what must be done with it: by these facilities know how long a dock is needed.</param>
public sealed record OrderBody(
    string OrderId,
    string ClientId,
    CustomerBody Customer,
    string Priority,
    string Equipment,
    double WeightKg,
    ImmutableArray<StopBody> Stops,
    bool Hazmat = false,
    TemperatureBand? Temperature = null,
    Money? Value = null,
    DateTimeOffset? NeededBy = null,
    ImmutableArray<Reference>? References = null,
    string? Commodity = null,
    string? Handling = null,
    bool Change = false)
{
    public Refusal? Fault() =>
        Check.Id(OrderId, "orderId")
        ?? Check.Id(ClientId, "clientId")
        ?? Check.NoNulls(Stops, "stops")
        ?? Check.NoNulls(References ?? [], "references")
        ?? Check.That(Stops.Length <= OrderRules.MaxStops, "order.too-many-stops", $"An order has at most {OrderRules.MaxStops} stops.")
        ?? Check.That(
            Stops.All(stop => stop.Lines is null) || Stops.Any(stop => stop.Lines is { IsEmpty: false }),
            "order.no-lines",
            "No stop has a line: leave lines out where they are not known.")
        ?? Stops.Select(stop => stop.Fault()).FirstOrDefault(fault => fault is not null);

    /// <param name="places">Of the stops, in their order.</param>
    public Order ToOrder(IEnumerable<Place> places) => new(
        new(OrderId),
        new(ClientId),
        new(Customer.Id, Customer.Tier),
        Priority,
        Equipment,
        WeightKg,
        Hazmat,
        Temperature,
        Value,
        NeededBy,
        References ?? [],
        [.. Stops.Zip(places, (stop, place) => stop.ToStop(place)).OrderBy(stop => stop.Sequence)],
        Commodity,
        Handling);
}

public sealed record CustomerBody(string Id, string? Tier = null);

/// <param name="FacilityId">Says where it is, if the facility is known; else <paramref name="Location"/> does.</param>
public sealed record StopBody(
    int Sequence,
    StopKind Kind,
    Window Window,
    string? FacilityId = null,
    LocationBody? Location = null,
    ImmutableArray<OrderLine>? Lines = null)
{
    public Refusal? Fault() =>
        Check.Id(FacilityId, "facilityId")
        ?? Check.NoNulls(Lines ?? [], "lines")
        ?? Check.That(
            Location?.TimeZone is not { } zone || Check.IsTimeZone(zone),
            "order.unknown-time-zone",
            $"The time zone of stop {Sequence} is no IANA name that is known here.");

    public OrderStop ToStop(Place place) => new(Sequence, Kind, FacilityId is null ? null : new(FacilityId), place, Window, Lines ?? []);
}

/// <param name="RadiusM">Of the fence around it; 250 where it is not given.</param>
/// <param name="TimeZone">IANA name; UTC where it is not given.</param>
public sealed record LocationBody(string Name, double Lat, double Lon, double? RadiusM = null, string? TimeZone = null)
{
    public Place ToPlace() => new(Name, new(Lat, Lon), RadiusM ?? Place.DefaultRadiusM, TimeZone ?? "UTC");
}

public sealed record OrderAnswer(OrderId OrderId, ShipmentId ShipmentId, ShipmentStatus Status);

/// <summary>Orders in.</summary>
public static class Orders
{
    /// <summary>Makes the order's shipment. The same order again is answered as the first time; other content under its id is refused.</summary>
    public static async Task<Results<Accepted<OrderAnswer>, ProblemHttpResult>> Post(
        OrderBody body, [AsParameters] Incoming incoming, IGrainFactory grains)
    {
        if (body.Fault() is { } fault)
        {
            return Problems.Of(fault);
        }

        var places = await Task.WhenAll(body.Stops.Select(stop => PlaceOf(stop, grains)));
        return body.Stops.Zip(places).FirstOrDefault(stop => stop.Second is null) is { First: { } nowhere }
            ? Problems.Of(NoPlace(nowhere))
            : await Release(body, places.OfType<Place>(), incoming, grains);
    }

    private static async Task<Results<Accepted<OrderAnswer>, ProblemHttpResult>> Release(
        OrderBody body, IEnumerable<Place> places, Incoming incoming, IGrainFactory grains)
    {
        var order = body.ToOrder(places);
        ShipmentCommand command = body.Change ? new ShipmentCommand.Change(order) : new ShipmentCommand.Release(order);
        var id = ShipmentId.For(order.ClientId, order.OrderId);
        var shipment = grains.GetGrain<IShipmentGrain>(id.Value);
        return await shipment.Handle(command, incoming.FreshOrigin()) is { } refusal
            ? Problems.Of(refusal)
            : TypedResults.Accepted(
                $"/v1/shipments/{id}", new OrderAnswer(order.OrderId, id, (await shipment.Get())?.Status ?? ShipmentStatus.Released));
    }

    private static async Task<Place?> PlaceOf(StopBody stop, IGrainFactory grains) =>
        stop.FacilityId is { } id && await grains.GetGrain<IFacilityGrain>(id).Get() is { } facility
            ? new(facility.Name, facility.Point, facility.RadiusM, facility.TimeZone)
            : stop.Location?.ToPlace();

    private static Refusal NoPlace(StopBody stop) => stop.FacilityId is { } id
        ? new("order.unknown-facility", $"Nobody has told the tower where facility {id} of stop {stop.Sequence} is.")
        : new("order.no-place", $"Stop {stop.Sequence} has neither a facilityId nor a location.");
}
