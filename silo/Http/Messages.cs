using System.Collections.Immutable;
using Dispatch.Connectors;
using Dispatch.Dispatching;
using Dispatch.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Integration;

/// <param name="Deliveries">How it stands with each endpoint that takes it.</param>
public sealed record MessageView(
    string Id, string Destination, ShipmentId ShipmentId, string Type, DateTimeOffset At, RawJson Data, ImmutableArray<DeliveryView> Deliveries);

/// <param name="NotBefore">When it is tried next.</param>
/// <param name="Trouble">What the endpoint said last.</param>
public sealed record DeliveryView(EndpointId EndpointId, DeliveryState State, int Tries, DateTimeOffset? NotBefore, string? Trouble);

public sealed record MessageList(ImmutableArray<MessageView> Items);

/// <summary>Which messages are delivered once more.</summary>
/// <param name="Destination">Only those to it.</param>
/// <param name="Ids">Only these.</param>
/// <param name="EndpointId">Only to it.</param>
public sealed record ReplayBody(string ShipmentId, string? Destination = null, ImmutableArray<string>? Ids = null, string? EndpointId = null);

public sealed record ReplayAnswer(int Replayed);

/// <summary>What others are told: seen, and told once more.</summary>
public static class Messages
{
    private const int MaxShown = 500;

    /// <summary>All messages about a shipment, oldest first; without one, those that wait and those that nobody took.</summary>
    public static async Task<Results<Ok<MessageList>, ProblemHttpResult>> List(
        string? destination, string? shipment, IGrainFactory grains, EndpointBook endpoints, ConnectorsAwake connectors)
    {
        if (shipment is not null && !Names.IsShipment(shipment))
        {
            return Problems.Of(Check.Malformed($"shipment is not {Names.ShipmentSyntax}."));
        }

        var known = await endpoints.Read();
        var views = shipment is null ? await Waiting(known, connectors) : await About(new(shipment), known, grains, connectors);
        return TypedResults.Ok(new MessageList([.. views.Where(view => destination is null || view.Destination == destination)]));
    }

    private static async Task<IEnumerable<MessageView>> About(
        ShipmentId shipment, ImmutableArray<Endpoint> endpoints, IGrainFactory grains, ConnectorsAwake connectors)
    {
        // How far the connectors are is asked last: what has been said by then they may have taken.
        var messages = await grains.GetGrain<IReleaseGrain>(shipment.Value).Messages();
        var deliveries = await Task.WhenAll(endpoints.Select(endpoint => connectors.Deliveries(endpoint.EndpointId, shipment)));
        return messages.Select(message => Of(message, endpoints.Zip(deliveries)
            .Where(pair => pair.First.Takes(message.Destination))
            .Select(pair => pair.Second.Of(message))));
    }

    private static async Task<IEnumerable<MessageView>> Waiting(ImmutableArray<Endpoint> endpoints, ConnectorsAwake connectors) =>
        (await Task.WhenAll(endpoints.Select(endpoint => connectors.Deliveries(endpoint.EndpointId))))
        .SelectMany(partitions => partitions.SelectMany(partition => partition.Open))
        .GroupBy(delivery => delivery.Message.Id)
        .Select(deliveries => Of(deliveries.First().Message, deliveries))
        .OrderBy(view => view.At)
        .Take(MaxShown);

    public static async Task<Results<Ok<ReplayAnswer>, ProblemHttpResult>> Replay(
        ReplayBody body, IGrainFactory grains, EndpointBook endpoints, ConnectorsAwake connectors)
    {
        if (!Names.IsShipment(body.ShipmentId))
        {
            return Problems.Of(Check.Malformed($"shipmentId is not {Names.ShipmentSyntax}."));
        }

        ImmutableArray<Message> messages =
        [
            .. (await grains.GetGrain<IReleaseGrain>(body.ShipmentId).Messages()).Where(message =>
                (body.Destination is null || message.Destination == body.Destination) && (body.Ids is not { } ids || ids.Contains(message.Id))),
        ];
        if (messages.IsEmpty)
        {
            return Problems.Of("message.unknown", "There are no such messages.");
        }

        var to = (await endpoints.Read()).Where(endpoint => body.EndpointId is null || endpoint.EndpointId.Value == body.EndpointId).ToList();
        await Task.WhenAll(to.Select(endpoint => connectors.Replay(endpoint.EndpointId, new(body.ShipmentId), messages)));
        return TypedResults.Ok(new ReplayAnswer(messages.Count(message => to.Exists(endpoint => endpoint.Takes(message.Destination)))));
    }

    private static MessageView Of(Message message, IEnumerable<Delivery> deliveries) => new(
        message.Id,
        message.Destination,
        message.ShipmentId,
        message.Type,
        message.At,
        new(message.Data),
        [.. deliveries.Select(delivery => new DeliveryView(delivery.EndpointId, delivery.State, delivery.Tries, delivery.NotBefore, delivery.Trouble))]);
}
