using System.Collections.Immutable;
using Dispatch.Exceptions;
using Dispatch.Shipments;
using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>Folds rows into a <see cref="TowerView"/>: of each row the newest wins, whichever way it came.</summary>
public sealed class TowerFold(int partitions)
{
    private readonly long[] boardHealed = new long[partitions];
    private readonly long[] vehiclesHealed = new long[partitions];
    private ImmutableDictionary<string, VehicleRow> vehicles = ImmutableDictionary<string, VehicleRow>.Empty;
    private ImmutableDictionary<ShipmentId, ShipmentRow> shipments = ImmutableDictionary<ShipmentId, ShipmentRow>.Empty;
    private ImmutableDictionary<CaseId, CaseRow> exceptions = ImmutableDictionary<CaseId, CaseRow>.Empty;

    public DateTimeOffset AsOf { get; set; }

    public TowerView View() => new(vehicles, shipments, exceptions, AsOf);

    /// <summary>The change up to which a partition's board was asked for.</summary>
    public long BoardHealed(int partition) => boardHealed[partition];

    /// <summary>The change up to which a partition's vehicles were asked for.</summary>
    public long VehiclesHealed(int partition) => vehiclesHealed[partition];

    public void Heal(int partition, BoardChanges board, ImmutableArray<VehicleRow> moved)
    {
        Take(board);
        Take(moved);
        boardHealed[partition] = board.Change;
        vehiclesHealed[partition] = moved.Length == 0 ? vehiclesHealed[partition] : moved[^1].Change;
    }

    public void Take(BoardChanges changes)
    {
        var next = shipments.ToBuilder();
        foreach (var row in changes.Shipments)
        {
            if (!next.TryGetValue(row.ShipmentId, out var known) || known.Change <= row.Change)
            {
                next[row.ShipmentId] = row;
            }
        }

        shipments = next.ToImmutable();
        Take(changes.Exceptions);
    }

    public void Take(ImmutableArray<VehicleRow> moved)
    {
        var next = vehicles.ToBuilder();
        foreach (var row in moved)
        {
            var key = $"{row.CarrierId}/{row.VehicleId}";
            if (!next.TryGetValue(key, out var known) || known.Change <= row.Change)
            {
                next[key] = row;
            }
        }

        vehicles = next.ToImmutable();
    }

    private void Take(ImmutableArray<CaseRow> changed)
    {
        var next = exceptions.ToBuilder();
        foreach (var row in changed)
        {
            if (!row.IsOpen)
            {
                next.Remove(row.ExceptionId);
            }
            else if (!next.TryGetValue(row.ExceptionId, out var known) || known.Change <= row.Change)
            {
                next[row.ExceptionId] = row;
            }
        }

        exceptions = next.ToImmutable();
    }
}
