using Dispatch.Exceptions;
using Dispatch.Lists;
using Dispatch.Live;

namespace Dispatch.Shipments;

/// <summary>What the list of shipments is asked for.</summary>
/// <param name="Severity">Of the worst exception that is open.</param>
public sealed record ShipmentAsk(
    string? Status = null,
    string? ClientId = null,
    string? CarrierId = null,
    string? Severity = null,
    string? Q = null,
    string? Sort = null,
    string? After = null,
    string? Before = null) : RowsAsk<ShipmentAsk>(Status, ClientId, Q, Sort, After, Before)
{
    protected override string Path => "/shipments";

    protected override IEnumerable<KeyValuePair<string, string?>> Filters =>
        [new("status", Status), new("client", ClientId), new("carrier", CarrierId), new("severity", Severity)];

    public override Query ToQuery(int limit) => base.ToQuery(limit) with
    {
        CarrierId = CarrierId is null ? null : new CarrierId(CarrierId),
        Severity = Enum.TryParse<Severity>(Severity, ignoreCase: true, out var severity) ? severity : null,
    };
}
