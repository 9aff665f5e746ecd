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

    /// <summary>A truck is served in an hour.</summary>
    private static readonly TimeSpan SlotAtLeast = TimeSpan.FromMinutes(75);

    /// <param name="trailFrom">Older positions are told only where they are a truck's last word: that is how a silent one is known.</param>
    public static IReadOnlyList<Message> Of(
        IReadOnlyList<Message.Located> located, DateTimeOffset trailFrom, IReadOnlyCollection<IReadOnlyList<Message>> stories, DateTimeOffset now)
    {
        var last = located.GroupBy(message => message.Position.VehicleId).Select(words => words.Last()).ToHashSet();
        var told = stories.SelectMany(story => story.Select(message => Retold(message, story, now)).Select(message => (Turn: Turn(message, story), Message: message)))
            .ToLookup(turn => turn.Turn, turn => turn.Message);
        return
        [
            // What is on its way needs no carrier any more; who would carry the rest is asked at the end.
            .. Client.All.Select(client => new Message.Agreed(client, ByHand: true)),
            .. located.Where(message => message.Position.At >= trailFrom && !last.Contains(message)),
            .. told[Scene.Orders],

            // Before the trucks are known: old milestones would make them look silent.
            .. told[Scene.Milestones],
            .. told[Scene.Assignments],
            .. last,

            // Last of all, as what is delivered is given to nobody any more.
            .. told[Scene.Deliveries],
            .. stories.SelectMany(story => Booked(story, now)),
            .. Client.All.Where(client => client.Guide.Count > 0).Select(client => new Message.Agreed(client, ByHand: false)),
            .. told[Scene.Releases],
            .. told[Scene.Stock],
        ];
    }

    private enum Scene
    {
        Orders,
        Milestones,
        Assignments,
        Deliveries,

        /// <summary>Not told again: see <see cref="Booked"/>.</summary>
        Bookings,

        /// <summary>Of what nobody carries yet.</summary>
        Releases,
        Stock,
    }

    private static Scene Turn(Message message, IReadOnlyList<Message> story) => message switch
    {
        Message.Released => story.Any(later => later is Message.Assigned) ? Scene.Orders : Scene.Releases,
        Message.Stocked => Scene.Stock,
        Message.Booked => Scene.Bookings,
        Message.Assigned => Scene.Assignments,
        Message.Reported { Type: "delivered" } => Scene.Deliveries,
        _ => Scene.Milestones,
    };

    /// <summary>Doors for what is on its way, where its truck is still expected in time.</summary>
    private static IEnumerable<Message> Booked(IReadOnlyList<Message> story, DateTimeOffset now) => story
        .OfType<Message.Assigned>()
        .SelectMany(assigned => new[] { assigned.Load.Pickup, assigned.Load.Delivery }, (assigned, stop) => new Message.Booked(assigned.Load, stop))
        .Where(booked => booked.Stop.Window.To > now + SlotAtLeast && !story.OfType<Message.Reported>().Any(report => report is { Type: "arrived", Classifier: "actual" } && report.Stop >= booked.Stop.Sequence));

    private static Message Retold(Message message, IReadOnlyList<Message> story, DateTimeOffset now) => message is Message.Released { Load: var load }
        ? new Message.Released(load with { Pickup = Retold(load.Pickup, story, now), Delivery = Retold(load.Delivery, story, now) })
        : message;

    private static LoadStop Retold(LoadStop stop, IReadOnlyList<Message> story, DateTimeOffset now) =>
        stop.Window.To < now - JustNow && story.OfType<Message.Reported>().Any(report => report is { Type: "arrived", Classifier: "actual" } && report.Stop == stop.Sequence)
            ? stop with { Window = stop.Window with { To = now - JustNow } }
            : stop;
}
