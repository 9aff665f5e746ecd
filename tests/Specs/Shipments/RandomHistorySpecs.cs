using System.Text.Json;
using CsCheck;
using Dispatch.Storage;
using Xunit;
using static Dispatch.Shipments.ShipmentCommand;
using static Dispatch.Shipments.ShipmentFact;

namespace Dispatch.Shipments;

/// <summary>What holds whatever a shipment is told, in whatever order. A failure prints its seed.</summary>
public sealed class RandomHistorySpecs
{
    private const int Histories = 1_000;

    private static readonly Gen<double> Hours = Gen.Double[-6, 12];
    private static readonly Gen<int> Stops = Gen.Int[0, 4];
    private static readonly Gen<int> Assignments = Gen.Int[0, 3];
    private static readonly Gen<GeoPoint> Places = Gen.OneOf(Some.Ocala, Some.Valdosta, Some.Macon);

    private static readonly Gen<ShipmentCommand> Commands = Gen.Frequency(
        (1, Gen.OneOf<ShipmentCommand>(new Release(Some.Paint), new Release(Some.TwoDeliveries), Some.Truck7, Some.Truck8)),
        (1, Gen.OneOf<ShipmentCommand>(new Tender(), new Book(new("ABCD")), new Book(new("EFGH")), new Reopen(new CarrierId("ABCD"), "the carrier gave it back"))),
        (1, Gen.OneOf<ShipmentCommand>(
            new Change(Some.Paint), new Change(Some.TwoDeliveries), new Reopen(Carrier: null, "nobody took it"), new Cancel("sold elsewhere"), new Tender())),
        (3, Gen.Select(Assignments, Hours, Places, (a, at, place) => (ShipmentCommand)Some.Seen(at, place, a))),
        (3, Gen.Select(Assignments, Stops, Hours, (a, stop, at) => (ShipmentCommand)new Arrive(a, stop, Some.At(at)))),
        (3, Gen.Select(Assignments, Stops, Hours, (a, stop, at) => (ShipmentCommand)new Depart(a, stop, Some.At(at)))),
        (2, Gen.OneOf<ShipmentCommand>(
            new MeetDeadline("silence"),
            new MeetDeadline("window:1"),
            new MeetDeadline("window:2"),
            new MeetDeadline("window:3"),
            new MeetDeadline("lunch"))),
        (2, Gen.Select(Gen.Enum<MilestoneType>(), Stops.Nullable(), Hours, Gen.Enum<Classifier>(), (type, stop, at, classifier) =>
            (ShipmentCommand)new ReportMilestone(type, stop, Some.At(at), classifier, null, null))));

    /// <summary>A word of tracking that takes back what it said itself; no random time would ever match it.</summary>
    private static readonly Gen<(bool Withdraw, ShipmentCommand Command, double LaterHours)[]> Told =
        Gen.Select(Gen.Int[0, 9].Select(n => n is 0), Commands, Gen.Double[0, 1]).Array[1, 40];

    [Fact]
    public void Folding_the_facts_gives_the_state_bit_for_bit() => Sample(history =>
    {
        var folded = history.SelectMany(Facts).Aggregate(Shipment.Unknown(Some.Id), ShipmentEvolution.Evolve);
        Assert.Equal(Bytes(history[^1].Shipment), Bytes(folded));
    });

    [Fact]
    public void A_state_that_was_stored_is_read_back_bit_for_bit() => Sample(history =>
    {
        var stored = Bytes(history[^1].Shipment);
        Assert.Equal(stored, Bytes(JsonSerializer.Deserialize(stored, StoredJson.Default.Shipment)!));
    });

    [Fact]
    public void A_repeat_right_away_says_nothing() => Sample((journey, command) =>
    {
        if (journey.Verdict is Verdict<ShipmentFact>.Accepted)
        {
            journey.When(command).ThenNothing();
        }
    });

    [Fact]
    public void Nothing_is_due_where_nobody_waits() => Sample((journey, _) =>
    {
        var shipment = journey.Shipment;
        if (shipment.Status is ShipmentStatus.OnHold or ShipmentStatus.Delivered or ShipmentStatus.Closed or ShipmentStatus.Cancelled)
        {
            Assert.Empty(journey.Deadlines);
        }

        Assert.All(shipment.Stops.Where(stop => stop.Missed is not null || stop.Actual.Arrival is not null), stop =>
            Assert.DoesNotContain($"window:{stop.Sequence}", journey.Deadlines.Select(deadline => deadline.Name)));
    });

