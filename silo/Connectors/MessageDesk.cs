using System.Collections.Immutable;
using Dispatch.Dispatching;
using Dispatch.Integration;

namespace Dispatch.Connectors;

/// <summary>Asks releases what they said, and connectors how far they are.</summary>
public sealed class MessageDesk(IGrainFactory grains, EndpointBook endpoints, ConnectorsAwake connectors) : IMessageDesk
{
    public async Task<ImmutableArray<ToldMessage>> About(ShipmentId shipment)
    {
        // How far the connectors are is asked last: what has been said by then they may have taken.
        var known = await endpoints.Read();
        var messages = await grains.GetGrain<IReleaseGrain>(shipment.Value).Messages();
        var deliveries = await Task.WhenAll(known.Select(endpoint => connectors.Deliveries(endpoint.EndpointId, shipment)));
        return
        [
            .. messages.Select(message => new ToldMessage(
                message, [.. known.Zip(deliveries).Where(pair => pair.First.Takes(message.Destination)).Select(pair => pair.Second.Of(message))])),
        ];
    }

    public async Task<int> Replay(ShipmentId shipment, ImmutableArray<Message> messages, EndpointId? to)
    {
        var takers = (await endpoints.Read()).Where(endpoint => to is null || endpoint.EndpointId == to).ToList();
        await Task.WhenAll(takers.Select(endpoint => connectors.Replay(endpoint.EndpointId, shipment, messages)));
        return messages.Count(message => takers.Exists(endpoint => endpoint.Takes(message.Destination)));
    }
}
