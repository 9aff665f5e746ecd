using System.Collections.Immutable;
using Dispatch.Carriers;
using Dispatch.Clients;
using Dispatch.Dispatching;
using Dispatch.Facilities;
using Dispatch.Shipments;
using Dispatch.Storage;

namespace Dispatch.Live;

/// <summary>Carries out what dispatching wants of others, and what others say to it.</summary>
public sealed partial class JournalGrain
{
    /// <summary>Several words of one fact to one destination each have an id of their own.</summary>
    private void CarryOutDispatching(Reaction reaction, LogEntry entry, Origin origin)
    {
        switch (reaction)
        {
            case Reaction.OpenRelease(var shipment, var order):
                Then(entry, Release(shipment), () => OpenRelease(shipment, order, origin));
                break;
            case Reaction.TellRelease(var shipment, var command):
                Then(entry, Release(shipment), () => GrainFactory.GetGrain<IReleaseGrain>(shipment.Value).Handle(command, Named(origin, command)));
                break;
            case Reaction.RankCarriers(var shipment, var asked):
                Then(entry, Release(shipment), () => RankCarriers(shipment, asked, origin));
                break;
            case Reaction.TellShipment(var shipment, var command):
                Then(entry, shipment.Value, () => GrainFactory.GetGrain<IShipmentGrain>(shipment.Value).Handle(command, origin));
                break;
            case Reaction.TellFacility(var facility, var command):
                Then(entry, $"facility:{facility}", () => GrainFactory.GetGrain<IFacilityGrain>(facility.Value).Handle(command, Named(origin, command)));
                break;
            case Reaction.TellCarrier(var carrier, var command):
                Then(entry, $"carrier:{carrier}", () => GrainFactory.GetGrain<ICarrierGrain>(carrier.Value).Handle(command, Named(origin, command)));
                break;
            case Reaction.CarriersChanged:
                carriers.Changed();
                break;
        }
    }

    private static string Release(ShipmentId shipment) => $"release:{shipment}";

    private static Origin Named(Origin origin, object command) => origin with
    {
        CommandId = command switch
        {
            FacilityCommand.Confirm confirm => $"{origin.CommandId}:{confirm.AppointmentId.Stop}",
            _ => $"{origin.CommandId}:{command.GetType().Name}",
        },
    };

    /// <summary>The client's policy is the one that holds as its order comes in.</summary>
    private async Task OpenRelease(ShipmentId shipment, Order order, Origin origin)
    {
        var client = await GrainFactory.GetGrain<IClientGrain>(order.ClientId.Value).Dispatching();
        var itsPolicy = client?.Policy ?? DispatchPolicy.Manual;
        var trusted = itsPolicy.WhenInventoryIsSilent is Silence.AssumeTrusted ? await Trusted(order) : [];
        var guide = client?.Guide.LaneOf(order)?.Entries ?? [];
        await GrainFactory.GetGrain<IReleaseGrain>(shipment.Value).Handle(new ReleaseCommand.Open(order, itsPolicy, guide, trusted), origin);
    }

    private async Task<ImmutableArray<FacilityId>> Trusted(Order order)
    {
        var pickups = order.Stops.Where(stop => stop.Kind is StopKind.Pickup).Select(stop => stop.FacilityId).OfType<FacilityId>().Distinct();
        var facilities = await Task.WhenAll(pickups.Select(id => GrainFactory.GetGrain<IFacilityGrain>(id.Value).Get()));
        return [.. facilities.OfType<Facility>().Where(facility => facility.Trusted).Select(facility => facility.FacilityId)];
    }

    /// <summary>Where nobody may carry it, the picture of the carriers may only have been too old.</summary>
    private async Task RankCarriers(ShipmentId shipment, ReleaseFact.CarriersAsked asked, Origin origin)
    {
        var ranking = await Rank(asked, newerThan: DateTimeOffset.MinValue);
        if (ranking.Eligible == 0)
        {
            ranking = await Rank(asked, newerThan: asked.At);
        }

        await GrainFactory.GetGrain<IReleaseGrain>(shipment.Value).Handle(new ReleaseCommand.Rank(ranking), origin);
    }

    private async Task<Ranked> Rank(ReleaseFact.CarriersAsked asked, DateTimeOffset newerThan)
    {
        var now = Clock.GetUtcNow();
        return Ranking.Of(await carriers.Read(now, newerThan), asked.Freight, asked.Guide, asked.Preferred, asked.Weights, now);
    }
}
