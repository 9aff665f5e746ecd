namespace Dispatch.Shipments;

/// <summary>What a shipment can be asked or told.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.shipment.command")]
public abstract record ShipmentCommand
{
    private ShipmentCommand()
    {
    }

    /// <summary>The ERP released an order.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.release")]
    public sealed record Release(Order Order) : ShipmentCommand;

    /// <summary>A carrier and its vehicle take it.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.assign")]
    public sealed record Assign(CarrierId CarrierId, VehicleId VehicleId, string? TrailerId) : ShipmentCommand;

    /// <summary>It was offered to a carrier.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.tender")]
    public sealed record Tender : ShipmentCommand;

    /// <summary>A carrier took it, but has not said with which vehicle.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.book")]
    public sealed record Book(CarrierId CarrierId) : ShipmentCommand;

    /// <summary>Nobody carries it any more, or nobody took it: it waits for a carrier again.</summary>
    /// <param name="Carrier">Who gave it back; null where nobody had it. If another one has it by now, that one keeps it.</param>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.reopen")]
    public sealed record Reopen(CarrierId? Carrier, string Why) : ShipmentCommand;

    /// <summary>The ERP wants it otherwise.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.change")]
    public sealed record Change(Order Order) : ShipmentCommand;

    /// <summary>The ERP does not want it any more.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.cancel")]
    public sealed record Cancel(string Reason) : ShipmentCommand;

    /// <summary>Its vehicle was seen, moving or not. Only the vehicle of assignment <paramref name="Assignment"/> counts.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.see")]
    public sealed record See(int Assignment, Position Position) : ShipmentCommand;

    /// <summary>Tracking found the vehicle at a stop since <paramref name="At"/>.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.arrive")]
    public sealed record Arrive(int Assignment, int Stop, DateTimeOffset At) : ShipmentCommand;

    /// <summary>Tracking saw the vehicle leave a stop; <paramref name="At"/> is the last time it was there.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.depart")]
    public sealed record Depart(int Assignment, int Stop, DateTimeOffset At) : ShipmentCommand;

    /// <summary>Later fixes showed that tracking's arrival at a stop was none.</summary>
    /// <param name="At">The time that arrival was told with: what somebody else reported since is not taken back.</param>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.withdraw-arrival")]
    public sealed record WithdrawArrival(int Assignment, int Stop, DateTimeOffset At) : ShipmentCommand;

    /// <summary>A carrier or person reports a milestone.</summary>
    /// <param name="Stop">The sequence of the stop; null where the milestone is about the whole shipment.</param>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.report")]
    public sealed record ReportMilestone(
        MilestoneType Type, int? Stop, DateTimeOffset At, Classifier Classifier, string? Reason, string? Remark) : ShipmentCommand;

    /// <summary>A deadline of its own has come.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.shipment.meet-deadline")]
    public sealed record MeetDeadline(string Name) : ShipmentCommand;
}
