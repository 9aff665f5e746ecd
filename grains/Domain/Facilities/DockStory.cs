using System.Collections.Immutable;
using static Dispatch.Facilities.FacilityFact;

namespace Dispatch.Facilities;

/// <summary>One decision while it is being made: the facts found so far, and the facility as they leave it.</summary>
internal sealed partial record DockStory(FacilityFile File, ImmutableArray<FacilityFact> Facts, DateTimeOffset Now)
{
    /// <summary>How many of those who wait are served by one decision: its facts must fit one commit.</summary>
    private const int MaxServed = 100;

    public Verdict<FacilityFact> Verdict => new Verdict<FacilityFact>.Accepted(Facts);

    public static DockStory Of(FacilityFile file, DateTimeOffset now) => new(file, [], now);

    public DockStory Put(Facility facility) => Tell(new Put(Now, facility)).ServeAll();

    private DockStory Tell(FacilityFact fact) => this with { File = FacilityEvolution.Evolve(File, fact), Facts = Facts.Add(fact) };

    private DateTimeOffset Soonest(DateTimeOffset from) => from > Now ? from : Now;

    /// <summary>Who waits gets what is free now, in the order they came.</summary>
    private DockStory ServeAll() => Waiting().Take(MaxServed).Aggregate(this, (story, waiting) => File.Data?.Docks is null
        ? story.Tell(new DoorOpen(Now, waiting.Id))
        : story.Serve(waiting, waiting.Need.Window.From, waiting.Need.Window.To, doorId: null));

    /// <summary>Who waits gets what was freed, in the order they came. A slot that fits may begin before it, in a gap that was too short.</summary>
    private DockStory Serve(params IEnumerable<Slot> freed) => freed.Where(slot => slot.To > Now).Aggregate(this, (story, slot) => story.Waiting()
        .Where(waiting => waiting.Need.Window.From < slot.To && waiting.Need.Window.To >= slot.From - waiting.Need.Length)
        .Take(MaxServed)
        .Aggregate(story, (served, waiting) => served.Serve(waiting, slot.From - waiting.Need.Length, slot.To, slot.DoorId)));

    private DockStory Serve(Appointment waiting, DateTimeOffset from, DateTimeOffset to, DoorId? doorId)
    {
        var (opens, closes) = waiting.Need.Window;
        return SlotSearch.Earliest(File, waiting.Id, waiting.Need, Soonest(from > opens ? from : opens), to < closes ? to : closes, doorId) is { } slot
            ? Tell(new SlotHeld(Now, waiting.Id, waiting.Need, slot))
            : this;
    }

    private IEnumerable<Appointment> Waiting() => File.Appointments.Where(appointment => appointment.Status is AppointmentStatus.Waiting);
}
