using System.Collections.Immutable;
using Dispatch.Shipments;
using Xunit;
using static Dispatch.Exceptions.CaseCommand;

namespace Dispatch.Exceptions;

/// <summary>
/// Given what an exception was told, when it is told one thing more, then what is found. Every step is decided at its own time.
/// </summary>
internal sealed record Working(Case Case, DateTimeOffset Now, Verdict<CaseFact>? Verdict)
{
    public static readonly CaseId Id = CaseId.For(Some.Id, 1);

    public static readonly Open MissedPickup = new(
        CaseType.MissedPickup, Some.Id, "No truck at Ocala Yard.", CustomerTier: "standard", Some.At(2.5), ["acme~4711@9"]);

    public static Working Unknown { get; } = new(Case.Unknown(Id), Some.At(2.5), Verdict: null);

    public static Working Opened { get; } = Unknown.When(MissedPickup);

    public static Working Acknowledged { get; } = Opened.At(2.6).When(new Acknowledge("ann"));

    public static Working InProgress { get; } = Acknowledged.When(new Assign("ann", "bob"));

    public static Working Snoozed { get; } = Opened.At(2.6).When(new Snooze("ann", Some.At(3.6), "the driver is at the gate"));

    public static Working Resolved { get; } = InProgress.At(3).When(new Resolve("bob", "tendered again"));

    public static Working Cleared { get; } = Opened.At(3).When(new Clear(Some.At(3), "The truck arrived.", "acme~4711@12"));

    public ImmutableArray<CaseFact> Facts => Assert.IsType<Verdict<CaseFact>.Accepted>(Verdict).Facts;

    /// <summary>The tower's clock from here on.</summary>
    public Working At(double hours) => this with { Now = Some.At(hours) };

    public Working When(CaseCommand command)
    {
        var verdict = CaseDecider.Decide(Case, command, Now);
        var facts = verdict is Verdict<CaseFact>.Accepted accepted ? accepted.Facts : [];
        return this with { Verdict = verdict, Case = facts.Aggregate(Case, CaseEvolution.Evolve) };
    }

    public void Then(params CaseFact[] facts) => Assert.Equal(facts, Facts);

    public void ThenNothing() => Assert.Empty(Facts);

    public void ThenRefused(string code) => Assert.Equal(code, Assert.IsType<Verdict<CaseFact>.Refused>(Verdict).Refusal.Code);

    public void ThenStatus(CaseStatus status) => Assert.Equal(status, Case.Status);

    public void ThenDeadlines(params Deadline[] deadlines) => Assert.Equal(deadlines, CaseDeadlines.Of(Case));
}
