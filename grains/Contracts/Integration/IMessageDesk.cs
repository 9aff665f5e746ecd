using System.Collections.Immutable;

namespace Dispatch.Integration;

/// <summary>What others are told about a shipment, how it stands with each of them, and telling them once more.</summary>
public interface IMessageDesk
{
    /// <returns>Oldest first.</returns>
    Task<ImmutableArray<ToldMessage>> About(ShipmentId shipment);

    /// <summary>Delivers once more, in the order given.</summary>
    /// <param name="to">Only to it; to every endpoint that takes them where it is null.</param>
    /// <returns>How many some endpoint takes.</returns>
    Task<int> Replay(ShipmentId shipment, ImmutableArray<Message> messages, EndpointId? to);
}

/// <param name="Deliveries">How it stands with each endpoint that takes it.</param>
public sealed record ToldMessage(Message Message, ImmutableArray<Delivery> Deliveries);
