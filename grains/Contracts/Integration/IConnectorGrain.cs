using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Dispatch.Integration;

/// <summary>
/// Delivers the messages of one partition to one endpoint, by <c>{endpoint}/{partition}</c>. It works by itself once it is awake, from the moment
/// of its first awakening on.
/// </summary>
[Alias("dispatch.connector"), Version(1)]
public interface IConnectorGrain : IGrainWithStringKey
{
    /// <summary>Wakes it after a start or a failure, and says how it is doing.</summary>
    [Alias("awake"), AlwaysInterleave]
    Task<ConnectorStatus> Awake();

    /// <summary>What waits and what is dead, of one shipment or of all.</summary>
    [Alias("deliveries"), AlwaysInterleave]
    Task<Deliveries> Deliveries(ShipmentId? shipment);

    /// <summary>Delivers once more, under the same ids and in the order given; what waits already waits on.</summary>
    [Alias("replay"), AlwaysInterleave]
    Task Replay(ImmutableArray<Message> messages);
}

/// <param name="Trouble">Why it does not get on; null while it does.</param>
[GenerateSerializer, Immutable, Alias("dispatch.connector-status")]
public sealed record ConnectorStatus(EndpointId EndpointId, int Partition, long Position, int Pending, int Dead, string? Trouble);

/// <summary>How far a connector is.</summary>
/// <param name="Open">At most 500.</param>
/// <param name="Taken">Ids of the last messages that the endpoint took.</param>
/// <param name="CaughtUpAt">When nothing was left in the journal that it had not read.</param>
[GenerateSerializer, Immutable, Alias("dispatch.deliveries")]
public sealed record Deliveries(EndpointId EndpointId, ImmutableArray<Delivery> Open, ImmutableArray<string> Taken, DateTimeOffset CaughtUpAt)
{
    /// <summary>What was said a moment ago may still be on its way into the journal.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    /// <summary>How it stands with a message that the endpoint takes.</summary>
    public Delivery Of(Message message) => Open.FirstOrDefault(delivery => delivery.Message.Id == message.Id)
        ?? new(EndpointId, message, IsTaken(message) ? DeliveryState.Delivered : DeliveryState.Pending, Tries: 0, NotBefore: null, Trouble: null);

    private bool IsTaken(Message message) => message.At + Moment < CaughtUpAt || Taken.Contains(message.Id);
}

/// <summary>A message that an endpoint has not taken yet, or will not take.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.delivery")]
public sealed record Delivery(EndpointId EndpointId, Message Message, DeliveryState State, int Tries, DateTimeOffset? NotBefore, string? Trouble);

public enum DeliveryState
{
    Pending,
    Dead,
    Delivered,
}
