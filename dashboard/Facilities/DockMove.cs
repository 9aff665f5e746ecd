namespace Dispatch.Facilities;

/// <summary>Where somebody is about to put an appointment. Nothing has happened yet: the facility decides.</summary>
public sealed record DockMove(AppointmentId Id, DoorId Door, DateTimeOffset From, TimeSpan Length)
{
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    public Slot Slot => new(Door, From, From + Length);

    /// <summary>One that has a slot begins there; one that waits begins at the first door, when its window opens or now.</summary>
    public static DockMove Of(DockBlock block, DockDay day, DateTimeOffset now)
    {
        var appointment = block.Appointment;
        var length = TimeSpan.FromMinutes(appointment.Minutes);
        if (block.Slot is { } slot)
        {
            return new(appointment.AppointmentId, slot.DoorId, slot.From, slot.To - slot.From);
        }

        var earliest = appointment.Window.From > now ? appointment.Window.From : now;
        return new DockMove(appointment.AppointmentId, day.Lanes[0].Door.DoorId, Quarter(earliest.UtcTicks + Step.Ticks - 1), length).Within(day);
    }

    /// <summary>Arrows move it to the next quarter of an hour or door; what leads out of the board is passed over.</summary>
    public DockMove Press(string key, DockDay day) => key switch
    {
        "ArrowLeft" => To(Door, Quarter(From.UtcTicks - 1), day),
        "ArrowRight" => To(Door, Quarter(From.UtcTicks + Step.Ticks), day),
        "ArrowUp" => To(Beside(-1, day), From, day),
        "ArrowDown" => To(Beside(1, day), From, day),
        _ => this,
    };

    public DockMove To(DoorId door, DateTimeOffset from, DockDay day) => (this with { Door = door, From = from }).Within(day);

    /// <summary>The last quarter of an hour by then, of every clock that there is.</summary>
    private static DateTimeOffset Quarter(long ticks) => new(ticks / Step.Ticks * Step.Ticks, TimeSpan.Zero);

    private DoorId Beside(int by, DockDay day)
    {
        var at = day.Lanes.IndexOf(day.Lanes.FirstOrDefault(lane => lane.Door.DoorId == Door)!);
        return day.Lanes[Math.Clamp(at + by, 0, day.Lanes.Length - 1)].Door.DoorId;
    }

    private DockMove Within(DockDay day)
    {
        var latest = day.To - Length;
        return From < day.From ? this with { From = day.From } : From > latest && latest > day.From ? this with { From = latest } : this;
    }
}
