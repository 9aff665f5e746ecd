using Dispatch.Exceptions;
using Dispatch.Lists;
using Dispatch.Shell;
using Dispatch.Shipments;
using Dispatch.Tracking;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Live;

/// <summary>What is selected on the map: a shipment and its vehicle, or a vehicle that carries none.</summary>
public sealed partial class SelectedShipment
{
    private const int MaxExceptions = 5;
    private const int MaxTextLength = 120;

    [CascadingParameter] public Reading Reading { get; set; } = Reading.Default;

    /// <summary>Null where a vehicle without a shipment is selected.</summary>
    [Parameter, EditorRequired] public ShipmentId? Id { get; set; }

    /// <summary>Its row in the live picture; null where it is not under way.</summary>
    [Parameter] public ShipmentRow? Row { get; set; }

    /// <summary>The whole of it; null until it was read.</summary>
    [Parameter] public ShipmentView? Shipment { get; set; }

    [Parameter] public bool IsReading { get; set; }

    [Parameter] public VehicleRow? Vehicle { get; set; }

    [Parameter] public IEnumerable<CaseRow> Exceptions { get; set; } = [];

    [Parameter] public bool Following { get; set; }

    [Parameter] public EventCallback<bool> OnFollow { get; set; }

    [Parameter] public EventCallback OnClosed { get; set; }

    private string Title => Id?.Value ?? Vehicle?.VehicleId.Value ?? "Vehicle";

    /// <summary>The zone of where it is expected.</summary>
    private string? LastZone => Shipment?.Stops is { Length: > 0 } stops ? stops[^1].TimeZone : null;

    private EtaRow? Eta => Row?.Eta ?? (Shipment?.Eta is { } eta ? new EtaRow(eta.P50, eta.P90) : null);

    private string VehicleName => (Row?.CarrierId ?? Shipment?.CarrierId ?? Vehicle?.CarrierId, Row?.VehicleId ?? Shipment?.VehicleId ?? Vehicle?.VehicleId) switch
    {
        ({ } carrier, { } vehicle) => Cut.To(MaxTextLength, $"{carrier} / {vehicle}"),
        _ => "not assigned",
    };

    private string Speed => Vehicle is { Status: VehicleStatus.Moving, SpeedKmh: { } speed } ? $", {Reading.Speed(speed)}" : "";
}
