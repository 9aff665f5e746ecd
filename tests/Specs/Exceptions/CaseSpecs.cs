using Dispatch.Shipments;
using Xunit;
using static Dispatch.Exceptions.CaseCommand;
using static Dispatch.Shipments.Some;

namespace Dispatch.Exceptions;

public sealed class CaseSpecs
{
    private static readonly MeetDeadline AcknowledgeDeadline = new("acknowledge");
    private static readonly MeetDeadline ResolveDeadline = new("resolve");
    private static readonly MeetDeadline SnoozeDeadline = new("snooze");

    [Fact]
    public void An_exception_opens_with_severity_owner_and_deadlines_from_the_taxonomy() => Working.Unknown
        .When(Working.MissedPickup)
        .Then(new CaseFact.Opened(
            At(2.5),
            CaseType.MissedPickup,
            Severity.Major,
            Some.Id,
            "No truck at Ocala Yard.",
            "dispatch",
            At(2.75),
            At(4.5),
            Working.MissedPickup.Evidence));

    [Theory]
    [InlineData("gold", Severity.Critical)]
    [InlineData("GOLD", Severity.Critical)]
    [InlineData("platinum", Severity.Critical)]
    [InlineData("A", Severity.Critical)]
    [InlineData("1", Severity.Critical)]
    [InlineData("silver", Severity.Major)]
    [InlineData(null, Severity.Major)]
    public void A_top_customers_exception_weighs_one_step_more(string? tier, Severity severity) =>
        Assert.Equal(severity, Working.Unknown.When(Working.MissedPickup with { CustomerTier = tier }).Case.Severity);

    [Fact]
    public void An_exception_opens_once() => Working.InProgress.When(Working.MissedPickup).ThenNothing();

    [Fact]
    public void An_exception_that_ended_is_not_opened_again_by_a_repeat() => Working.Cleared.When(Working.MissedPickup).ThenNothing();

    [Fact]
    public void A_type_outside_of_the_taxonomy_is_refused() => Working.Unknown
        .When(Working.MissedPickup with { Type = new("XX") }).ThenRefused("exception.unknown-type");

    [Fact]
    public void Nothing_can_be_done_to_an_exception_that_is_not_there() => Working.Unknown
        .When(new Acknowledge("ann"))
        .ThenRefused("exception.unknown");

    [Fact]
    public void Somebody_acknowledges_it() => Working.Opened.At(2.6)
        .When(new Acknowledge("ann")).Then(new CaseFact.Acknowledged(At(2.6), "ann"));

    [Fact]
    public void It_is_acknowledged_once() => Working.Acknowledged.When(new Acknowledge("bob")).ThenNothing();

    [Fact]
    public void Assigning_it_acknowledges_it_and_begins_the_work()
    {
        var assigned = Working.Opened.At(2.6).When(new Assign("ann", "bob"));
        assigned.Then(new CaseFact.Assigned(At(2.6), "ann", "bob"));
        Assert.Equal((CaseStatus.InProgress, "bob", At(2.6)), (assigned.Case.Status, assigned.Case.Owner, assigned.Case.AcknowledgedAt));
    }

    [Fact]
    public void Assigning_it_to_its_owner_again_says_nothing() => Working.InProgress.When(new Assign("cid", "bob")).ThenNothing();

    [Fact]
    public void It_can_change_hands() => Working.InProgress
        .When(new Assign("bob", "cid"))
        .Then(new CaseFact.Assigned(At(2.6), "bob", "cid"));

    [Fact]
    public void Nobody_owns_nothing() => Working.Opened.When(new Assign("ann", " ")).ThenRefused("exception.owner-required");

    [Fact]
    public void A_name_has_a_limit() => Working.Opened.When(new Assign("ann", new('x', 201))).ThenRefused("exception.owner-too-long");

    [Fact]
    public void A_comment_is_kept() => Working.Opened
        .When(new Comment("ann", "called"))
        .Then(new CaseFact.Commented(At(2.5), "ann", "called"));

    [Fact]
    public void A_comment_says_something() => Working.Opened.When(new Comment("ann", " ")).ThenRefused("exception.comment-empty");

    [Fact]
    public void A_comment_has_a_limit() => Working.Opened
        .When(new Comment("ann", new('x', 2_001)))
        .ThenRefused("exception.comment-too-long");

    [Fact]
    public void A_snooze_suspends_the_deadlines_until_it_ends() => Working.Snoozed.ThenDeadlines(new Deadline("snooze", At(3.6)));

