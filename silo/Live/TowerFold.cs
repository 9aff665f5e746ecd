using System.Collections.Immutable;
using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>Folds rows into a <see cref="TowerView"/>: of each row the newest wins, whichever way it came.</summary>
public sealed class TowerFold(int partitions)
{
    private readonly long[] boardHealed = new long[partitions];
    private readonly long[] vehiclesHealed = new long[partitions];
    private readonly VehicleFold vehicles = new();
    private readonly ImmutableDictionary<ShipmentId, ShipmentRow>.Builder shipments = None<ShipmentId, ShipmentRow>();
    private readonly ImmutableDictionary<CaseId, CaseRow>.Builder exceptions = None<CaseId, CaseRow>();
    private readonly ImmutableDictionary<ShipmentId, ReleaseRow>.Builder releases = None<ShipmentId, ReleaseRow>();
    private readonly ImmutableDictionary<CarrierId, CarrierRow>.Builder carriers = None<CarrierId, CarrierRow>();
    private readonly ImmutableDictionary<FacilityId, FacilityRow>.Builder facilities = None<FacilityId, FacilityRow>();

    public DateTimeOffset AsOf { get; set; }

    public TowerView View() =>
        new(vehicles.View(), shipments.ToImmutable(), exceptions.ToImmutable(), carriers.ToImmutable(), facilities.ToImmutable(), AsOf)
        {
            Releases = releases.ToImmutable(),
        };

    /// <summary>The change up to which a partition's board was asked for.</summary>
    public long BoardHealed(int partition) => boardHealed[partition];

    /// <summary>The change up to which a partition's vehicles were asked for.</summary>
    public long VehiclesHealed(int partition) => vehiclesHealed[partition];

    /// <summary>Takes what a partition was asked for: it is complete up to its change.</summary>
    public void Heal(int partition, BoardChanges board, VehicleRows moved)
    {
        if (board.Change < boardHealed[partition])
        {
            // A store that lost its last second, or was put back, counts anew: what is shown of the partition is asked for again.
            Forget(partition);
            return;
        }

        Take(board);
        Take(moved);
        if (boardHealed[partition] > 0 && StoredReader.FirstBefore(board.Change) is var begun && begun > boardHealed[partition])
        {
            // Its reader has begun anew since, and told all there is: what it did not tell was lost with the last second of a store.
            ForgetBoard(partition, before: begun);
        }

        boardHealed[partition] = board.Change;
        vehiclesHealed[partition] = moved.Change;
    }

    /// <summary>
    /// Takes what came over the live wire or was asked for. What was asked for is complete: a row from before it that comes
    /// late over the wire is old, even where there is no newer row to tell by, because it has ended since.
    /// </summary>
    public void Take(BoardChanges changes)
    {
        var healed = boardHealed[changes.Partition];
        Fold(shipments, changes.Shipments.Where(row => row.Change > healed), row => row.ShipmentId, row => row.Change, row => row.IsOpen);
        Fold(exceptions, changes.Exceptions.Where(row => row.Change > healed), row => row.ExceptionId, row => row.Change, row => row.IsOpen);
        Fold(releases, changes.Releases.Where(row => row.Change > healed), row => row.ReleaseId, row => row.Change, row => row.IsOpen);
        Fold(carriers, changes.Carriers, row => row.Carrier.CarrierId, row => row.Change, _ => true);
        Fold(facilities, changes.Facilities, row => row.Facility.FacilityId, row => row.Change, _ => true);
    }

    public void Take(VehicleRows moved) => vehicles.Take(moved);

    private void Forget(int partition)
    {
        boardHealed[partition] = vehiclesHealed[partition] = 0;
        ForgetBoard(partition, before: long.MaxValue);
        vehicles.Forget(partition);
    }

    private void ForgetBoard(int partition, long before)
    {
        Forget(shipments, id => StoreKeys.Of(id), row => row.Change);
        Forget(exceptions, id => StoreKeys.Of(id), row => row.Change);
        Forget(releases, id => StoreKeys.Of(ReleaseId.For(id)), row => row.Change);
        Forget(carriers, id => StoreKeys.Of(id), row => row.Change);
        Forget(facilities, id => StoreKeys.Of(id), row => row.Change);

        void Forget<TKey, TRow>(ImmutableDictionary<TKey, TRow>.Builder known, Func<TKey, StoreKey> key, Func<TRow, long> change)
            where TKey : notnull => known.RemoveRange(
            [.. known.Where(row => change(row.Value) < before && key(row.Key).Partition(partitions) == partition).Select(row => row.Key)]);
    }

    /// <summary>
    /// Rows that say the same are not the same: the one that came first stays otherwise, and with it a copy of what the board of the same
    /// process holds anyway. A builder from one view to the next, as it copies what a view shares once, not for each batch of rows.
    /// </summary>
    private static ImmutableDictionary<TKey, TRow>.Builder None<TKey, TRow>()
        where TKey : notnull
        where TRow : class => ImmutableDictionary.CreateBuilder<TKey, TRow>(null, ReferenceEqualityComparer.Instance);

    private static void Fold<TKey, TRow>(
        ImmutableDictionary<TKey, TRow>.Builder known, IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, long> change, Func<TRow, bool> stays)
        where TKey : notnull
    {
        foreach (var row in rows)
        {
            if (!stays(row))
            {
                known.Remove(key(row));
            }
            else if (!known.TryGetValue(key(row), out var before) || change(before) <= change(row))
            {
                known[key(row)] = row;
            }
        }
    }
}
