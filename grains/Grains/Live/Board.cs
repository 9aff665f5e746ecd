using System.Collections.Immutable;
using Dispatch.Exceptions;
using Dispatch.Shipments;

namespace Dispatch.Live;

/// <summary>
/// The shipments and exceptions of one partition as lists show them. Rows come from states, not from facts: the journal only
/// says what has changed, so that a row can never disagree with its aggregate for longer than the reader is behind.
/// </summary>
public sealed class Board
{
    private readonly SortedDictionary<string, ShipmentLine> shipments = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CaseRow> exceptions = new(StringComparer.Ordinal);

    /// <summary>The change that a row got last.</summary>
    public long LastChange { get; private set; }

    public void Put(Shipment shipment, long change)
    {
        var open = shipments.TryGetValue(shipment.Id.Value, out var known) ? known.Open : ImmutableDictionary<CaseId, Severity>.Empty;
        var row = ShipmentViews.Row(shipment, change);
        Put(new ShipmentLine(row, [.. shipment.Order!.References.Select(reference => reference.Value)], open));
        foreach (var id in open.Keys.Where(id => exceptions[id.Value].CarrierId != row.CarrierId))
        {
            exceptions[id.Value] = exceptions[id.Value] with { CarrierId = row.CarrierId, Change = change };
        }
    }

    public void Put(Case state, long change)
    {
        var row = CaseViews.Row(state, change);
        if (state.ShipmentId is { } id && shipments.TryGetValue(id.Value, out var line))
        {
            row = row with { ClientId = line.Row.ClientId, CarrierId = line.Row.CarrierId };
            var open = row.IsOpen ? line.Open.SetItem(row.ExceptionId, row.Severity) : line.Open.Remove(row.ExceptionId);
            Put(line with { Row = line.Row with { Change = change }, Open = open });
        }

        exceptions[state.Id.Value] = row;
        LastChange = Math.Max(LastChange, change);
    }

    public ImmutableArray<CaseId> OpenExceptions(ShipmentId shipment) =>
        shipments.TryGetValue(shipment.Value, out var line) ? [.. line.Open.Keys.OrderBy(id => id.Value, StringComparer.Ordinal)] : [];

    public Rows<ShipmentRow> Shipments(Query query) =>
        Page(shipments.Values.Where(line => line.Matches(query)).Select(line => line.Row), row => row.ShipmentId.Value, query);

    public Rows<CaseRow> Exceptions(Query query) =>
        Page(exceptions.Values.Where(row => Matches(row, query)), row => row.ExceptionId.Value, query);

    public (ImmutableArray<ShipmentRow> Shipments, ImmutableArray<CaseRow> Exceptions) Changes(long after) =>
        ([.. shipments.Values.Select(line => line.Row).Where(row => row.Change > after)], [.. exceptions.Values.Where(row => row.Change > after)]);

    private void Put(ShipmentLine line)
    {
        shipments[line.Row.ShipmentId.Value] = line with
        {
            Row = line.Row with
            {
                OpenExceptions = line.Open.Count,
                WorstSeverity = line.Open.IsEmpty ? null : line.Open.Values.Max(),
            },
        };
        LastChange = Math.Max(LastChange, line.Row.Change);
    }

    private static Rows<TRow> Page<TRow>(IEnumerable<TRow> matching, Func<TRow, string> id, Query query)
    {
        var total = 0;
        var items = ImmutableArray.CreateBuilder<TRow>();
        foreach (var row in matching)
        {
            total++;
            if (items.Count < query.Limit && string.CompareOrdinal(id(row), query.After) > 0)
            {
                items.Add(row);
            }
        }

        return new(items.ToImmutable(), total);
    }

    private static bool Matches(CaseRow row, Query query) =>
        query.AcceptsStatus(row.Status.ToString(), row.IsOpen)
        && (query.ClientId is not { } client || row.ClientId == client)
        && (query.CarrierId is not { } carrier || row.CarrierId == carrier)
        && (query.Severity is not { } severity || row.Severity == severity)
        && (query.Owner is not { } owner || row.Owner.Equals(owner, StringComparison.OrdinalIgnoreCase))
        && query.AcceptsText(row.ExceptionId.Value, row.Summary, row.Type.Value);

    /// <param name="References">What else the shipment can be found by.</param>
    private sealed record ShipmentLine(ShipmentRow Row, ImmutableArray<string> References, ImmutableDictionary<CaseId, Severity> Open)
    {
        public bool Matches(Query query) =>
            query.AcceptsStatus(Row.Status.ToString(), Row.IsOpen)
            && (query.ClientId is not { } client || Row.ClientId == client)
            && (query.CarrierId is not { } carrier || Row.CarrierId == carrier)
            && (query.Severity is not { } severity || Row.WorstSeverity == severity)
            && (query.AcceptsText(Row.ShipmentId.Value, Row.VehicleId?.Value ?? "") || query.AcceptsText(References.AsSpan()));
    }
}
