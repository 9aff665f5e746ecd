using System.Collections.Immutable;
using Dispatch.Http;
using Dispatch.Shipments;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Dispatching;

/// <summary>What a WMS tells of an order's stock. The order is named by its shipment, or by its client and number.</summary>
/// <param name="Stop">The pickup that it is about; all of them where it is not given.</param>
/// <param name="AllReady">Its word on all of it, where it does not count lines.</param>
/// <param name="At">When it was counted; now where it is not given.</param>
public sealed record InventoryBody(
    string? ShipmentId = null,
    string? ClientId = null,
    string? OrderId = null,
    int? Stop = null,
    bool? AllReady = null,
    ImmutableArray<StockLineBody>? Lines = null,
    DateTimeOffset? At = null)
{
    /// <summary>Null where it names none.</summary>
    public string? Release => ShipmentId ?? (ClientId is { } client && OrderId is { } order ? $"{client}~{order}" : null);

    public Refusal? Fault() =>
        Check.NoNulls(Lines ?? [], "lines")
        ?? Check.That(Lines is not { Length: > OrderRules.MaxLines }, "order.too-many-lines", $"A report has at most {OrderRules.MaxLines} lines.")
        ?? Check.That(Release is not null, "request.malformed", "Which order it is about is said by shipmentId, or by clientId and orderId.");

    public StockReport ToReport(DateTimeOffset now) => new(Stop, AllReady, [.. (Lines ?? []).Select(line => line.ToLine())], At ?? now);
}

/// <param name="Ready">How much stands ready.</param>
/// <param name="Picked">How much of that is picked, where the WMS counts that.</param>
public sealed record StockLineBody(string Sku, double Ready, double? Picked = null)
{
    public StockLine ToLine() => new(Sku, Ready, Picked);
}

/// <param name="Gate">How the release's inventory stands now.</param>
public sealed record InventoryAnswer(ShipmentId ReleaseId, Gate? Gate);

/// <summary>Stock as warehouses tell of it.</summary>
public static class Inventory
{
    public static async Task<Results<Ok<InventoryAnswer>, ProblemHttpResult>> Post(InventoryBody body, [AsParameters] Incoming incoming, IGrainFactory grains)
    {
        if (body.Fault() is { } fault)
        {
            return Problems.Of(fault);
        }

        var id = body.Release!;
        if (!Names.IsShipment(id))
        {
            return Problems.Of(Unknown(id));
        }

        var release = grains.GetGrain<IReleaseGrain>(id);
        var command = new ReleaseCommand.ReportStock(body.ToReport(incoming.Clock.GetUtcNow()), incoming.Caller.Source());
        return await release.Handle(command, incoming.Origin()) is { } refusal
            ? Problems.Of(refusal)
            : TypedResults.Ok(new InventoryAnswer(new(id), (await release.Get())?.Gates.FirstOrDefault(gate => gate.Kind is GateKind.Inventory)));
    }

    private static Refusal Unknown(string id) => new("release.unknown", $"There is no release {id}.");
}
