using System.Text.Json;
using CsCheck;
using Dispatch.Storage;
using Xunit;
using static Dispatch.Dispatching.ReleaseCommand;
using static Dispatch.Dispatching.ReleaseFact;

namespace Dispatch.Dispatching;

/// <summary>What holds whatever a release is told, in whatever order. A failure prints its seed.</summary>
public sealed class RandomReleaseSpecs
{
    private const int Histories = 1_000;

    /// <summary>More deadlines than any release can still meet: rounds end, and every gate is judged at most once more.</summary>
    private const int ManyDeadlines = 200;

    private static readonly Gen<CarrierId> Carriers = Gen.OneOf(Freight.Able, Freight.Best, Freight.Cheap);
    private static readonly Gen<Ranked> Rankings = Gen.OneOf(
        Freight.Ranking(Freight.Carriers),
        Freight.Ranking(Freight.Candidate(Freight.Able, 1_200), Freight.Candidate(Freight.Best, price: null)),
        Freight.Ranking(Freight.Candidate(Freight.Cheap, 500, eligible: false)));

    private static readonly Gen<DockAnswer> DockAnswers = Gen.Select(Gen.Enum<DockState>(), state => new DockAnswer(state, state is DockState.Held ? Freight.YardSlot : null, "because"));

    /// <summary>Answers are about the tender that is open then; no random id would ever be.</summary>
    private static readonly Gen<Func<Releasing, ReleaseCommand>> Commands = Gen.Frequency(
        (4, Told(Gen.Select(Gen.Int[0, 40], Gen.Double[-24, 2], (ready, at) => (ReleaseCommand)new ReportStock(Freight.Stock(ready, at), "api:wms")))),
        (4, Told(Gen.Select(DockAnswers, answer => (ReleaseCommand)new AnswerDock(Freight.Yard, Freight.YardDock, answer)))),
        (4, Told(Gen.Select(DockAnswers, answer => (ReleaseCommand)new AnswerDock(Freight.Store, Freight.StoreDock, answer)))),
        (6, Rankings.Select(ranking => (Func<Releasing, ReleaseCommand>)(releasing => new Rank(ranking with { At = releasing.Now })))),
        (8, Told(Gen.Select(Carriers, Gen.Int[0, 4], (carrier, no) => (ReleaseCommand)new AnswerCapacity(carrier, no > 0, "full")))),
        (10, Gen.Select(Carriers, Gen.Enum<TenderAnswer>(), Gen.Int[400, 1_400].Nullable(), (carrier, answer, price) => (Func<Releasing, ReleaseCommand>)(releasing => new AnswerTender(
            releasing.Release.Tenders.LastOrDefault()?.Id ?? TenderId.For(Freight.Id, 1), carrier, answer, "so", price is { } amount ? new(amount, "USD") : null, null)))),
        (2, Told(Gen.OneOf<ReleaseCommand>(
            new PlaceHold("credit", "over its limit", "api:erp"), new LiftHold(null, "api:erp"), new Retry("ann"), new Plan(Freight.Best, "wave-1"),
            new OverrideGate(GateKind.Inventory, "counted", Freight.Ann), new OverrideGate(GateKind.PickupDock, "agreed", Freight.Ann)))),
        (3, Told(Gen.Select(Gen.Bool, Gen.Int[0, 2], (yes, who) => (ReleaseCommand)new DecideApproval(null, yes, "so", who == 0 ? Freight.Ann : Freight.Lead)))),
        (1, Told(Gen.OneOf<ReleaseCommand>(
            new Change(Freight.Paint with { WeightKg = 11_000 }), new Change(Freight.Paint with { Hazmat = true }), new Change(Freight.Paint with { Priority = "express" }),
            new TakeByHand(Freight.Cheap, new("truck-9")), new BeginJourney(), new Cancel("sold elsewhere")))),
        (6, Gen.Int[0, 9].Select(index => (Func<Releasing, ReleaseCommand>)(releasing =>
            new MeetDeadline(releasing.Deadlines is { IsEmpty: false } due ? due[index % due.Length].Name : "lunch")))));

    private static readonly Gen<(Func<Releasing, ReleaseCommand> Command, double LaterHours)[]> Lives = Gen.Select(Commands, Gen.Double[0, 0.5]).Array[1, 60];

    [Fact]
    public void Folding_the_facts_gives_the_state() => Sample(history =>
    {
        var folded = history.SelectMany(Facts).Aggregate(Release.Unknown(Freight.Id), ReleaseEvolution.Evolve);
        Assert.Equal(Text(history[^1].Release), Text(folded));
    });

    [Fact]
    public void A_state_that_was_stored_is_read_back_bit_for_bit() => Sample(history =>
    {
        var stored = Text(history[^1].Release);
        Assert.Equal(stored, Text(JsonSerializer.Deserialize(stored, StoredJson.Default.Release)!));
    });

    [Fact]
    public void A_repeat_right_away_says_nothing() => Sample((releasing, command) =>
    {
        if (releasing.Verdict is Verdict<ReleaseFact>.Accepted && command is not Retry)
        {
            releasing.When(command).ThenNothing();
        }
    });

    [Fact]
    public void Nobody_has_it_beside_another_and_nobody_is_asked_while_somebody_has_it() => Sample(history =>
    {
        var holders = 0;
        foreach (var fact in history.SelectMany(Facts))
        {
            holders += fact switch
            {
                Dispatching.ReleaseFact.Confirmed => 0,
                OfferAccepted or TakenByHand => 1,
                AwardEnded => -1,
                _ => 0,
            };
            Assert.InRange(holders, 0, 1);
            Assert.False(fact is Tendered && holders > 0);
        }

        Assert.InRange(history[^1].Release.Tenders.Count(tender => tender.IsOpen), 0, 1);
    });

