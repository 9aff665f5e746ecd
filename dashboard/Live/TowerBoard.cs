using Dispatch.Exceptions;
using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>What the map page shows of the tower.</summary>
public sealed record TowerBoard(TowerView View, ExceptionBoard Exceptions)
{
    public static readonly TowerBoard Waiting = new(TowerView.Empty, ExceptionBoard.Empty);

    public TowerPhase Phase => View switch
    {
        _ when View.AsOf == DateTimeOffset.MinValue => TowerPhase.Loading,
        { Shipments.IsEmpty: true, Vehicles.Count: 0, OpenExceptions.IsEmpty: true } => TowerPhase.Empty,
        _ => TowerPhase.Live,
    };

    public TowerBoard With(TowerView view) => new(view, Exceptions.With(view));

    /// <summary>The vehicle that carries a shipment, if it was ever seen.</summary>
    public SeenVehicle? VehicleOf(ShipmentId shipment) =>
        Assigned(shipment)
        ?? View.Vehicles
            .Where(vehicle => vehicle.Value.Status is not VehicleStatus.Unknown && vehicle.Value.Shipments.Contains(shipment))
            .Select(vehicle => new SeenVehicle(vehicle.Key, vehicle.Value))
            .FirstOrDefault();

    /// <param name="key">See <see cref="TowerView.Vehicles"/>.</param>
    public SeenVehicle? VehicleBy(string? key) =>
        key is not null && View.Vehicles.GetValueOrDefault(key) is { Status: not VehicleStatus.Unknown } row ? new(key, row) : null;

    /// <summary>The row says which vehicle was assigned; found so, nobody has to look through all of them.</summary>
    private SeenVehicle? Assigned(ShipmentId shipment) =>
        View.Shipments.GetValueOrDefault(shipment) is { CarrierId: { } carrier, VehicleId: { } vehicle }
        && VehicleBy($"{carrier}/{vehicle}") is { } seen && seen.Row.Shipments.Contains(shipment) ? seen : null;
}

public enum TowerPhase
{
    /// <summary>The tower has not been read completely yet.</summary>
    Loading,

    /// <summary>Nothing was ever ordered or seen.</summary>
    Empty,
    Live,
}
