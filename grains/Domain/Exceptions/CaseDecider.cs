using static Dispatch.Exceptions.CaseCommand;
using Fact = Dispatch.Exceptions.CaseFact;
using Verdict = Dispatch.Verdict<Dispatch.Exceptions.CaseFact>;

namespace Dispatch.Exceptions;

/// <summary>The life of an exception: what it answers to whatever it is told, in every status.</summary>
public static class CaseDecider
{
    public static Verdict Decide(Case @case, CaseCommand command, DateTimeOffset now) => (@case, command) switch
    {
        // The tower finds it.
        ({ Status: CaseStatus.Unknown }, Open open) when Taxonomy.Find(open.Type) is { } entry => Verdict.Accept(OpenAs(entry, open)),
        ({ Status: CaseStatus.Unknown }, Open open) => Verdict.Refuse("exception.unknown-type", $"{open.Type} is not in the taxonomy."),
        ({ Status: CaseStatus.Unknown }, _) => Verdict.Refuse("exception.unknown", $"There is no exception {@case.Id}."),

        // People work it.
        ({ IsOpen: true }, _) when CaseRules.Check(command, now) is { } refusal => new Verdict.Refused(refusal),
        ({ Status: CaseStatus.Open }, Acknowledge acknowledge) => Verdict.Accept(new Fact.Acknowledged(now, acknowledge.By)),
        ({ IsOpen: true }, Assign assign) when !@case.IsWorkedBy(assign.Owner) =>
            Verdict.Accept(new Fact.Assigned(now, assign.By, assign.Owner)),
        ({ IsOpen: true }, Comment comment) => Verdict.Accept(new Fact.Commented(now, comment.By, comment.Text)),
        ({ IsOpen: true }, Snooze snooze) when @case.SnoozedUntil != snooze.Until =>
            Verdict.Accept(new Fact.Snoozed(now, snooze.By, snooze.Until, snooze.Reason)),
        ({ IsOpen: true }, Resolve resolve) => Verdict.Accept(new Fact.Resolved(now, resolve.By, resolve.Reason)),

        // Its cause ends, or time passes.
        ({ IsOpen: true }, Clear clear) => Verdict.Accept(new Fact.Cleared(clear.At, clear.Why, clear.Evidence)),
        ({ IsOpen: true }, MeetDeadline deadline) when CaseDeadlines.IsDue(@case, deadline.Name, now) =>
            Verdict.Accept(deadline.Name is CaseDeadlines.Snooze ? new Fact.Woke(now) : Escalate(@case, deadline.Name, now)),

        // Reactions and people say things twice; what is so already is agreed to, and so is a cause that ends after its case.
        (_, Open) or ({ IsOpen: true }, Acknowledge or Assign or Snooze) => Verdict.Accept(),
        ({ IsOpen: false }, Clear) or ({ Status: CaseStatus.Resolved }, Resolve) => Verdict.Accept(),

        // A deadline that is not due any more was overtaken by a fact while it was on its way here.
        (_, MeetDeadline) => Verdict.Accept(),

        _ => Verdict.Refuse("exception.ended", $"Exception {@case.Id} is {@case.Status}."),
    };

    private static Fact.Opened OpenAs(TaxonomyEntry entry, Open open) => new(
        open.At,
        open.Type,
        Taxonomy.SeverityFor(entry, open.CustomerTier),
        open.Shipment,
        open.Summary,
        entry.OwnerAfter(escalations: 0),
        open.At + entry.AcknowledgeWithin,
        open.At + entry.ResolveWithin,
        open.Evidence);

    private static Fact.Escalated Escalate(Case @case, string deadline, DateTimeOffset now) => new(
        now,
        deadline,
        Taxonomy.Find(@case.Type)?.OwnerAfter(@case.Escalations + 1) ?? @case.Owner,
        Taxonomy.Above(@case.Severity));
}
