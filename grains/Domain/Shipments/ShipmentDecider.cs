using Dispatch.Policies;
using static Dispatch.Shipments.ShipmentCommand;
using static Dispatch.Shipments.ShipmentStatus;
using Verdict = Dispatch.Verdict<Dispatch.Shipments.ShipmentFact>;

namespace Dispatch.Shipments;

/// <summary>The journey: what a shipment answers to whatever it is told, in every status.</summary>
public static class ShipmentDecider
{
    public static Verdict Decide(Shipment shipment, ShipmentCommand command, DateTimeOffset now, TowerPolicy policy)
    {
        var story = Story.Of(shipment, now, policy);

        return (shipment.Status, command) switch
        {
            // It begins with an order.
            (Unknown, Release release) when OrderRules.Check(release.Order) is { } refusal => new Verdict.Refused(refusal),
            (Unknown, Release release) => story.Release(release.Order).Verdict,
            (Unknown, _) => Verdict.Refuse("shipment.unknown", $"No order was released for shipment {shipment.Id}."),

            // A carrier takes it. A truck may be replaced under way: it broke down, or the load was relayed.
            (Released or Tendered or Booked or Dispatched or AtPickup or InTransit or AtDelivery, Assign assign)
                when !shipment.IsCarriedBy(assign) => story.Assign(assign).Verdict,

            // Dispatching finds one: it is offered, taken, given back.
            (Released, Tender) => story.Tender().Verdict,
            (Released or Tendered or Booked, Book book) when shipment.BookedBy != book.CarrierId => story.Book(book.CarrierId).Verdict,
            (Tendered or Booked or Dispatched, Reopen reopen) when shipment.Carrier == reopen.Carrier => story.Reopen(reopen.Why).Verdict,

            // The ERP may think better of it until a truck has left with the freight.
            (_, Change change) when shipment.Order!.IsSameAs(change.Order) => Verdict.Accept(),
            (not (Delivered or Closed or Cancelled), Change or Cancel) when shipment.IsPickedUp || (shipment.IsBegun && command is Change) =>
                Verdict.Refuse("order.too-late", $"The freight of shipment {shipment.Id} is on its way: what was ordered stands."),
            (not (Delivered or Closed or Cancelled), Change change) when OrderRules.Check(change.Order) is { } refusal =>
                new Verdict.Refused(refusal),
            (not (Delivered or Closed or Cancelled), Change change) => story.Change(change.Order).Verdict,
            (not (Delivered or Closed or Cancelled), Cancel cancel) => story.Cancel(cancel.Reason).Verdict,

            // Its truck is followed, on hold too: a truck does not read our statuses. After the delivery it may still turn
            // out that a stop was visited earlier than thought, or not at all.
            (Released or Tendered or Booked or Dispatched or AtPickup or InTransit or AtDelivery or OnHold, See see)
                when shipment.Follows(see.Assignment) => story.See(see.Position).Verdict,
            (not (Closed or Cancelled), Arrive arrive)
                when shipment.Follows(arrive.Assignment) && shipment.Find(arrive.Stop) is { } stop =>
                story.Arrive(stop, arrive.At).Verdict,
            (not (Closed or Cancelled), Depart depart)
                when shipment.Follows(depart.Assignment) && shipment.Find(depart.Stop) is { } stop =>
                story.Depart(stop, depart.At).Verdict,
            (not (Closed or Cancelled), WithdrawArrival withdraw)
                when shipment.Follows(withdraw.Assignment) && shipment.Find(withdraw.Stop) is { } stop =>
                story.Withdraw(stop, withdraw.At).Verdict,

            // Carriers and people report milestones.
            (not (Closed or Cancelled), ReportMilestone report)
                when !shipment.Knows(report) && MilestoneRules.Check(shipment, report, now) is { } refusal =>
                new Verdict.Refused(refusal),
            (not (Closed or Cancelled), ReportMilestone report) when !shipment.Knows(report) => story.Report(report).Verdict,

            // Time passes. A deadline that is not due any more was overtaken by a fact while it was on its way here.
            (_, MeetDeadline deadline) => story.MeetDeadline(deadline.Name).Verdict,

            // ERPs, carriers and people say everything twice; a repeat is agreement, whatever came after it.
            (_, Release release) when shipment.Order!.IsSameAs(release.Order) => Verdict.Accept(),
            (_, Assign assign) when shipment.IsCarriedBy(assign) => Verdict.Accept(),
            (_, ReportMilestone report) when shipment.Knows(report) => Verdict.Accept(),
            (Cancelled, Cancel) => Verdict.Accept(),

            // Dispatching hears a little later that a person assigned a truck, or that it is under way or over already.
            (_, Tender or Reopen) => Verdict.Accept(),
            (Booked, Book) => Verdict.Accept(),
            (_, Book book) when shipment.Assignment?.CarrierId == book.CarrierId => Verdict.Accept(),

            // Tracking hears a little later than we do that a truck was replaced or that the journey is over.
            (_, See or Arrive or Depart or WithdrawArrival) when !NamesUnknownStop(shipment, command) => Verdict.Accept(),

            (_, Arrive or Depart or WithdrawArrival) =>
                Verdict.Refuse("shipment.unknown-stop", $"Shipment {shipment.Id} has no such stop."),
            (Delivered or Closed or Cancelled, Change) =>
                Verdict.Refuse("order.too-late", $"Shipment {shipment.Id} is {shipment.Status}: what was ordered stands."),
            (Delivered or Closed, Cancel) =>
                Verdict.Refuse("order.too-late", $"Shipment {shipment.Id} is {shipment.Status}: what was ordered stands."),
            (_, Release) => Verdict.Refuse("order.conflict", $"Shipment {shipment.Id} was released with other content."),
            (var status, _) => Verdict.Refuse("shipment.illegal-transition", $"{command.GetType().Name} is not possible while {status}."),
        };
    }

    private static bool NamesUnknownStop(Shipment shipment, ShipmentCommand command) => command switch
    {
        Arrive arrive => shipment.Find(arrive.Stop) is null,
        Depart depart => shipment.Find(depart.Stop) is null,
        WithdrawArrival withdraw => shipment.Find(withdraw.Stop) is null,
        _ => false,
    };
}
