using Dispatch.Corridors;
using Dispatch.Freight;
using Dispatch.Trucks;

namespace Dispatch.Simulation;

/// <summary>
/// The network that the demo plays: trucks, loads and weather as a function of the seed and the time. Nobody outside it is asked, nothing in
/// it waits, and nothing grows: what is over is forgotten.
/// </summary>
public sealed class World
{
    /// <summary>By when every truck has left its first facility behind.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromHours(60);

    /// <summary>What the tower is told of the past: enough for a trail, and for tracking to see who is standing where.</summary>
    private static readonly TimeSpan Trail = TimeSpan.FromMinutes(25);

    /// <summary>The past before the trail is nobody's to see.</summary>
    private static readonly TimeSpan PastStep = TimeSpan.FromMinutes(5);

    private const int RunDigits = 6;

    private static readonly DateTimeOffset RunsSince = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Outbox outbox = new();
    private readonly PriorityQueue<Truck, (DateTimeOffset At, string Id)> due = new();
    private readonly List<Truck> trucks = [];
    private IReadOnlyList<Message> opening = [];

    private World(int seed, DateTimeOffset from, double pace, string run)
    {
        var dispatcher = new Dispatcher(CorridorNetwork.Load(), Facilities, run);
        foreach (var carrier in Carrier.All)
        {
            foreach (var number in Enumerable.Range(1, carrier.Trucks))
            {
                var dice = Dice.For(seed, trucks.Count);
                var isReefer = carrier.IsColdOnly || dice.Chance(0.2);
                var at = dice.Pick([.. Facilities.Where(facility => facility.IsCold || !isReefer)]);
                trucks.Add(new($"{carrier.Scac}-{100 + number}", carrier, isReefer, at, from, dice, dispatcher, outbox, seed, pace));
                due.Enqueue(trucks[^1], (from, trucks[^1].Id));
            }
        }
    }

    public IReadOnlyList<Facility> Facilities { get; } = Facility.LoadAll();

    public IReadOnlyList<Truck> Trucks => trucks;

    public int OpenLoads => outbox.OpenLoads;

    /// <inheritdoc cref="Outbox.Planned"/>
    public Message.Assigned? Planned(string shipmentId) => outbox.Planned(shipmentId);

    /// <summary>Everything that is kept for later, counted: what must not grow.</summary>
    public int Held => outbox.Held + due.Count + Trucks.Sum(truck => truck.Device.Kept);

    /// <summary>A network in full swing.</summary>
    /// <param name="pace">Times real time.</param>
    public static World Begin(int seed, DateTimeOffset now, double pace)
    {
        var world = new World(seed, now - Past, pace, Run(now));
        world.Move(now - Trail, PastStep);
        var past = world.outbox.Take(now - Trail).OfType<Message.Located>().ToList();
        var trail = world.Advance(now).OfType<Message.Located>();
        world.opening = Simulation.Opening.Of([.. past, .. trail], now - Trail, world.outbox.Stories, now);
        return world;
    }

    /// <summary>What the tower has to know first, in order; asked once.</summary>
    public IReadOnlyList<Message> Opening()
    {
        var told = opening;
        opening = [];
        return told;
    }

    /// <summary>What is to be told between the last time and now, in order.</summary>
    public IReadOnlyList<Message> Advance(DateTimeOffset now)
    {
        Move(now, TimeSpan.Zero);
        return [.. outbox.Take(now)];
    }

    private void Move(DateTimeOffset until, TimeSpan least)
    {
        while (due.TryPeek(out var truck, out var turn) && turn.At <= until)
        {
            var next = truck.Advance(turn.At);
            var soonest = turn.At + least;
            due.DequeueEnqueue(truck, (next > soonest ? next : soonest, truck.Id));
        }
    }

    /// <summary>A short name for the run: no two begin in the same second.</summary>
    private static string Run(DateTimeOffset now)
    {
        const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var seconds = (long)(now - RunsSince).TotalSeconds;
        return string.Concat(Enumerable.Range(0, RunDigits).Select(digit => Digits[(int)((seconds >> (5 * (RunDigits - 1 - digit))) & 31)]));
    }
}
