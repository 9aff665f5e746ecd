using System.Collections.Immutable;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Live;
using Dispatch.Shipments;

namespace Dispatch.Fakes;

/// <summary>Lists of what it is given. It can be out of order, as a tower can.</summary>
public sealed class FakeBoards : IBoards
{
    public ImmutableList<ShipmentRow> Rows { get; set; } = [];

    public ImmutableList<CaseRow> Cases { get; set; } = [];

    public ImmutableList<ReleaseRow> Released { get; set; } = [];

    public ImmutableList<TenderRow> Offers { get; set; } = [];

    public bool IsBroken { get; set; }

    /// <summary>Every question about shipments and releases, oldest first.</summary>
    public ImmutableList<Query> Asked { get; private set; } = [];

    public Task<Rows<ShipmentRow>> Shipments(Query query)
    {
        Asked = Asked.Add(query);
        var matching = Rows.Where(row =>
            query.AcceptsStatus(row.Status.ToString(), row.IsOpen) && query.AcceptsText(row.ShipmentId.Value) && !(query.ClientId is { } client && client != row.ClientId));
        return Answer(Pages.Of(matching, row => RowPlaces.Of(row, query.Sorting.By), query));
    }

    public Task<Rows<CaseRow>> Exceptions(Query query) =>
        Answer(Pages.Of(Cases.Where(row => query.AcceptsText(row.ExceptionId.Value)), row => RowPlaces.Of(row, query.Sorting.By), query));

    public Task<Rows<ReleaseRow>> Releases(Query query)
    {
        Asked = Asked.Add(query);
        var matching = Released.Where(row => query.AcceptsStatus(row.Status.ToString(), row.IsOpen)
            && query.AcceptsText(row.ReleaseId.Value) && (query.Gate is not { } gate || row.Gates.Any(one => one.Kind == gate && one.State is not GateState.Ready)));
        return Answer(Pages.Of(matching, row => RowPlaces.Of(row, query.Sorting.By), query));
    }

    public Task<Rows<TenderRow>> Tenders(Query query) =>
        Answer(Pages.Of(Offers.Where(row => row.CarrierId == query.CarrierId), row => RowPlaces.Of(row, query.Sorting.By), query));

    public Task<ImmutableArray<CaseId>> OpenExceptions(ShipmentId shipment) =>
        Answer<ImmutableArray<CaseId>>([.. Cases.Where(row => row.IsOpen && row.ShipmentId == shipment).Select(row => row.ExceptionId)]);

    private Task<T> Answer<T>(T answer) => IsBroken ? Task.FromException<T>(new TimeoutException()) : Task.FromResult(answer);
}
