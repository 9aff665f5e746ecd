using System.Text;
using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Dispatching;

/// <summary>The whole tables, approved: every status answers every command, and every offer every answer.</summary>
public sealed class ReleaseTransitionSpecs
{
    [Fact]
    public void The_transitions_of_a_release_are_the_approved_ones()
    {
        var table = new StringBuilder();
        foreach (var (status, releasing) in ReleaseSamples.EveryStatus)
        {
            foreach (var (name, command) in ReleaseSamples.Commands)
            {
                table.Append($"{status,-16} {name,-20} -> {Outcome(releasing.When(command))}\n");
            }
        }

        Golden.Matches("release.transitions", table.ToString());
    }

    [Fact]
    public void The_answers_to_a_tender_are_the_approved_ones()
    {
        var table = new StringBuilder();
        foreach (var kind in Enum.GetValues<TenderKind>())
        {
            foreach (var state in Enum.GetValues<OfferState>())
            {
                foreach (var answer in Enum.GetValues<TenderAnswer>())
                {
                    var asked = Offered(kind, state);
                    table.Append($"{kind,-9} {state,-10} {answer,-7} -> {Outcome(asked.Answers(Freight.Able, answer, answer is TenderAnswer.Counter ? 850 : null))}\n");
                }

                var due = Offered(kind, state) with { Now = Releasing.Tendering.Tender.AnswerBy };
                table.Append($"{kind,-9} {state,-10} time up -> {Outcome(due.When(new ReleaseCommand.MeetDeadline("tender:1")))}\n");
            }
        }

        Golden.Matches("tender.transitions", table.ToString());
    }

    [Fact]
    public void The_table_holds_every_status() => Assert.Equal(
        Enum.GetValues<ReleaseStatus>().Order(), ReleaseSamples.EveryStatus.Select(sample => sample.Releasing.Release.Status).Order());

    [Fact]
    public void The_table_holds_every_command() => Assert.Equal(
        Unions.CasesOf<ReleaseCommand>(), Unions.CasesIn(ReleaseSamples.Commands.Select(sample => sample.Command)));

    [Fact]
    public void Every_fact_is_evolved()
    {
        Assert.Equal(Unions.CasesOf<ReleaseFact>(), Unions.CasesIn(ReleaseSamples.Facts));
        Assert.All(ReleaseSamples.Facts, fact => ReleaseEvolution.Evolve(Releasing.Confirmed.Release, fact));
    }

    /// <summary>A tender of that kind to Able, and to Best where several are asked, with Able's offer in that state.</summary>
    private static Releasing Offered(TenderKind kind, OfferState state)
    {
        var tendering = Releasing.Tendering;
        var able = tendering.Tender.Offers[0] with { State = state, Price = state is OfferState.Countered or OfferState.Accepted ? new(840, "USD") : null };
        var best = able with { CarrierId = Freight.Best, State = OfferState.Sent, Price = null };
        var isAlone = kind is TenderKind.Guide or TenderKind.Ranked or TenderKind.Wave || state is OfferState.Accepted;
        var tender = tendering.Tender with { Kind = kind, Offers = isAlone ? [able] : [able, best] };
        var award = state is OfferState.Accepted ? new Award(Freight.Able, null, tender.Id, new(840, "USD"), "florida", tender.Day, Some.At(-23)) : null;
        return tendering with { Release = tendering.Release with { Tenders = [tender], Award = award, Status = award is null ? ReleaseStatus.Tendering : ReleaseStatus.Confirmed } };
    }

    private static string Outcome(Releasing releasing) => releasing.Verdict switch
    {
        Verdict<ReleaseFact>.Refused { Noted: [] } refused => refused.Refusal.Code,
        Verdict<ReleaseFact>.Refused refused => $"{refused.Refusal.Code}, noted",
        Verdict<ReleaseFact>.Accepted { Facts: [] } => "-",
        Verdict<ReleaseFact>.Accepted accepted => string.Join(", ", accepted.Facts.Select(Word)),
        _ => throw new InvalidOperationException("A command was not answered."),
    };

    private static string Word(ReleaseFact fact) => fact switch
    {
        ReleaseFact.StatusChanged changed => changed.To.ToString().ToUpperInvariant(),
        ReleaseFact.GateChanged changed => $"{changed.Gate.Kind} {changed.Gate.State.ToString().ToLowerInvariant()}",
        ReleaseFact.OfferClosed closed => $"{closed.CarrierId} {closed.State}",
        ReleaseFact.ProblemFound found => $"{found.Problem.Type} found",
        ReleaseFact.ProblemEnded ended => $"{ended.Problem.Type} ended",
        ReleaseFact.ApprovalEnded ended => $"Approval {ended.State}",
        _ => fact.GetType().Name,
    };
}