    [Fact]
    public void When_it_wakes_its_deadlines_are_back() => Working.Snoozed.At(3.6)
        .When(SnoozeDeadline).ThenDeadlines(new Deadline("resolve", At(4.5)));

    [Fact]
    public void It_does_not_wake_early() => Working.Snoozed.At(3.5).When(SnoozeDeadline).ThenNothing();

    [Fact]
    public void A_snooze_can_be_prolonged() => Working.Snoozed
        .When(new Snooze("ann", At(5), "still there")).Then(new CaseFact.Snoozed(At(2.6), "ann", At(5), "still there"));

    [Fact]
    public void The_same_snooze_again_says_nothing() => Working.Snoozed.When(new Snooze("bob", At(3.6), "me too")).ThenNothing();

    [Fact]
    public void Assigning_it_ends_a_snooze() => Working.Snoozed
        .When(new Assign("ann", "bob"))
        .ThenDeadlines(new Deadline("resolve", At(4.5)));

    [Fact]
    public void A_snooze_ends_in_the_future() => Working.Opened
        .When(new Snooze("ann", At(2.5), "x"))
        .ThenRefused("exception.snooze-in-the-past");

    [Fact]
    public void A_snooze_has_a_limit() => Working.Opened.When(new Snooze("ann", At(24 * 31), "x")).ThenRefused("exception.snooze-too-long");

    [Fact]
    public void A_snooze_has_a_reason() => Working.Opened.When(new Snooze("ann", At(3), "")).ThenRefused("exception.reason-required");

    [Fact]
    public void It_is_resolved_with_a_reason() => Working.InProgress.At(3)
        .When(new Resolve("bob", "tendered again")).Then(new CaseFact.Resolved(At(3), "bob", "tendered again"));

    [Fact]
    public void It_is_not_resolved_without_a_reason() => Working.InProgress
        .When(new Resolve("bob", ""))
        .ThenRefused("exception.reason-required");

    [Fact]
    public void A_reason_has_a_limit() => Working.InProgress
        .When(new Resolve("bob", new('x', 2_001)))
        .ThenRefused("exception.reason-too-long");

    [Fact]
    public void It_clears_when_its_cause_ends_and_keeps_the_evidence()
    {
        Working.Opened.At(3).When(new Clear(At(2.9), "The truck arrived.", "acme~4711@12"))
            .Then(new CaseFact.Cleared(At(2.9), "The truck arrived.", "acme~4711@12"));
        Assert.Equal(["acme~4711@9", "acme~4711@12"], Working.Cleared.Case.Evidence);
    }

    [Fact]
    public void A_cause_that_ends_after_the_resolution_says_nothing() => Working.Resolved
        .When(new Clear(At(4), "The truck arrived.", "x"))
        .ThenNothing();

    [Fact]
    public void What_ended_is_worked_no_more() => Working.Cleared.When(new Comment("ann", "late")).ThenRefused("exception.ended");

    [Fact]
    public void An_open_exception_is_due_for_both() => Working.Opened
        .ThenDeadlines(new("acknowledge", At(2.75)), new("resolve", At(4.5)));

    [Fact]
    public void An_acknowledged_exception_is_due_to_be_resolved() => Working.Acknowledged.ThenDeadlines(new Deadline("resolve", At(4.5)));

    [Fact]
    public void What_ended_is_due_nowhere() => Working.Resolved.ThenDeadlines();

    [Fact]
    public void An_exception_that_nobody_acknowledges_goes_up_the_ladder() => Working.Opened.At(2.75)
        .When(AcknowledgeDeadline).Then(new CaseFact.Escalated(At(2.75), "acknowledge", "dispatch-lead", Severity.Critical));

    [Fact]
    public void An_exception_that_nobody_resolves_goes_to_the_top_and_stays_critical() => Working.Opened.At(4.5)
        .When(AcknowledgeDeadline)
        .When(ResolveDeadline)
        .Then(new CaseFact.Escalated(At(4.5), "resolve", "tower-manager", Severity.Critical));

    [Fact]
    public void Each_deadline_escalates_once() => Working.Opened.At(5).When(AcknowledgeDeadline).When(AcknowledgeDeadline).ThenNothing();

    [Fact]
    public void A_deadline_that_was_met_in_time_does_not_escalate() => Working.Acknowledged.At(3).When(AcknowledgeDeadline).ThenNothing();

    [Fact]
    public void A_deadline_that_has_not_come_does_not_escalate() => Working.Opened.At(2.7).When(AcknowledgeDeadline).ThenNothing();
}
