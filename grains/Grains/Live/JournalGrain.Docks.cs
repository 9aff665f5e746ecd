using Dispatch.Carriers;
using Dispatch.Facilities;
using Dispatch.Shipments;

namespace Dispatch.Live;

/// <summary>What a shipment's journey means for the docks at its stops, and for whoever carried it.</summary>
public sealed partial class JournalGrain
{
    private Task ExpectAtDocks(ShipmentId shipment, Origin origin) => TellDocks(
        shipment,
        at => at.Estimated is { } eta ? new FacilityCommand.Propose(AppointmentId.For(shipment, at.Stop), eta) : null,
        origin);

    /// <summary>
    /// Where its stops are stands in the shipment's line of the board, which is at least as new as the fact: the board follows before effects are
    /// seen through. A facility that holds no slot for it agrees and forgets.
    /// </summary>
    private async Task TellDocks(ShipmentId shipment, Func<StopAtFacility, FacilityCommand?> command, Origin origin)
    {
        foreach (var at in board.AtFacilities(shipment))
        {
            if (command(at) is { } told)
            {
                await GrainFactory.GetGrain<IFacilityGrain>(at.FacilityId.Value).Handle(told, origin with { CommandId = $"{origin.CommandId}:{at.Stop}" });
            }
        }
    }

    /// <summary>A shipment that came to all its deliveries within their windows is on time.</summary>
    private async Task CountDelivery(ShipmentId id, Origin origin)
    {
        if (await GrainFactory.GetGrain<IShipmentGrain>(id.Value).Get() is { CarrierId: { } carrier } shipment)
        {
            var onTime = shipment.Stops.All(stop => stop.Kind is StopKind.Pickup || stop.Actual.Arrival <= stop.Window.To);
            await GrainFactory.GetGrain<ICarrierGrain>(carrier.Value).Handle(new CarrierCommand.CountDelivery(id, onTime), origin);
        }
    }
}