    [Fact]
    public void A_deadline_that_was_met_is_due_no_more() => Sample((journey, _) =>
    {
        foreach (var due in journey.Deadlines.Where(deadline => deadline.DueAt <= journey.Now))
        {
            var met = journey.When(new MeetDeadline(due.Name));
            Assert.Single(met.Facts);
            Assert.DoesNotContain(due.Name, met.Deadlines.Select(deadline => deadline.Name));
        }
    });

    [Fact]
    public void Every_incident_has_its_own_number_and_ends_at_most_once() => Sample(history =>
    {
        var facts = history.SelectMany(Facts).ToList();
        int[] begun = [.. facts.OfType<Missed>().Select(fact => fact.Incident), .. facts.OfType<WentSilent>().Select(fact => fact.Incident)];
        int[] ended = [.. facts.OfType<MissEnded>().Select(fact => fact.Incident), .. facts.OfType<Resumed>().Select(fact => fact.Incident)];
        Assert.Equal(Enumerable.Range(1, begun.Length), begun.Order());
        Assert.Equal(ended.Distinct(), ended);
        Assert.Empty(ended.Except(begun));
    });

    [Fact]
    public void No_incident_goes_on_after_the_journey() => Sample((journey, _) =>
    {
        if (journey.Shipment.Status is ShipmentStatus.Delivered || journey.Shipment.IsOver)
        {
            Assert.Null(journey.Shipment.Silent);
            Assert.All(journey.Shipment.Stops, stop => Assert.Null(stop.Missed));
        }
    });

    [Fact]
    public void No_truck_leaves_a_stop_before_it_came() => Sample((journey, _) => Assert.All(
        journey.Shipment.Stops.Where(stop => stop.IsDone), stop => Assert.True(stop.Dwell >= TimeSpan.Zero)));

    [Fact]
    public void Each_change_of_status_begins_where_the_last_one_ended() => Sample(history =>
    {
        var changes = history.SelectMany(Facts).OfType<StatusChanged>().ToList();
        Assert.All(changes.Zip(changes.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(changes, change => Assert.NotEqual(change.From, change.To));
    });

    private static void Sample(Action<Journey, ShipmentCommand> check) => Told.Sample(
        told => Play(told).ForEach(step => check(step.Journey, step.Command)), iter: Histories);

    private static void Sample(Action<List<Journey>> check) => Told.Sample(
        told => check([.. Play(told).Select(step => step.Journey)]), iter: Histories);

    /// <summary>Nothing that a shipment is told makes its decider throw.</summary>
    private static List<(Journey Journey, ShipmentCommand Command)> Play((bool Withdraw, ShipmentCommand Command, double LaterHours)[] told)
    {
        var release = new Release(told.Length % 2 is 0 ? Some.Paint : Some.TwoDeliveries);
        var released = Journey.Unknown.At(-6).When(release);
        var journey = released.When(Some.Truck7);
        var history = new List<(Journey, ShipmentCommand)> { (released, release), (journey, Some.Truck7) };
        foreach (var (withdraw, random, laterHours) in told)
        {
            var command = withdraw ? WithdrawalOfTheLastArrival(journey.Shipment) ?? random : random;
            journey = (journey with { Now = journey.Now.AddHours(laterHours) }).When(command);
            history.Add((journey, command));
        }

        return history;
    }

    private static WithdrawArrival? WithdrawalOfTheLastArrival(Shipment shipment) =>
        shipment.Stops.LastOrDefault(stop => stop.Actual.Arrival is not null) is { } stop && shipment.Assignment is { } assignment
            ? new(assignment.Version, stop.Sequence, stop.Actual.Arrival!.Value)
            : null;

    private static IEnumerable<ShipmentFact> Facts(Journey journey) =>
        journey.Verdict is Verdict<ShipmentFact>.Accepted accepted ? accepted.Facts : [];

    private static byte[] Bytes(Shipment shipment) => JsonSerializer.SerializeToUtf8Bytes(shipment, StoredJson.Default.Shipment);
}
