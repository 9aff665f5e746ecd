using System.Collections.Immutable;
using Dispatch.Exceptions;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>An order on its way to dispatch. It has the id of its shipment.</summary>
/// <param name="Policy">As it was when the order was released.</param>
/// <param name="Guide">The client's routing guide, as far as it is about this order.</param>
/// <param name="Trusted">Pickups whose stock is taken to be ready where nobody speaks of it.</param>
/// <param name="Since">Since when it has its status.</param>
/// <param name="AskedAt">When the sources were asked last.</param>
/// <param name="Ranking">In brief: see <see cref="RankedBriefly"/>.</param>
/// <param name="RankingAskedAt">While a ranking of carriers is awaited.</param>
/// <param name="Planned">The carrier of a wave that a planner accepted.</param>
/// <param name="Round">Counts the waterfalls.</param>
/// <param name="Exhausted">Why nobody is left to ask in this round; null while somebody is.</param>
/// <param name="Tenders">The last <see cref="MaxTenders"/>.</param>
/// <param name="TenderCount">How many there have been in all.</param>
/// <param name="Taken">Who took it, until it is confirmed.</param>
/// <param name="Award">Who carries it.</param>
/// <param name="IsUnderWay">A truck has come for it: nothing can be taken back.</param>
/// <param name="Incidents">How many problems it has had; numbers its exceptions.</param>
/// <param name="Problems">Those that last.</param>
/// <param name="Refusals">How many answers to its tenders were refused and noted.</param>
public sealed record Release(
    ShipmentId Id,
    Order? Order,
    DispatchPolicy Policy,
    ImmutableArray<GuideEntry> Guide,
    ImmutableArray<FacilityId> Trusted,
    ReleaseStatus Status,
    DateTimeOffset Since,
    DateTimeOffset AskedAt,
    ImmutableArray<Gate> Gates,
    ImmutableArray<Dock> Docks,
    ImmutableArray<Stock> Stock,
    ImmutableArray<Hold> Holds,
    ImmutableArray<GateOverride> Overrides,
    Ranked? Ranking,
    DateTimeOffset? RankingAskedAt,
    CarrierId? Planned,
    int Round,
    Exhaustion? Exhausted,
    ImmutableArray<Tender> Tenders,
    int TenderCount,
    ImmutableArray<Approval> Approvals,
    Award? Taken,
    Award? Award,
    bool IsUnderWay,
    int Incidents,
    ImmutableArray<Problem> Problems,
    int Refusals)
{
    /// <summary>A waterfall has at most some twenty; rounds begin anew.</summary>
    public const int MaxTenders = 40;

    /// <summary>An order that nobody has released.</summary>
    public static Release Unknown(ShipmentId id) => new(
        id, null, DispatchPolicy.Manual, [], [], ReleaseStatus.Unknown, default, default, [], [], [], [], [],
        null, null, null, 0, null, [], 0, [], null, null, false, 0, [], 0);

    /// <summary>Nothing is left to be found for it.</summary>
    public bool IsOver => Status is ReleaseStatus.Confirmed or ReleaseStatus.Cancelled;

    /// <summary>Whether the tower looks for a carrier by itself.</summary>
    public bool IsDriven => Policy.IsAutomatic || Planned is not null;

    public Tender? OpenTender => Tenders.LastOrDefault(tender => tender.IsOpen);

    public Gate? Find(GateKind kind) => Gates.FirstOrDefault(gate => gate.Kind == kind);

    public Dock? Find(AppointmentId appointment) => Docks.FirstOrDefault(dock => dock.AppointmentId == appointment);

    public Tender? Find(TenderId tender) => Tenders.LastOrDefault(known => known.Id == tender);
}

/// <summary>Why a waterfall ended without a carrier.</summary>
/// <param name="Type">The exception that it is.</param>
public sealed record Exhaustion(CaseType Type, string Summary);

/// <summary>What keeps a release from its dispatch and is a case for people, while it lasts.</summary>
public sealed record Problem(int Incident, GateKind Gate, CaseType Type);

public enum ReleaseStatus
{
    /// <summary>Not released yet; never seen outside.</summary>
    Unknown,

    /// <summary>Gates are waited for.</summary>
    Gathering,

    /// <summary>All gates are ready, and a person is to find a carrier.</summary>
    Ready,
    Tendering,
    AwaitingApproval,

    /// <summary>A carrier took it, and a gate has closed again meanwhile.</summary>
    Confirming,
    Confirmed,

    /// <summary>It cannot go on by itself: it is in somebody's hands.</summary>
    NeedsHelp,
    Cancelled,
}
