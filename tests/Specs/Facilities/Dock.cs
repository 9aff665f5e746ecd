using System.Collections.Immutable;
using Dispatch.Shipments;
using Xunit;
using static Dispatch.Facilities.FacilityCommand;

namespace Dispatch.Facilities;

/// <summary>
/// Given what a facility was told, when it is told one thing more, then what is found. Every step is decided at its own time. The yard at
/// Ocala opens from six to six in New York's time: that is from an hour before <see cref="Some.Noon"/> to eleven hours after it.
/// </summary>
internal sealed record Dock(FacilityFile File, DateTimeOffset Now, Verdict<FacilityFact>? Verdict)
{
    public static readonly FacilityId Id = new("yard-1");
    public static readonly DoorId Door1 = new("D1");
    public static readonly DoorId Door2 = new("D2");
    public static readonly CarrierId Able = new("ABCD");

    public static readonly ImmutableArray<OpenHours> EveryDay =
        [.. Enum.GetValues<DayOfWeek>().Select(day => new OpenHours(day, new(6, 0), new(18, 0)))];

    public static DockPlan OneDoor { get; } = new([new(Door1, DoorUse.Both, [])], EveryDay, [], [], []);

    public static DockPlan TwoDoors { get; } = OneDoor with { Doors = [new(Door1, DoorUse.Both, []), new(Door2, DoorUse.Inbound, ["reefer"])] };

    public static Dock Unknown { get; } = new(FacilityFile.Unknown(Id), Some.At(-24), Verdict: null);

    public static Dock Unplanned { get; } = Unknown.When(new Put(Yard(docks: null)));

    public static Dock Open { get; } = Of(OneDoor);

    public static Dock Held { get; } = Open.When(Ask(1, from: 0, to: 2));

    public static Dock Confirmed { get; } = Held.When(new Confirm(Truck(1), Able));

    public static Dock Arrived { get; } = Confirmed.At(0.1).When(new Arrive(Truck(1), Some.At(0.1)));

    public static Dock Departed { get; } = Arrived.At(0.9).When(new Depart(Truck(1), Some.At(0.9)));

    public static Dock Cancelled { get; } = Confirmed.At(-1).When(new Cancel(Truck(1), "the order was cancelled"));

    public static Dock Missed { get; } = Confirmed.At(2).When(new MeetDeadline(Truck(1).Value));

    public static Dock Waiting { get; } = Open.When(Ask(8, from: 0, to: 0)).When(Ask(1, from: 0, to: 0));

    public ImmutableArray<FacilityFact> Facts => Assert.IsType<Verdict<FacilityFact>.Accepted>(Verdict).Facts;

    public static Dock Of(DockPlan plan) => Unknown.When(new Put(Yard(plan)));

    public static Facility Yard(DockPlan? docks) => new(Id, "Ocala Yard", Some.Ocala, 250, "America/New_York", docks);

    /// <summary>The appointment of the n-th order's pickup.</summary>
    public static AppointmentId Truck(int number) => new($"acme~{number}~1");

    /// <summary>What the n-th order asks for; hours from noon.</summary>
    public static RequestSlot Ask(int number, double from, double to, StopKind kind = StopKind.Pickup, string equipment = "van") =>
        new(Truck(number), Want(from, to, kind, equipment));

    public static SlotRequest Want(double from, double to, StopKind kind = StopKind.Pickup, string equipment = "van") =>
        new(kind, new(Some.At(from), Some.At(to)), equipment, Commodity: null, Handling: null, CarrierId: null);

    public static BookSlot Book(int number, double at, DoorId? door = null) => new(Truck(number), Want(0, 2), door, new(Some.At(at)));

    public static Slot Slot(double from, double hours = 1, DoorId? door = null) => new(door ?? Door1, Some.At(from), Some.At(from + hours));

    /// <summary>The tower's clock from here on.</summary>
    public Dock At(double hours) => this with { Now = Some.At(hours) };

    public Dock When(FacilityCommand command)
    {
        var verdict = FacilityDecider.Decide(File, command, Now);
        var facts = verdict is Verdict<FacilityFact>.Accepted accepted ? accepted.Facts : [];
        return this with { Verdict = verdict, File = facts.Aggregate(File, FacilityEvolution.Evolve) };
    }

    public void Then(params FacilityFact[] facts) => Assert.Equal(facts, Facts);

    public void ThenNothing() => Assert.Empty(Facts);

    public TFact ThenOne<TFact>() where TFact : FacilityFact => Assert.Single(Facts.OfType<TFact>());

    public void ThenHeld(int number, Slot slot)
    {
        var held = ThenOne<FacilityFact.SlotHeld>();
        Assert.Equal((Truck(number), slot), (held.AppointmentId, held.Slot));
    }

    public void ThenNever(string code) => Assert.Equal(code, ThenOne<FacilityFact.SlotRefused>().Code);

    public void ThenRefused(string code) => Assert.Equal(code, Assert.IsType<Verdict<FacilityFact>.Refused>(Verdict).Refusal.Code);

    public void ThenStatus(int number, AppointmentStatus status) => Assert.Equal(status, File.Find(Truck(number))?.Status);

    public void ThenDeadlines(params Deadline[] deadlines) => Assert.Equal(deadlines, FacilityDeadlines.Of(File));
}
