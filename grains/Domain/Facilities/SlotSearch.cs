using System.Collections.Immutable;

namespace Dispatch.Facilities;

/// <summary>Finds slots, and says why one cannot be had. A door never serves two trucks at once.</summary>
internal static class SlotSearch
{
    /// <summary>How far a request is searched for: a window that is longer is one that nobody thought about.</summary>
    public static readonly TimeSpan MaxSearch = TimeSpan.FromDays(14);

    /// <summary>The first slot that begins between two moments, both inclusive. A standing appointment of theirs comes before any other.</summary>
    /// <param name="doorId">The only door to look at; null for all.</param>
    public static Slot? Earliest(
        FacilityFile file, AppointmentId id, SlotNeed need, DateTimeOffset from, DateTimeOffset to, DoorId? doorId = null)
    {
        var facility = file.Data!;
        var last = to - from > MaxSearch ? from + MaxSearch : to;
        var busy = Busy(file, id, need, from, last + need.Length);
        var openings = DockCalendar.Open(facility, from, last + need.Length);
        var doors = facility.Docks!.Doors.Where(door => door.Fits(need) && (doorId is null || door.DoorId == doorId)).ToArray();
        return Own(file, id, need, from, last).FirstOrDefault(slot =>
                doors.Any(door => door.DoorId == slot.DoorId) && openings.Any(opening => opening.Holds(slot)) && !busy[slot.DoorId].Any(slot.Overlaps))
            ?? doors.SelectMany(door => openings, (door, opening) => Earliest(door.DoorId, opening, busy[door.DoorId], need.Length, from, last))
                .OfType<Slot>()
                .MinBy(slot => slot.From);
    }

    /// <summary>Why a truck cannot have this slot; null where it can.</summary>
    public static Refusal? Fault(FacilityFile file, AppointmentId id, SlotNeed need, Slot slot, DateTimeOffset now) => file.Data! switch
    {
        _ when slot.From < now => new("facility.slot-in-the-past", $"{slot.From:yyyy-MM-dd HH:mm} UTC has passed."),
        var facility when facility.Docks!.FindDoor(slot.DoorId) is null =>
            new("facility.no-such-door", $"{facility.Name} has no door {slot.DoorId}."),
        var facility when !facility.Docks!.FindDoor(slot.DoorId)!.Fits(need) =>
            new("facility.wrong-door", $"Door {slot.DoorId} does not serve a {need.Kind} by {need.Equipment}."),
        var facility when !DockCalendar.Open(facility, slot.From, slot.To).Any(opening => opening.Holds(slot)) =>
            new("facility.closed", $"{facility.Name} is closed at a part of {slot.From:yyyy-MM-dd HH:mm} to {slot.To:HH:mm} UTC."),
        _ when Busy(file, id, need, slot.From, slot.To)[slot.DoorId].Any(slot.Overlaps) =>
            new("facility.slot-taken", $"Door {slot.DoorId} is taken at a part of {slot.From:yyyy-MM-dd HH:mm} to {slot.To:HH:mm} UTC."),
        _ => null,
    };

    /// <summary>Why none is found, however long one waits; null where it is only that all are taken.</summary>
    public static Refusal? Hopeless(FacilityFile file, SlotNeed need, DateTimeOffset from, DateTimeOffset to)
    {
        var facility = file.Data!;
        var last = to - from > MaxSearch ? from + MaxSearch : to;
        return !facility.Docks!.Doors.Any(door => door.Fits(need))
                ? new("facility.wrong-door", $"{facility.Name} has no door for a {need.Kind} by {need.Equipment}.")
            : from > to
                ? new("facility.slot-in-the-past", "The window has passed.")
            : !DockCalendar.Open(facility, from, last + need.Length).Any(opening => Fit(opening, need.Length, from, last) is not null)
                ? new("facility.closed", $"{facility.Name} is closed in the window, or not open for {need.Minutes} min.")
            : null;
    }

    private static Slot? Earliest(
        DoorId door, Opening opening, IEnumerable<Slot> busy, TimeSpan length, DateTimeOffset from, DateTimeOffset last)
    {
        var begin = Fit(opening, length, from, last);
        foreach (var taken in busy)
        {
            if (begin is { } early && taken.From < early + length && taken.To > early)
            {
                begin = Fit(opening, length, taken.To, last);
            }
        }

        return begin is { } free ? new(door, free, free + length) : null;
    }

    private static DateTimeOffset? Fit(Opening opening, TimeSpan length, DateTimeOffset from, DateTimeOffset last)
    {
        var begin = opening.From > from ? opening.From : from;
        return begin <= last && begin + length <= opening.To ? begin : null;
    }

    /// <summary>What others have of each door, in order.</summary>
    private static ILookup<DoorId, Slot> Busy(FacilityFile file, AppointmentId id, SlotNeed need, DateTimeOffset from, DateTimeOffset to)
    {
        var claims = file.Appointments.Where(other => other.Id != id).SelectMany(other => other.Claims);
        var standing = DockCalendar.Standing(file.Data!, from, to)
            .Where(occurrence => !occurrence.Standing.IsFor(id.Shipment.Client, need.CarrierId))
            .Select(occurrence => occurrence.Slot);
        return claims.Concat(standing).OrderBy(slot => slot.From).ToLookup(slot => slot.DoorId);
    }

    private static ImmutableArray<Slot> Own(FacilityFile file, AppointmentId id, SlotNeed need, DateTimeOffset from, DateTimeOffset last) =>
    [
        .. DockCalendar.Standing(file.Data!, from, last)
            .Where(occurrence => occurrence.Standing.IsFor(id.Shipment.Client, need.CarrierId))
            .Select(occurrence => occurrence.Slot)
            .Where(slot => slot.From >= from && slot.From <= last && slot.To - slot.From >= need.Length)
            .OrderBy(slot => slot.From),
    ];
}
