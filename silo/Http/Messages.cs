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
        string? destination, string? shipment, IMessageDesk desk, EndpointBook endpoints, ConnectorsAwake connectors)
    {
        if (shipment is not null && !Names.IsShipment(shipment))
        {
            return Problems.Of(Check.Malformed($"shipment is not {Names.ShipmentSyntax}."));
        }

        var told = shipment is null ? await Waiting(await endpoints.Read(), connectors) : await desk.About(new(shipment));
        return TypedResults.Ok(new MessageList([.. told.Where(one => destination is null || one.Message.Destination == destination).Select(Of)]));
    }

    private static async Task<IEnumerable<ToldMessage>> Waiting(ImmutableArray<Endpoint> endpoints, ConnectorsAwake connectors) =>
        (await Task.WhenAll(endpoints.Select(endpoint => connectors.Deliveries(endpoint.EndpointId))))
        .SelectMany(partitions => partitions.SelectMany(partition => partition.Open))
        .GroupBy(delivery => delivery.Message.Id)
        .Select(deliveries => new ToldMessage(deliveries.First().Message, [.. deliveries]))
        .OrderBy(told => told.Message.At)
        .Take(MaxShown);

    public static async Task<Results<Ok<ReplayAnswer>, ProblemHttpResult>> Replay(ReplayBody body, IGrainFactory grains, IMessageDesk desk)
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
        return messages.IsEmpty
            ? Problems.Of("message.unknown", "There are no such messages.")
            : TypedResults.Ok(new ReplayAnswer(await desk.Replay(new(body.ShipmentId), messages, body.EndpointId is { } endpoint ? new(endpoint) : null)));
    }

    private static MessageView Of(ToldMessage told) => new(
        told.Message.Id,
        told.Message.Destination,
        told.Message.ShipmentId,
        told.Message.Type,
        told.Message.At,
        new(told.Message.Data),
        [.. told.Deliveries.Select(delivery => new DeliveryView(delivery.EndpointId, delivery.State, delivery.Tries, delivery.NotBefore, delivery.Trouble))]);
}
