using System.Collections.Concurrent;
using Dispatch.Integration;

namespace Dispatch.Cluster.Dispatching;

/// <summary>A receiver that remembers what it was sent, and can be out of order.</summary>
public sealed class RecordingOutbound : IOutbound
{
    private readonly ConcurrentQueue<Message> taken = new();

    /// <summary>What it took, in that order, repeats included.</summary>
    public IReadOnlyList<Message> Taken => [.. taken];

    /// <summary>What becomes of a message; all are taken where it says nothing.</summary>
    public Func<Message, Sending?> Answer { get; set; } = _ => null;

    public Task<Sending> Send(Endpoint endpoint, Message message)
    {
        var answer = Answer(message) ?? Sending.Taken;
        if (answer.Outcome is SendingOutcome.Taken)
        {
            taken.Enqueue(message);
        }

        return Task.FromResult(answer);
    }
}
