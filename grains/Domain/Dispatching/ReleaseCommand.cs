using System.Collections.Immutable;
using Dispatch.Accounts;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>What a release can be asked or told. <c>By</c> is the person or key that acts.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.release.command")]
public abstract record ReleaseCommand
{
    private ReleaseCommand()
    {
    }

    /// <summary>The ERP released an order.</summary>
    /// <param name="Trusted">Its pickups that are trusted to be ready.</param>
    [GenerateSerializer, Immutable, Alias("dispatch.release.open")]
    public sealed record Open(Order Order, DispatchPolicy Policy, ImmutableArray<GuideEntry> Guide, ImmutableArray<FacilityId> Trusted) : ReleaseCommand;

    /// <summary>A WMS tells of its stock.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.release.report-stock")]
    public sealed record ReportStock(StockReport Report, string By) : ReleaseCommand;

    /// <summary>A facility says what became of a dock.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.release.answer-dock")]
    public sealed record AnswerDock(FacilityId FacilityId, AppointmentId AppointmentId, DockAnswer Answer) : ReleaseCommand;

    /// <summary>The carriers were ranked.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.release.rank")]
    public sealed record Rank(Ranked Ranking) : ReleaseCommand;

    /// <summary>A carrier's file keeps a place for it, or has none.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.release.answer-capacity")]
    public sealed record AnswerCapacity(CarrierId CarrierId, bool IsHeld, string? Why) : ReleaseCommand;

    /// <summary>A carrier answers a tender; after it took it, a decline gives it back, and an accept may name the vehicle.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.release.answer-tender")]
    public sealed record AnswerTender(
        TenderId TenderId, CarrierId CarrierId, TenderAnswer Answer, string? Reason, Money? Price, VehicleId? VehicleId) : ReleaseCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.release.place-hold")]
    public sealed record PlaceHold(string Kind, string Reason, string By) : ReleaseCommand;

    /// <param name="Kind">Null lifts all.</param>
    [GenerateSerializer, Immutable, Alias("dispatch.release.lift-hold")]
    public sealed record LiftHold(string? Kind, string By) : ReleaseCommand;

    /// <summary>A person takes a gate to be ready.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.release.override-gate")]
    public sealed record OverrideGate(GateKind Gate, string Reason, Signatory By) : ReleaseCommand;

    /// <param name="Number">Null is the only one that is open.</param>
    [GenerateSerializer, Immutable, Alias("dispatch.release.decide-approval")]
    public sealed record DecideApproval(int? Number, bool IsApproved, string? Reason, Signatory By) : ReleaseCommand;

    /// <summary>A person has everything asked anew, and carriers tendered from the top.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.release.retry")]
    public sealed record Retry(string By) : ReleaseCommand;

    /// <summary>A planner accepted a wave that gives it to a carrier, who is asked first.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.release.plan")]
    public sealed record Plan(CarrierId CarrierId, string Wave) : ReleaseCommand;

    /// <summary>The order was changed.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.release.change")]
    public sealed record Change(Order Order) : ReleaseCommand;

    [GenerateSerializer, Immutable, Alias("dispatch.release.cancel")]
    public sealed record Cancel(string Reason) : ReleaseCommand;

    /// <summary>A person assigned a truck.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.release.take-by-hand")]
    public sealed record TakeByHand(CarrierId CarrierId, VehicleId VehicleId) : ReleaseCommand;

    /// <summary>A truck has come for the freight.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.release.begin-journey")]
    public sealed record BeginJourney : ReleaseCommand;

    /// <summary>A deadline of its own has come.</summary>
    [GenerateSerializer, Immutable, Alias("dispatch.release.meet-deadline")]
    public sealed record MeetDeadline(string Name) : ReleaseCommand;
}
