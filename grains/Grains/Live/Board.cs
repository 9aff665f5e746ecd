using System.Collections.Immutable;
using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Shipments;

namespace Dispatch.Live;

/// <summary>
/// The shipments and exceptions of one partition as lists show them, and its carriers and facilities. Rows come from states, not
/// from facts: the journal only says what has changed, so that a row can never disagree with its aggregate for longer than the
/// reader is behind. What has ended is kept for a while: the oldest of it goes once there is too much.
/// </summary>
/// <param name="maxEnded">How many ended shipments are kept, and how many ended exceptions.</param>
public sealed class Board(int maxEnded = Board.MaxEnded)
{
    /// <summary>In 16 partitions 32,000 of each: about 50 MB, and weeks of a mid-sized network.</summary>
    public const int MaxEnded = 2_000;

    private readonly ByChange<ShipmentId, ShipmentLine> shipments = new(line => line.Row.Change);
    private readonly ByChange<CaseId, CaseRow> exceptions = new(row => row.Change);
    private readonly ByChange<ShipmentId, ReleaseRow> releases = new(row => row.Change);
    private readonly ByChange<CarrierId, CarrierRow> carriers = new(row => row.Change);
    private readonly ByChange<FacilityId, FacilityRow> facilities = new(row => row.Change);
    private readonly SortedSet<(DateTimeOffset Since, string Id)> endedShipments = [];
    private readonly SortedSet<(DateTimeOffset Since, string Id)> endedExceptions = [];
    private readonly SortedSet<(DateTimeOffset Since, string Id)> endedReleases = [];

    /// <summary>The change that a row got last.</summary>
    public long LastChange { get; private set; }

    public void Put(Shipment shipment, long change)
    {
        var open = shipments.TryGetValue(shipment.Id, out var known) ? known.Open : ImmutableDictionary<CaseId, Severity>.Empty;
        var row = ShipmentViews.Row(shipment, change);
        Put(new ShipmentLine(row, [.. shipment.Order!.References.Select(reference => reference.Value)], ShipmentViews.AtFacilities(shipment), open));
        foreach (var id in open.Keys.Where(id => exceptions[id].CarrierId != row.CarrierId))
        {
            exceptions[id] = exceptions[id] with { CarrierId = row.CarrierId, Change = change };
        }

        Note(endedShipments, (known?.Row.Since ?? row.Since, row.ShipmentId.Value), (row.Since, row.ShipmentId.Value), shipment.IsOver);
        ForgetTheOldest(endedShipments, id => shipments.Remove(new(id)), _ => endedShipments.Count > maxEnded);
    }

    public void Put(Case state, long change)
    {
        var row = CaseViews.Row(state, change);
        if (state.ShipmentId is { } id && shipments.TryGetValue(id, out var line))
        {
            row = row with { ClientId = line.Row.ClientId, CarrierId = line.Row.CarrierId };
            var open = row.IsOpen ? line.Open.SetItem(row.ExceptionId, row.Severity) : line.Open.Remove(row.ExceptionId);
            Put(line with { Row = line.Row with { Change = change }, Open = open });
        }

        exceptions[state.Id] = row;
        LastChange = Math.Max(LastChange, change);
        Note(endedExceptions, (row.DetectedAt, state.Id.Value), (row.DetectedAt, state.Id.Value), !row.IsOpen);
        ForgetTheOldest(endedExceptions, ended => exceptions.Remove(new(ended)), _ => endedExceptions.Count > maxEnded);
    }

    public void Put(Release release, long change)
    {
        var row = ReleaseViews.Row(release, change);
        var before = releases.TryGetValue(release.Id, out var known) ? known.Since : row.Since;
        releases[release.Id] = row;
        LastChange = Math.Max(LastChange, change);
        Note(endedReleases, (before, release.Id.Value), (row.Since, release.Id.Value), release.IsOver);
        ForgetTheOldest(endedReleases, id => releases.Remove(new(id)), _ => endedReleases.Count > maxEnded);
    }

    public void Put(CarrierFile carrier, long change)
    {
        if (CarrierViews.Row(carrier, change) is { } row)
        {
            carriers[carrier.Id] = row;
            LastChange = Math.Max(LastChange, change);
        }
    }

    public void Put(FacilityFile facility, long change)
    {
        if (FacilityViews.Row(facility, change) is { } row)
        {
            facilities[facility.Id] = row;
            LastChange = Math.Max(LastChange, change);
        }
    }

    /// <summary>Forgets what ended at that moment or before: it can no longer be looked up either.</summary>
    public void ForgetEndedBy(DateTimeOffset moment)
    {
        ForgetTheOldest(endedShipments, id => shipments.Remove(new(id)), oldest => oldest <= moment);
        ForgetTheOldest(endedExceptions, id => exceptions.Remove(new(id)), oldest => oldest <= moment);
        ForgetTheOldest(endedReleases, id => releases.Remove(new(id)), oldest => oldest <= moment);
    }

