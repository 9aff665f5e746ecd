using Dispatch.Freight;

namespace Dispatch.Simulation;

/// <summary>
/// What the tower is told when the curtain rises: a network that has been running for days, though the tower has not. The order matters, so
/// that nothing seems to be amiss which is not.
/// </summary>
internal static class Opening
{
    /// <summary>A window that ends in the past counts as missed before its milestones can arrive; it is told to end so long ago.</summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(10);

    /// <param name="trailFrom">Older positions are told only where they are a truck's last word: that is how a silent one is known.</param>
    public static IReadOnlyList<Message> Of(
        IReadOnlyList<Message.Located> located, DateTimeOffset trailFrom, IEnumerable<IReadOnlyList<Message>> stories, DateTimeOffset now)
    {
        var last = located.GroupBy(message => message.Position.VehicleId).Select(words => words.Last()).ToHashSet();
        var told = stories.SelectMany(story => story.Select(message => Retold(message, story, now))).ToLookup(Turn);
        return
        [
            .. located.Where(message => message.Position.At >= trailFrom && !last.Contains(message)),
            .. told[Scene.Orders],

            // Before the trucks are known: old milestones would make them look silent.
            .. told[Scene.Milestones],
            .. told[Scene.Assignments],
            .. last,

            // Last of all, as what is delivered is given to nobody any more.
            .. told[Scene.Deliveries],
        ];
    }

    private enum Scene
    {
        Orders,
        Milestones,
        Assignments,
        Deliveries,
    }

    private static Scene Turn(Message message) => message switch
    {
        Message.Released => Scene.Orders,
        Message.Assigned => Scene.Assignments,
        Message.Reported { Type: "delivered" } => Scene.Deliveries,
        _ => Scene.Milestones,
    };

    private static Message Retold(Message message, IReadOnlyList<Message> story, DateTimeOffset now) => message is Message.Released { Load: var load }
        ? new Message.Released(load with { Pickup = Retold(load.Pickup, story, now), Delivery = Retold(load.Delivery, story, now) })
        : message;

    private static LoadStop Retold(LoadStop stop, IReadOnlyList<Message> story, DateTimeOffset now) =>
        stop.Window.To < now - JustNow && story.OfType<Message.Reported>().Any(report => report is { Type: "arrived", Classifier: "actual" } && report.Stop == stop.Sequence)
            ? stop with { Window = stop.Window with { To = now - JustNow } }
            : stop;
}
