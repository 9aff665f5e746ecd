namespace Dispatch.Simulation;

/// <summary>What is on its way to the tower, each due at its time; and what was told of each load that is not over.</summary>
public sealed class Outbox
{
    private readonly PriorityQueue<Message, (DateTimeOffset At, long Number)> waiting = new();
    private readonly Dictionary<string, List<Message>> stories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Message.Assigned> planned = new(StringComparer.Ordinal);
    private long number;

    /// <summary>Loads that are not over.</summary>
    public int OpenLoads => stories.Count;

    /// <summary>All that is kept, told or not.</summary>
    public int Held => waiting.Count + planned.Count + stories.Values.Sum(story => story.Count);

    /// <summary>What the tower would know of the open loads by now, also what their carriers keep to themselves; each story in order.</summary>
    public IReadOnlyCollection<IReadOnlyList<Message>> Stories => stories.Values;

    /// <returns>Which truck will carry it, while nobody has been told; null for what is not the demo's.</returns>
    public Message.Assigned? Planned(string shipmentId) => planned.GetValueOrDefault(shipmentId);

    public void Put(DateTimeOffset at, Message message)
    {
        waiting.Enqueue(message, (at, number++));
        if (message is Message.Assigned assigned)
        {
            planned[assigned.Load.ShipmentId] = assigned;
        }
    }

    /// <summary>What is due, in its order.</summary>
    public IEnumerable<Message> Take(DateTimeOffset until)
    {
        while (waiting.TryPeek(out var message, out var due) && due.At <= until)
        {
            waiting.Dequeue();
            Keep(message);
            if (message is not Message.Reported { IsKept: true })
            {
                yield return message;
            }
        }
    }

    private void Keep(Message message)
    {
        if (message is Message.Assigned assigned)
        {
            planned.Remove(assigned.Load.ShipmentId);
        }

        switch (message)
        {
            case Message.Released released:
                stories[released.Load.OrderId] = [message];
                break;
            case Message.Reported { IsLast: true } last:
                stories.Remove(last.Load.OrderId);
                break;
            case { About: { } load } when stories.TryGetValue(load.OrderId, out var story):
                story.Add(message);
                break;
        }
    }
}
