using Dispatch.Http;
using Dispatch.Shipments;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Facilities;

/// <summary>A slot for a shipment's stop: at a time, else the earliest in a window.</summary>
/// <param name="DoorId">Any that fits where it is not given.</param>
/// <param name="LocalAt">The time on the facility's wall, without a zone, instead of <paramref name="At"/>.</param>
/// <param name="Window">The stop's own where it is not given.</param>
public sealed record AppointmentBody(
    string ShipmentId, int Stop, DateTimeOffset? At = null, DateTime? LocalAt = null, Window? Window = null, string? DoorId = null, string? CarrierId = null)
{
    public Refusal? Fault() =>
        Check.Id(CarrierId, "carrierId") ?? Check.Text(DoorId, "doorId", Names.MaxLength) ?? Appointments.TimeFault(At, LocalAt);

    public FacilityCommand.BookSlot ToCommand(ShipmentView shipment, StopView stop) => new(
        AppointmentId.For(shipment.ShipmentId, stop.Sequence),
        new(
            stop.Kind,
            Window ?? stop.Window,
            shipment.Equipment,
            shipment.Commodity,
            shipment.Handling ?? SlotRequest.HandlingOf(shipment.Hazmat, shipment.Temperature),
            CarrierId is null ? shipment.CarrierId : new(CarrierId)),
        DoorId is null ? null : new(DoorId),
        At is null && LocalAt is null ? null : new(At, LocalAt));
}

/// <inheritdoc cref="AppointmentBody"/>
public sealed record MoveBody(DateTimeOffset? At = null, DateTime? LocalAt = null, string? DoorId = null)
{
    public Refusal? Fault() => Check.Text(DoorId, "doorId", Names.MaxLength) ?? Appointments.TimeFault(At, LocalAt);
}

public sealed record ConfirmBody(string? CarrierId = null);

public sealed record CancelBody(string Reason);

/// <summary>The appointments of a facility's docks: who comes when, and what people do about it.</summary>
public static class Appointments
{
    public static async Task<Results<Ok<Page<AppointmentView>>, ProblemHttpResult>> List(
        string id, [AsParameters] AppointmentQuery query, TimeProvider clock, IGrainFactory grains)
    {
        if ((query.Fault(clock.GetUtcNow()) ?? await Unknown(id, grains)) is { } fault)
        {
            return Problems.Of(fault);
        }

        var (from, to) = query.Period(clock.GetUtcNow());
        return TypedResults.Ok(query.Page(await grains.GetGrain<IFacilityGrain>(id).Appointments(from, to)));
    }

    public static async Task<Results<Ok<AppointmentView>, ProblemHttpResult>> Get(string id, string appointmentId, IGrainFactory grains) =>
        Names.IsId(id) && await grains.GetGrain<IFacilityGrain>(id).Appointment(new(appointmentId)) is { } appointment
            ? TypedResults.Ok(appointment)
            : Problems.Of(new("appointment.unknown", $"Facility {id} has no appointment {appointmentId}."));

    public static async Task<Results<Created<AppointmentView>, ProblemHttpResult>> Book(
        string id, AppointmentBody body, [AsParameters] Incoming incoming, IGrainFactory grains)
    {
        if ((body.Fault() ?? await Unknown(id, grains)) is { } fault)
        {
            return Problems.Of(fault);
        }

        var shipment = await Shipments.Shipments.Find(body.ShipmentId, grains);
        var stop = shipment?.Stops.FirstOrDefault(stop => stop.Sequence == body.Stop);
        return Misplaced(id, body, shipment, stop) is { } misplaced
            ? Problems.Of(misplaced)
            : await Book(id, body.ToCommand(shipment!, stop!), incoming, grains);
    }

    public static async Task<Results<Ok<AppointmentView>, ProblemHttpResult>> Move(
        string id, string appointmentId, MoveBody body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        body.Fault() is { } fault
            ? Problems.Of(fault)
            : await Handle(
                id,
                appointmentId,
                new FacilityCommand.Move(new(appointmentId), body.DoorId is null ? null : new(body.DoorId), new(body.At, body.LocalAt)),
                incoming,
                grains);

    public static async Task<Results<Ok<AppointmentView>, ProblemHttpResult>> Confirm(
        string id, string appointmentId, ConfirmBody? body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Check.Id(body?.CarrierId, "carrierId") is { } fault
            ? Problems.Of(fault)
            : await Handle(
                id,
                appointmentId,
                new FacilityCommand.Confirm(new(appointmentId), body?.CarrierId is { } carrier ? new(carrier) : null),
                incoming,
                grains);

    public static Task<Results<Ok<AppointmentView>, ProblemHttpResult>> Accept(
        string id, string appointmentId, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Handle(id, appointmentId, new FacilityCommand.AcceptProposal(new(appointmentId)), incoming, grains);

    public static async Task<Results<Ok<AppointmentView>, ProblemHttpResult>> Cancel(
        string id, string appointmentId, CancelBody body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        Check.Text(body.Reason, "reason") is { } fault
            ? Problems.Of(fault)
            : await Handle(id, appointmentId, new FacilityCommand.Cancel(new(appointmentId), body.Reason), incoming, grains);

    /// <summary>A time is told once: as a moment, or as the wall shows it.</summary>
    internal static Refusal? TimeFault(DateTimeOffset? at, DateTime? localAt) =>
        Check.That(at is null || localAt is null, "request.malformed", "at and localAt are two ways to say one thing: leave one out.")
        ?? Check.That(localAt is null or { Kind: DateTimeKind.Unspecified }, "request.malformed", "localAt is the time on the facility's wall: without a zone.");

    private static async Task<Results<Created<AppointmentView>, ProblemHttpResult>> Book(
        string id, FacilityCommand.BookSlot command, Incoming incoming, IGrainFactory grains)
    {
        var facility = grains.GetGrain<IFacilityGrain>(id);
        return await facility.Handle(command, incoming.Origin()) is { } refusal ? Problems.Of(refusal)
            : await facility.Appointment(command.AppointmentId) is { } booked
                ? TypedResults.Created($"/v1/facilities/{id}/appointments/{booked.AppointmentId}", booked)
            : Problems.Of(new("appointment.ended", $"Appointment {command.AppointmentId} has ended since."));
    }

    private static async Task<Results<Ok<AppointmentView>, ProblemHttpResult>> Handle(
        string id, string appointmentId, FacilityCommand command, Incoming incoming, IGrainFactory grains) =>
        (await Unknown(id, grains) ?? await grains.GetGrain<IFacilityGrain>(id).Handle(command, incoming.Origin())) is { } refusal
            ? Problems.Of(refusal)
            : await Get(id, appointmentId, grains);

    private static async Task<Refusal?> Unknown(string id, IGrainFactory grains) =>
        Names.IsId(id) && await grains.GetGrain<IFacilityGrain>(id).Get() is not null ? null : new("facility.unknown", $"There is no facility {id}.");

    private static Refusal? Misplaced(string id, AppointmentBody body, ShipmentView? shipment, StopView? stop) => (shipment, stop) switch
    {
        (null, _) => new("appointment.unknown-shipment", $"There is no shipment {body.ShipmentId}."),
        (_, null) => new("appointment.unknown-stop", $"Shipment {body.ShipmentId} has no stop {body.Stop}."),
        (_, { FacilityId: var at }) when at?.Value != id => new("appointment.wrong-facility", $"Stop {body.Stop} is not at facility {id}."),
        _ => null,
    };
}
