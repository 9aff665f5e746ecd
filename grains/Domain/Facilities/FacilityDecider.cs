using static Dispatch.Facilities.AppointmentStatus;
using static Dispatch.Facilities.FacilityCommand;
using Fact = Dispatch.Facilities.FacilityFact;
using Verdict = Dispatch.Verdict<Dispatch.Facilities.FacilityFact>;

namespace Dispatch.Facilities;

/// <summary>The docks: what a facility answers to whatever it is told, in every status of the appointment that it is about.</summary>
public static class FacilityDecider
{
    public static Verdict Decide(FacilityFile file, FacilityCommand command, DateTimeOffset now)
    {
        var story = DockStory.Of(file, now);
        var appointment = About(command) is { } id ? file.Find(id) : null;

        return (appointment?.Status ?? Unknown, command) switch
        {
            // Master data.
            (_, Put put) when FacilityRules.Check(put.Facility) is { } refusal => new Verdict.Refused(refusal),
            (_, Put put) when file.Data?.IsSameAs(put.Facility) is true => Verdict.Accept(),
            (_, Put put) => story.Put(put.Facility).Verdict,

            // A release asks, and people book. A truck that has been here needs no slot any more.
            (not (Arrived or Departed), RequestSlot request) => story.Request(request.AppointmentId, request.Request).Verdict,
            (Unknown or Waiting or Missed or Cancelled, BookSlot book) when FacilityRules.Check(file, book, now) is { } refusal =>
                new Verdict.Refused(refusal),
            (Unknown or Waiting or Missed or Cancelled, BookSlot book) => story.Book(book),
            (Held or Confirmed, BookSlot { Time.At: { } at } book) when appointment!.Slot!.From == at && (book.DoorId ?? appointment.Slot.DoorId) == appointment.Slot.DoorId =>
                Verdict.Accept(),
            (_, BookSlot) => Verdict.Refuse("appointment.conflict", $"Appointment {appointment!.Id} has a slot: move it, or cancel it first."),

            // It is confirmed, moves and ends.
            (Held, Confirm confirm) => Verdict.Accept(new Fact.SlotConfirmed(now, confirm.AppointmentId, confirm.CarrierId ?? appointment!.CarrierId)),
            (Confirmed, Confirm { CarrierId: { } carrier } confirm) when carrier != appointment!.CarrierId =>
                Verdict.Accept(new Fact.SlotConfirmed(now, confirm.AppointmentId, carrier)),
            (Held or Confirmed or Waiting or Missed, Move move) when FacilityRules.Check(file, move, now) is { } refusal => new Verdict.Refused(refusal),
            (Held or Confirmed or Waiting or Missed, Move move) => story.Move(appointment!, move),
            (Held or Confirmed or Missed, AcceptProposal) when appointment!.Proposed is null =>
                Verdict.Refuse("appointment.no-proposal", $"No other slot is proposed for {appointment.Id}."),
            (Held or Confirmed or Missed, AcceptProposal) when appointment!.Proposed!.From < now =>
                Verdict.Refuse("facility.slot-in-the-past", $"The slot that was proposed for {appointment.Id} has begun."),
            (Held or Confirmed or Missed, AcceptProposal) => story.Accept(appointment!).Verdict,
            (Held or Confirmed or Waiting or Missed, Cancel cancel) => story.Cancel(appointment!, cancel.Why).Verdict,

            // Its truck is followed. Where no slot was held, nothing is lost: the truck just comes and goes.
            (Held or Confirmed or Missed, Propose propose) => story.Expect(appointment!, propose.Eta).Verdict,
            (Held or Confirmed or Waiting or Missed, Arrive arrive) => story.Arrive(appointment!, arrive.At).Verdict,
            (Arrived or Departed, WithdrawArrival) => story.WithdrawArrival(appointment!).Verdict,
            (Held or Confirmed or Waiting or Missed or Arrived, Depart depart) => story.Depart(appointment!, depart.At).Verdict,
            (_, Propose or Arrive or WithdrawArrival or Depart) => Verdict.Accept(),

            // Time passes. A deadline that is not due any more was overtaken by a fact while it was on its way here.
            (_, MeetDeadline) => story.MeetDeadline().Verdict,

            // What is so already is agreed to, and so is what came too late to matter.
            (Arrived or Departed, RequestSlot) or (Confirmed or Arrived or Departed, Confirm) or (Cancelled, Cancel) => Verdict.Accept(),

            (Unknown, _) => Verdict.Refuse("appointment.unknown", $"{file.Data?.Name ?? file.Id.Value} has no appointment {About(command)}."),
            (var status, _) => Verdict.Refuse(
                "appointment.illegal-transition", $"{command.GetType().Name} is not possible while appointment {appointment!.Id} is {status}."),
        };
    }

    private static AppointmentId? About(FacilityCommand command) => command switch
    {
        RequestSlot request => request.AppointmentId,
        BookSlot book => book.AppointmentId,
        Confirm confirm => confirm.AppointmentId,
        Move move => move.AppointmentId,
        Propose propose => propose.AppointmentId,
        AcceptProposal accept => accept.AppointmentId,
        Cancel cancel => cancel.AppointmentId,
        Arrive arrive => arrive.AppointmentId,
        WithdrawArrival withdraw => withdraw.AppointmentId,
        Depart depart => depart.AppointmentId,
        _ => null,
    };
}
