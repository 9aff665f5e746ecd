using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>Whether every stop of a kind has its dock.</summary>
internal static class DockGate
{
    private const string Facility = "facility";

    public static Gate Judge(Release release, GateKind kind, DateTimeOffset now)
    {
        var stops = kind is GateKind.PickupDock ? StopKind.Pickup : StopKind.Delivery;
        var docks = release.Docks.Where(dock => dock.Kind == stops).ToList();
        return (docks.Find(dock => IsLost(dock)), docks.Find(dock => !dock.IsSettled)) switch
        {
            _ when !release.IsDriven && docks.Count == 0 => Gate.Ready(kind, "Docks are booked by hand.") with { Assumed = true },
            ({ } lost, _) => Gate.Failed(kind, lost.Why ?? $"{lost.FacilityId} has no slot for stop {lost.Stop}.", WouldPass),
            (_, { State: DockState.Waitlisted } waits) when Due(release, now) is { } due =>
                Gate.Waiting(kind, $"{waits.FacilityId} is full in the window of stop {waits.Stop}; it is on the waiting list.", Facility, due, WouldPass),
            (_, { State: DockState.Waitlisted } waits) =>
                Gate.Failed(kind, $"{waits.FacilityId} is full in the window of stop {waits.Stop}, and nothing was freed.", WouldPass),
            (_, { } asked) when Due(release, now) is { } due =>
                Gate.Waiting(kind, $"{asked.FacilityId} was asked for a slot for stop {asked.Stop}.", Facility, due, WouldPass),
            (_, { } asked) => Gate.Failed(kind, $"{asked.FacilityId} has not answered for stop {asked.Stop}.", WouldPass),
            _ when docks.Count == 0 => Gate.Ready(kind, "No facility with docks is on its way."),
            _ => Gate.Ready(kind, string.Join(" ", docks.Select(Words))),
        };
    }

    private const string WouldPass = "A slot in the window: another window, another door, or one that is freed.";

    private static bool IsLost(Dock dock) => dock.State is DockState.Refused or DockState.Freed;

    private static DateTimeOffset? Due(Release release, DateTimeOffset now) => GateJudge.Due(release, release.Policy.DockLead, GateJudge.PatienceWithin(release), now);

    private static string Words(Dock dock) => dock.Slot is { } slot
        ? $"Stop {dock.Stop}: door {slot.DoorId} of {dock.FacilityId} from {slot.From.UtcDateTime:yyyy-MM-dd HH:mm} UTC."
        : $"Stop {dock.Stop}: any time of its window at {dock.FacilityId}.";
}