    public ImmutableArray<CaseId> OpenExceptions(ShipmentId shipment) =>
        shipments.TryGetValue(shipment, out var line) ? [.. line.Open.Keys.OrderBy(id => id.Value, StringComparer.Ordinal)] : [];

    /// <summary>The stops of a shipment that are at facilities.</summary>
    public ImmutableArray<StopAtFacility> AtFacilities(ShipmentId shipment) => shipments.TryGetValue(shipment, out var line) ? line.AtFacilities : [];

    public Rows<ShipmentRow> Shipments(Query query) =>
        Pages.Of(shipments.Rows.Where(line => line.Matches(query)).Select(line => line.Row), row => RowPlaces.Of(row, query.Sorting.By), query);

    public Rows<CaseRow> Exceptions(Query query) =>
        Pages.Of(exceptions.Rows.Where(row => Matches(row, query)), row => RowPlaces.Of(row, query.Sorting.By), query);

    public Rows<ReleaseRow> Releases(Query query) =>
        Pages.Of(releases.Rows.Where(row => Matches(row, query)), row => RowPlaces.Of(row, query.Sorting.By), query);

    public Rows<TenderRow> Tenders(Query query) =>
        Pages.Of(releases.Rows.SelectMany(row => row.Tenders).Where(row => Matches(row, query)), row => RowPlaces.Of(row, query.Sorting.By), query);

    public BoardChanges Changes(int partition, long after) => new(
        partition,
        [.. shipments.After(after).Select(line => line.Row)],
        [.. exceptions.After(after)],
        [.. carriers.After(after)],
        [.. facilities.After(after)],
        LastChange)
    {
        Releases = [.. releases.After(after)],
    };

    private void Put(ShipmentLine line)
    {
        shipments[line.Row.ShipmentId] = line with
        {
            Row = line.Row with
            {
                OpenExceptions = line.Open.Count,
                WorstSeverity = line.Open.IsEmpty ? null : line.Open.Values.Max(),
            },
        };
        LastChange = Math.Max(LastChange, line.Row.Change);
    }

    private static void Note(SortedSet<(DateTimeOffset, string)> ended, (DateTimeOffset, string) before, (DateTimeOffset, string) now, bool hasEnded)
    {
        ended.Remove(before);
        if (hasEnded)
        {
            ended.Add(now);
        }
    }

    private static void ForgetTheOldest(SortedSet<(DateTimeOffset Since, string Id)> ended, Action<string> forget, Func<DateTimeOffset, bool> isTooMuch)
    {
        while (ended.Count > 0 && isTooMuch(ended.Min.Since))
        {
            forget(ended.Min.Id);
            ended.Remove(ended.Min);
        }
    }

    private static bool Matches(ReleaseRow row, Query query) =>
        query.AcceptsStatus(row.Status.ToString(), row.IsOpen)
        && (query.ClientId is not { } client || row.ClientId == client)
        && (query.CarrierId is not { } carrier || row.CarrierId == carrier)
        && (query.Gate is not { } gate || (row.IsOpen && row.Gates.Any(one => one.Kind == gate && one.State is not GateState.Ready)))
        && query.AcceptsText(row.ReleaseId.Value, row.Reason ?? "");

    private static bool Matches(TenderRow row, Query query) =>
        query.AcceptsStatus(row.State.ToString(), row.IsOpen)
        && (query.ClientId is not { } client || row.ReleaseId.Client == client)
        && (query.CarrierId is not { } carrier || row.CarrierId == carrier)
        && query.AcceptsText(row.TenderId.Value, row.CarrierId.Value);

    private static bool Matches(CaseRow row, Query query) =>
        query.AcceptsStatus(row.Status.ToString(), row.IsOpen)
        && (query.ClientId is not { } client || row.ClientId == client)
        && (query.CarrierId is not { } carrier || row.CarrierId == carrier)
        && (query.Severity is not { } severity || row.Severity == severity)
        && (query.Owner is not { } owner || row.Owner.Equals(owner, StringComparison.OrdinalIgnoreCase))
        && query.AcceptsText(row.ExceptionId.Value, row.Summary, row.Type.Value);

    /// <param name="References">What else the shipment can be found by.</param>
    private sealed record ShipmentLine(
        ShipmentRow Row, ImmutableArray<string> References, ImmutableArray<StopAtFacility> AtFacilities, ImmutableDictionary<CaseId, Severity> Open)
    {
        public bool Matches(Query query) =>
            query.AcceptsStatus(Row.Status.ToString(), Row.IsOpen)
            && (query.ClientId is not { } client || Row.ClientId == client)
            && (query.CarrierId is not { } carrier || Row.CarrierId == carrier)
            && (query.Severity is not { } severity || Row.WorstSeverity == severity)
            && (query.AcceptsText(Row.ShipmentId.Value, Row.VehicleId?.Value ?? "", Row.Next?.Name ?? "") || query.AcceptsText(References.AsSpan()));
    }
}
