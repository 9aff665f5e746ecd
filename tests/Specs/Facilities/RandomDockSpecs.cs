using System.Text.Json;
using CsCheck;
using Dispatch.Shipments;
using Dispatch.Storage;
using Xunit;
using static Dispatch.Facilities.FacilityCommand;

namespace Dispatch.Facilities;

/// <summary>What holds whatever a facility is told, in whatever order. A failure prints its seed.</summary>
public sealed class RandomDockSpecs
{
    private static readonly DockPlan Plan = Dock.TwoDoors with
    {
        Standing = [new("zeta", DayOfWeek.Monday, new(9, 0), 60, Dock.Door1, new("zeta"), CarrierId: null)],
        SlotRules = [new("paint", null, 90)],
    };

    private static readonly Gen<double> Hours = Gen.Int[-8, 60].Select(quarters => quarters / 4.0);
    private static readonly Gen<AppointmentId> Ids = Gen.Int[1, 12].Select(number => number > 10 ? new AppointmentId($"zeta~{number}~1") : Dock.Truck(number));
    private static readonly Gen<DoorId?> Doors = Gen.Int[0, 2].Select(door => door == 0 ? (DoorId?)null : door == 1 ? Dock.Door1 : Dock.Door2);

    private static readonly Gen<SlotRequest> Requests = Gen.Select(
        Hours, Gen.Int[0, 4], Gen.Bool, Gen.Bool, Gen.Bool,
        (from, length, pickup, reefer, paint) => Request(from, length, pickup ? StopKind.Pickup : StopKind.Delivery, reefer ? "reefer" : "van", paint));

    private static readonly Gen<FacilityCommand> Commands = Gen.Frequency<FacilityCommand>(
        (6, Gen.Select(Ids, Requests, (id, request) => (FacilityCommand)new RequestSlot(id, request))),
        (3, Gen.Select(Ids, Requests, Doors, Hours, (id, request, door, at) => (FacilityCommand)new BookSlot(id, request, door, new(Some.At(at))))),
        (1, Gen.Select(Ids, Requests, Doors, (id, request, door) => (FacilityCommand)new BookSlot(id, request, door, null))),
        (2, Ids.Select(id => (FacilityCommand)new Confirm(id, Dock.Able))),
        (3, Gen.Select(Ids, Doors, Hours, (id, door, at) => (FacilityCommand)new Move(id, door, new(Some.At(at))))),
        (4, Gen.Select(Ids, Hours, (id, at) => (FacilityCommand)new Propose(id, Some.At(at)))),
        (2, Ids.Select(id => (FacilityCommand)new AcceptProposal(id))),
        (3, Ids.Select(id => (FacilityCommand)new Cancel(id, "no freight"))),
        (2, Gen.Select(Ids, Hours, (id, at) => (FacilityCommand)new Arrive(id, Some.At(at)))),
        (1, Ids.Select(id => (FacilityCommand)new WithdrawArrival(id))),
        (2, Gen.Select(Ids, Hours, (id, at) => (FacilityCommand)new Depart(id, Some.At(at)))),
        (2, Ids.Select(id => (FacilityCommand)new MeetDeadline(id.Value))));

    private static readonly Gen<(FacilityCommand Command, double LaterHours)[]> Told = Gen.Select(Commands, Gen.Double[0, 0.3]).Array[1, 60];

    [Fact]
    public void A_door_never_serves_two_trucks_at_once() => Told.Sample(told =>
    {
        foreach (var dock in Play(told))
        {
            var claims = dock.File.Appointments.SelectMany(appointment => appointment.Claims.Select(slot => (appointment.Id, slot))).ToArray();
            foreach (var (id, slot) in claims)
            {
                Assert.DoesNotContain(claims, other => other.Id != id && other.slot.Overlaps(slot));
            }
        }
    });

    [Fact]
    public void Whatever_is_given_lies_in_opening_hours_at_a_door_that_serves_it_and_in_nobody_elses_standing_hour() => Told.Sample(told =>
    {
        foreach (var (id, slot) in Play(told).SelectMany(Given))
        {
            Assert.Contains(DockCalendar.Open(Dock.Yard(Plan), slot.From, slot.To), opening => opening.Holds(slot));
            if (id.Shipment.Client.Value != "zeta")
            {
                Assert.DoesNotContain(DockCalendar.Standing(Dock.Yard(Plan), slot.From, slot.To), standing => standing.Slot.Overlaps(slot));
            }
        }
    });

    [Fact]
    public void Whoever_asks_is_answered_and_nobody_waits_beyond_his_window() => Told.Sample(told =>
    {
        var history = Play(told);
        foreach (var (dock, command) in history.Skip(1).Zip(told.Select(step => step.Command)))
        {
            if (command is RequestSlot request && dock.File.Find(request.AppointmentId)?.Status is not (AppointmentStatus.Arrived or AppointmentStatus.Departed))
            {
                Assert.NotEmpty(dock.Facts);
            }
        }

        // Where all deadlines have passed, nobody waits.
        var end = history[^1].At(400);
        while (FacilityDeadlines.Of(end.File) is [{ Name: var name }])
        {
            end = end.When(new MeetDeadline(name));
        }

        Assert.DoesNotContain(end.File.Appointments, appointment => appointment.Status
            is AppointmentStatus.Waiting or AppointmentStatus.Held or AppointmentStatus.Confirmed);
    });

    [Fact]
    public void Folding_the_facts_gives_the_state_bit_for_bit_also_after_it_was_stored() => Told.Sample(told =>
    {
        var history = Play(told);
        var stored = Bytes(history[^1].File);
        Assert.Equal(stored, Bytes(history.Skip(1).SelectMany(Facts).Aggregate(Dock.Of(Plan).File, FacilityEvolution.Evolve)));
        Assert.Equal(stored, Bytes(JsonSerializer.Deserialize(stored, StoredJson.Default.FacilityFile)!));
    });

    private static byte[] Bytes(FacilityFile file) => JsonSerializer.SerializeToUtf8Bytes(file, StoredJson.Default.FacilityFile);

    private static IEnumerable<FacilityFact> Facts(Dock dock) => dock.Verdict is Verdict<FacilityFact>.Accepted accepted ? accepted.Facts : [];

    private static SlotRequest Request(double from, int length, StopKind kind, string equipment, bool paint) =>
        Dock.Want(from, from + length, kind, equipment) with { Commodity = paint ? "paint" : null };

    private static List<Dock> Play((FacilityCommand Command, double LaterHours)[] told)
    {
        var history = new List<Dock> { Dock.Of(Plan).At(-2) };
        foreach (var (command, laterHours) in told)
        {
            history.Add((history[^1] with { Now = history[^1].Now.AddHours(laterHours) }).When(command));
        }

        return history;
    }

    private static IEnumerable<(AppointmentId Id, Slot Slot)> Given(Dock dock) =>
        Facts(dock).SelectMany(fact => fact switch
        {
            FacilityFact.SlotHeld held => [(held.AppointmentId, held.Slot)],
            FacilityFact.SlotMoved moved => [(moved.AppointmentId, moved.Slot)],
            FacilityFact.MoveProposed proposed => [(proposed.AppointmentId, proposed.Slot)],
            _ => (IEnumerable<(AppointmentId, Slot)>)[],
        });
}