    [Fact]
    public void No_price_is_confirmed_above_the_limit_without_an_approval_of_it() => Sample(history =>
    {
        foreach (var releasing in history)
        {
            foreach (var confirmed in Facts(releasing).OfType<Dispatching.ReleaseFact.Confirmed>().Where(fact => fact.Award.Cost!.Amount > 1_000))
            {
                Assert.Contains(releasing.Release.Approvals, approval =>
                    approval.State is ApprovalState.Approved && approval.TenderId == confirmed.Award.TenderId && approval.Amount == confirmed.Award.Cost);
            }
        }
    });

    [Fact]
    public void Nothing_is_approved_or_rejected_but_by_its_approver() => Sample(history => Assert.All(
        history.SelectMany(Facts).OfType<ApprovalEnded>().Where(ended => ended.State is ApprovalState.Approved or ApprovalState.Rejected),
        ended => Assert.Equal(Freight.Lead.Name, ended.By)));

    [Fact]
    public void Nothing_is_confirmed_before_every_gate_is_ready() => Sample(history =>
    {
        foreach (var releasing in history.Where(releasing => Facts(releasing).OfType<Dispatching.ReleaseFact.Confirmed>().Any()))
        {
            Assert.All(releasing.Release.Gates.Where(gate => gate.Kind is not GateKind.Service), gate => Assert.True(gate.IsReady, $"{gate.Kind}: {gate.Reason}"));
        }
    });

    [Fact]
    public void A_deadline_that_was_met_is_due_no_more() => Sample((releasing, _) =>
    {
        foreach (var due in releasing.Deadlines.Where(deadline => deadline.DueAt <= releasing.Now))
        {
            Assert.DoesNotContain(due, releasing.When(new MeetDeadline(due.Name)).Deadlines);
        }
    });

    [Fact]
    public void Once_all_deadlines_have_passed_it_is_confirmed_or_cancelled_or_in_somebodys_hands() => Sample(history =>
    {
        var releasing = history[^1];
        for (var met = 0; releasing.Deadlines is { IsEmpty: false } due; met++)
        {
            Assert.InRange(met, 0, ManyDeadlines);
            var first = due.MinBy(deadline => deadline.DueAt);
            releasing = (releasing with { Now = Later(releasing.Now, first.DueAt) }).When(new MeetDeadline(first.Name));
        }

        Assert.True(
            releasing.Release.Status is ReleaseStatus.Confirmed or ReleaseStatus.Cancelled or ReleaseStatus.NeedsHelp,
            $"It is {releasing.Release.Status}: {string.Join(" ", releasing.Release.Gates.Select(gate => $"{gate.Kind} {gate.State} ({gate.Reason})"))}");
    });

    [Fact]
    public void Every_problem_has_its_own_number_ends_at_most_once_and_not_after_the_release() => Sample(history =>
    {
        var facts = history.SelectMany(Facts).ToList();
        int[] begun = [.. facts.OfType<ProblemFound>().Select(fact => fact.Problem.Incident)];
        int[] ended = [.. facts.OfType<ProblemEnded>().Select(fact => fact.Problem.Incident)];
        Assert.Equal(Enumerable.Range(1, begun.Length), begun);
        Assert.Equal(ended.Distinct(), ended);
        Assert.Empty(ended.Except(begun));
        Assert.All(history.Where(releasing => releasing.Release.Status is ReleaseStatus.Cancelled), releasing => Assert.Empty(releasing.Release.Problems));
    });

    [Fact]
    public void Each_change_of_status_begins_where_the_last_one_ended() => Sample(history =>
    {
        var changes = history.SelectMany(Facts).OfType<StatusChanged>().ToList();
        Assert.All(changes.Zip(changes.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
    });

    private static Gen<Func<Releasing, ReleaseCommand>> Told(Gen<ReleaseCommand> commands) =>
        commands.Select(command => (Func<Releasing, ReleaseCommand>)(_ => command));

    private static void Sample(Action<Releasing, ReleaseCommand> check) => Lives.Sample(
        told => Play(told).ForEach(step => check(step.Releasing, step.Command)), iter: Histories);

    private static void Sample(Action<List<Releasing>> check) => Lives.Sample(
        told => check([.. Play(told).Select(step => step.Releasing)]), iter: Histories);

    private static List<(Releasing Releasing, ReleaseCommand Command)> Play((Func<Releasing, ReleaseCommand> Command, double LaterHours)[] told)
    {
        var open = Freight.Order(told.Length % 5 is 0 ? Freight.Paint with { Hazmat = true } : null);
        var releasing = Releasing.Unknown.When(open);
        var history = new List<(Releasing, ReleaseCommand)> { (releasing, open) };
        foreach (var (choose, laterHours) in told)
        {
            releasing = releasing with { Now = releasing.Now.AddHours(laterHours) };
            var command = choose(releasing);
            releasing = releasing.When(command);
            history.Add((releasing, command));
        }

        return history;
    }

    private static IEnumerable<ReleaseFact> Facts(Releasing releasing) => releasing.Verdict switch
    {
        Verdict<ReleaseFact>.Accepted accepted => accepted.Facts,
        Verdict<ReleaseFact>.Refused refused => refused.Noted,
        _ => [],
    };

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static string Text(Release release) => JsonSerializer.Serialize(release, StoredJson.Default.Release);
}
