using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>A release as the API and the pages show it.</summary>
/// <param name="Mode">Whether the tower looks for a carrier by itself.</param>
/// <param name="Ranking">Carriers with their eligibility, rule by rule, and their score, term by term; null where nobody has been ranked, and where it was not asked for (<see cref="IReleaseGrain.Ranking"/>).</param>
/// <param name="Problems">Those that last, as exceptions.</param>
[GenerateSerializer, Immutable, Alias("dispatch.release-view")]
public sealed record ReleaseView(
    ShipmentId ReleaseId,
    OrderId OrderId,
    ClientId ClientId,
    ReleaseStatus Status,
    DateTimeOffset Since,
    DispatchMode Mode,
    string Priority,
    ImmutableArray<Gate> Gates,
    ImmutableArray<Dock> Docks,
    ImmutableArray<Stock> Stock,
    ImmutableArray<Hold> Holds,
    ImmutableArray<GateOverride> Overrides,
    Ranked? Ranking,
    int Round,
    ImmutableArray<Tender> Tenders,
    ImmutableArray<Approval> Approvals,
    Award? Award,
    ImmutableArray<CaseId> Problems,
    long Version);

/// <summary>A release in a list.</summary>
/// <param name="Blocking">The gate that keeps it, and why; null where none does.</param>
/// <param name="DueAt">When it is judged again without a word from anybody.</param>
/// <param name="Tenders">The offers that carriers have before them or have answered, the last ones.</param>
/// <param name="Change">See <see cref="ShipmentRow.Change"/>.</param>
[GenerateSerializer, Immutable, Alias("dispatch.release-row")]
public sealed record ReleaseRow(
    ShipmentId ReleaseId,
    OrderId OrderId,
    ClientId ClientId,
    ReleaseStatus Status,
    DateTimeOffset Since,
    string Priority,
    ImmutableArray<GateRow> Gates,
    GateKind? Blocking,
    string? Reason,
    DateTimeOffset? DueAt,
    DateTimeOffset PickupFrom,
    CarrierId? CarrierId,
    ApprovalKind? Approval,
    ImmutableArray<TenderRow> Tenders,
    long Change)
{
    /// <summary>Whether something is left to be found for it.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is not (ReleaseStatus.Confirmed or ReleaseStatus.Cancelled);
}

[GenerateSerializer, Immutable, Alias("dispatch.gate-row")]
public readonly record struct GateRow(GateKind Kind, GateState State)
{
    /// <inheritdoc cref="Gate"/>
    [Id(2)]
    public bool Assumed { get; init; }
}

/// <summary>What one carrier is or was offered.</summary>
/// <param name="Price">What it was offered, or takes it for.</param>
[GenerateSerializer, Immutable, Alias("dispatch.tender-row")]
public sealed record TenderRow(
    TenderId TenderId,
    ShipmentId ReleaseId,
    CarrierId CarrierId,
    TenderKind Kind,
    OfferState State,
    Money? Price,
    DateTimeOffset At,
    DateTimeOffset AnswerBy,
    string? Reason)
{
    /// <summary>Whether the carrier may still answer.</summary>
    [JsonIgnore]
    public bool IsOpen => State is OfferState.Sent or OfferState.Countered;
}
