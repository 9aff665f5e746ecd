using static Dispatch.Dispatching.ReleaseCommand;
using static Dispatch.Dispatching.ReleaseStatus;
using Verdict = Dispatch.Verdict<Dispatch.Dispatching.ReleaseFact>;

namespace Dispatch.Dispatching;

/// <summary>The way to dispatch: what a release answers to whatever it is told, in every status.</summary>
public static class ReleaseDecider
{
    public static Verdict Decide(Release release, ReleaseCommand command, DateTimeOffset now)
    {
        var story = ReleaseStory.Of(release, now);

        return (release.Status, command) switch
        {
            // It begins with an order; the same again, or a later word of it, changes nothing.
            (Unknown, Open open) => story.Open(open).Verdict,
            (_, Open) => Verdict.Accept(),

            // A shipment of before there were releases, or one that was forgotten.
            (Unknown, Change or Cancel or TakeByHand or BeginJourney or MeetDeadline or AnswerDock or AnswerCapacity or Rank) => Verdict.Accept(),
            (Unknown, AnswerTender answer) => Verdict.Refuse("tender.unknown", $"There is no tender {answer.TenderId}."),
            (Unknown, _) => Verdict.Refuse("release.unknown", $"There is no release {release.Id}."),

            // Sources speak. What comes late, or of what is not asked any more, is passed over.
            (not Cancelled, ReportStock report) when StockRules.Check(release, report.Report, now) is { } refusal => new Verdict.Refused(refusal),
            (not Cancelled, ReportStock report) => story.ReportStock(report).Verdict,
            (not Cancelled, AnswerDock answer) => story.AnswerDock(answer).Verdict,
            (not Cancelled, Rank rank) => story.Rank(rank.Ranking).Verdict,
            (not Cancelled, AnswerCapacity answer) => story.AnswerCapacity(answer).Verdict,

            // Carriers answer.
            (_, AnswerTender answer) => story.Answer(answer),

            // People and the ERP step in. After the confirmation there is nothing left to hold, override or try again.
            (not (Confirmed or Cancelled), _) when ReleaseRules.Check(release, command) is { } refusal => new Verdict.Refused(refusal),
            (not (Confirmed or Cancelled), PlaceHold hold) => story.Hold(hold).Verdict,
            (not (Confirmed or Cancelled), LiftHold lift) => story.LiftHold(lift).Verdict,
            (not (Confirmed or Cancelled), OverrideGate word) => story.Override(word).Verdict,
            (not (Confirmed or Cancelled), DecideApproval decision) => story.Decide(decision),
            (Gathering or Ready or NeedsHelp, Retry retry) => story.Retry(retry).Verdict,
            (Gathering or Ready or NeedsHelp, Plan plan) => story.Plan(plan).Verdict,
            (not Cancelled, TakeByHand take) => story.TakeByHand(take).Verdict,

            // What was ordered changes; the shipment has said already that it may.
            (not Cancelled, Change change) => story.Change(change.Order).Verdict,
            (not Cancelled, Cancel cancel) => story.Cancel(cancel.Reason).Verdict,
            (not Cancelled, BeginJourney) => story.BeginJourney().Verdict,

            // Time passes. A deadline that is not due any more was overtaken by a fact while it was on its way here.
            (_, MeetDeadline deadline) => story.MeetDeadline(deadline.Name).Verdict,

            // What is over stays over, whatever was still on its way.
            (Cancelled, Cancel or Change or TakeByHand or BeginJourney or AnswerDock or AnswerCapacity or Rank) => Verdict.Accept(),
            (Confirmed, LiftHold) => Verdict.Accept(),
            (not Cancelled, Plan plan) when release.Planned == plan.CarrierId => Verdict.Accept(),

            (var status, _) => Verdict.Refuse("release.illegal-transition", $"{command.GetType().Name} is not possible while {status}."),
        };
    }
}
