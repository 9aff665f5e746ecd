using System.Collections.Immutable;
using Dispatch.Carriers;
using Dispatch.Http;
using Dispatch.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Shipments;

/// <summary>Who carries a shipment.</summary>
public sealed record AssignmentBody(string CarrierId, string VehicleId, string? TrailerId = null)
{
    public Refusal? Fault() =>
        Check.Id(CarrierId, "carrierId") ?? Check.Vehicle(VehicleId, "vehicleId") ?? Check.Text(TrailerId, "trailerId", Names.MaxLength);
}

/// <summary>What happened to a shipment, oldest first.</summary>
public sealed record Timeline(ImmutableArray<TimelineItem> Items, string? NextCursor);

/// <summary>Shipments: lists, one, its past, and who carries it.</summary>
public static class Shipments
{
    /// <summary>As many as the grain gives at once.</summary>
    private const int TimelinePage = 200;

    public static async Task<Results<Ok<Page<ShipmentRow>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery query, IBoards boards) =>
        query.Fault<ShipmentStatus>() is { } fault
            ? Problems.Of(fault)
            : TypedResults.Ok(Page<ShipmentRow>.Of(await boards.Shipments(query.ToQuery())));

    public static async Task<Results<Ok<ShipmentView>, ProblemHttpResult>> Get(string id, IGrainFactory grains, IBoards boards) =>
        await Find(id, grains) is { } shipment
            ? TypedResults.Ok(shipment with { OpenExceptions = await boards.OpenExceptions(shipment.ShipmentId) })
            : Problems.Of(Unknown(id));

    public static async Task<Results<Ok<Timeline>, ProblemHttpResult>> History(string id, string? cursor, IGrainFactory grains)
    {
        if (await Find(id, grains) is null)
        {
            return Problems.Of(Unknown(id));
        }

        if (!long.TryParse(Cursors.Read(cursor) is "" ? "0" : Cursors.Read(cursor), out var after))
        {
            return Problems.Of(Check.Malformed("cursor is not one that this timeline gave."));
        }

        var items = await grains.GetGrain<IShipmentGrain>(id).Timeline(after);
        return TypedResults.Ok(new Timeline(items, items.Length < TimelinePage ? null : Cursors.Write(VersionOf(items[^1]))));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Assign(
        string id, AssignmentBody body, [AsParameters] Incoming incoming, IGrainFactory grains)
    {
        var refusal = body.Fault() ?? await CarrierFault(body.CarrierId, grains) ?? await Handle(id, body, incoming, grains);
        return refusal is null ? TypedResults.NoContent() : Problems.Of(refusal);
    }

    /// <summary>What no client and order can be called is not looked for.</summary>
    public static async Task<ShipmentView?> Find(string id, IGrainFactory grains) =>
        Names.IsShipment(id) ? await grains.GetGrain<IShipmentGrain>(id).Get() : null;

    private static async Task<Refusal?> CarrierFault(string id, IGrainFactory grains) =>
        await grains.GetGrain<ICarrierGrain>(id).Get() is null ? new("assignment.unknown-carrier", $"There is no carrier {id}.") : null;

    private static async Task<Refusal?> Handle(string id, AssignmentBody body, Incoming incoming, IGrainFactory grains) =>
        Names.IsShipment(id)
            ? await grains.GetGrain<IShipmentGrain>(id).Handle(
                new ShipmentCommand.Assign(new(body.CarrierId), new(body.VehicleId), body.TrailerId), incoming.Origin())
            : Unknown(id);

    private static Refusal Unknown(string id) => new("shipment.unknown", $"There is no shipment {id}.");

    private static string VersionOf(TimelineItem item) => item.Id[(item.Id.LastIndexOf('@') + 1)..];
}
