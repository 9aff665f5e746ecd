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
    private ImmutableDictionary<ShipmentId, ShipmentRow> shipments = None<ShipmentId, ShipmentRow>();
    private ImmutableDictionary<CaseId, CaseRow> exceptions = None<CaseId, CaseRow>();
    private ImmutableDictionary<ShipmentId, ReleaseRow> releases = None<ShipmentId, ReleaseRow>();
    private ImmutableDictionary<CarrierId, CarrierRow> carriers = None<CarrierId, CarrierRow>();
    private ImmutableDictionary<FacilityId, FacilityRow> facilities = None<FacilityId, FacilityRow>();

    public DateTimeOffset AsOf { get; set; }

    public TowerView View() => new(vehicles.View(), shipments, exceptions, carriers, facilities, AsOf) { Releases = releases };

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
        shipments = Folded(shipments, changes.Shipments.Where(row => row.Change > healed), row => row.ShipmentId, row => row.Change, row => row.IsOpen);
        exceptions = Folded(exceptions, changes.Exceptions.Where(row => row.Change > healed), row => row.ExceptionId, row => row.Change, row => row.IsOpen);
        releases = Folded(releases, changes.Releases.Where(row => row.Change > healed), row => row.ReleaseId, row => row.Change, row => row.IsOpen);
        carriers = Folded(carriers, changes.Carriers, row => row.Carrier.CarrierId, row => row.Change, _ => true);
        facilities = Folded(facilities, changes.Facilities, row => row.Facility.FacilityId, row => row.Change, _ => true);
    }

    public void Take(VehicleRows moved) => vehicles.Take(moved);

    private void Forget(int partition)
    {
        bool IsOf(StoreKey key) => key.Partition(partitions) == partition;
        boardHealed[partition] = vehiclesHealed[partition] = 0;
        shipments = shipments.RemoveRange(shipments.Keys.Where(id => IsOf(StoreKeys.Of(id))));
        exceptions = exceptions.RemoveRange(exceptions.Keys.Where(id => IsOf(StoreKeys.Of(id))));
        releases = releases.RemoveRange(releases.Keys.Where(id => IsOf(StoreKeys.Of(ReleaseId.For(id)))));
        carriers = carriers.RemoveRange(carriers.Keys.Where(id => IsOf(StoreKeys.Of(id))));
        facilities = facilities.RemoveRange(facilities.Keys.Where(id => IsOf(StoreKeys.Of(id))));
        vehicles.Forget(partition);
    }

    /// <summary>
    /// Rows that say the same are not the same: the one that came first stays otherwise, and with it a copy of what the board of the same
    /// process holds anyway.
    /// </summary>
    private static ImmutableDictionary<TKey, TRow> None<TKey, TRow>()
        where TKey : notnull
        where TRow : class => ImmutableDictionary<TKey, TRow>.Empty.WithComparers(null, ReferenceEqualityComparer.Instance);

    private static ImmutableDictionary<TKey, TRow> Folded<TKey, TRow>(
        ImmutableDictionary<TKey, TRow> known, IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, long> change, Func<TRow, bool> stays)
        where TKey : notnull
    {
        var next = known.ToBuilder();
        foreach (var row in rows)
        {
            if (!stays(row))
            {
                next.Remove(key(row));
            }
            else if (!next.TryGetValue(key(row), out var before) || change(before) <= change(row))
            {
                next[key(row)] = row;
            }
        }

        return next.ToImmutable();
    }
}
