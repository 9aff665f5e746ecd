using System.Collections.Immutable;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Shipments;
using Dispatch.Storage;

namespace Dispatch.Live;

/// <summary>Asks every partition for a page and keeps the first rows of them all.</summary>
public sealed class Boards(IGrainFactory grains, IStore store) : IBoards
{
    public Task<Rows<ShipmentRow>> Shipments(Query query) =>
        Ask(query, board => board.Shipments(query), row => RowPlaces.Of(row, query.Sorting.By));

    public Task<Rows<CaseRow>> Exceptions(Query query) =>
        Ask(query, board => board.Exceptions(query), row => RowPlaces.Of(row, query.Sorting.By));

    public Task<Rows<ReleaseRow>> Releases(Query query) =>
        Ask(query, board => board.Releases(query), row => RowPlaces.Of(row, query.Sorting.By));

    public Task<Rows<TenderRow>> Tenders(Query query) =>
        Ask(query, board => board.Tenders(query), row => RowPlaces.Of(row, query.Sorting.By));

    public Task<ImmutableArray<CaseId>> OpenExceptions(ShipmentId shipment) =>
        Board(StoreKeys.Of(shipment).Partition(store.Partitions)).OpenExceptions(shipment);

    private async Task<Rows<TRow>> Ask<TRow>(Query query, Func<IJournalGrain, Task<Rows<TRow>>> ask, Func<TRow, RowPlace> place) =>
        Pages.Merge(await Task.WhenAll(Enumerable.Range(0, store.Partitions).Select(Board).Select(ask)), place, query);

    private IJournalGrain Board(int partition) => grains.GetGrain<IJournalGrain>(partition);
}
