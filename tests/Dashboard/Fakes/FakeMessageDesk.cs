using System.Collections.Immutable;
using Dispatch.Integration;

namespace Dispatch.Fakes;

/// <summary>Knows what it was given, and what it was to deliver once more.</summary>
public sealed class FakeMessageDesk : IMessageDesk
{
    public ImmutableArray<ToldMessage> Messages { get; set; } = [];

    public IList<string> Replayed { get; } = [];

    public Task<ImmutableArray<ToldMessage>> About(ShipmentId shipment) => Task.FromResult(Messages);

    public Task<int> Replay(ShipmentId shipment, ImmutableArray<Message> messages, EndpointId? to)
    {
        foreach (var message in messages)
        {
            Replayed.Add(message.Id);
        }

        return Task.FromResult(messages.Length);
    }
}
