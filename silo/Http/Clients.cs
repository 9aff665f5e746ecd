using System.Collections.Immutable;
using Dispatch.Accounts;
using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Http;
using Dispatch.Shipments;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Clients;

/// <summary>How a client's orders are dispatched, from the next one on. What is not given is as the tower would have it.</summary>
/// <param name="Mode"><c>automatic</c> where it is not given.</param>
/// <param name="CostLimit">Beyond it a person approves; there is no limit where it is not given.</param>
/// <param name="Guide">The routing guide, lane by lane: the first that fits an order holds.</param>
public sealed record DispatchingBody(
    DispatchMode Mode = DispatchMode.Automatic,
    Silence? WhenInventoryIsSilent = null,
    double? MinReadyPercent = null,
    double? InventoryLeadMinutes = null,
    double? DockLeadMinutes = null,
    double? PatienceMinutes = null,
    double? AnswerMinutes = null,
    ImmutableArray<TenderKind>? Steps = null,
    int? RankedMax = null,
    int? BroadcastTo = null,
    Money? CostLimit = null,
    bool? ApproveHazmatRoutes = null,
    double? ApproveMinutes = null,
    string? Approver = null,
    double? MaxCounterPercent = null,
    ScoreWeights? Weights = null,
    ImmutableArray<GuideLaneBody>? Guide = null)
{
    private const double MaxMinutes = 60 * 24 * 30;
    private const int MaxLanes = 500;
    private const int MaxSteps = 5;
    private const int MaxCarriers = 100;

    public Refusal? Fault(string id) =>
        Check.Id(id, "id")
        ?? (Approver is { } approver ? AccountRules.CheckRole(new(approver)) : null)
        ?? Check.NoNulls(Guide ?? [], "guide")
        ?? Minutes(InventoryLeadMinutes, "inventoryLeadMinutes", 0)
        ?? Minutes(DockLeadMinutes, "dockLeadMinutes", 0)
        ?? Minutes(PatienceMinutes, "patienceMinutes", 0)
        ?? Minutes(AnswerMinutes, "answerMinutes", 1)
        ?? Minutes(ApproveMinutes, "approveMinutes", 1)
        ?? Check.That(MinReadyPercent is null or (> 0 and <= 100), "policy.invalid-percent", "minReadyPercent is above 0 and at most 100.")
        ?? Check.That(MaxCounterPercent is null or (>= 0 and <= 1_000), "policy.invalid-percent", "maxCounterPercent is from 0 to 1,000.")
        ?? Check.That(RankedMax is null or (>= 0 and <= MaxCarriers), "policy.invalid-step", $"rankedMax is from 0 to {MaxCarriers}.")
        ?? Check.That(BroadcastTo is null or (>= 1 and <= MaxCarriers), "policy.invalid-step", $"broadcastTo is from 1 to {MaxCarriers}.")
        ?? Check.That(
            Steps is not { } steps || (steps.Length is > 0 and <= MaxSteps && !steps.Contains(TenderKind.Wave) && steps.Distinct().Count() == steps.Length),
            "policy.invalid-step", "steps are guide, ranked, broadcast and spot, each at most once.")
        ?? Check.That(CostLimit is null or { Amount: >= 0, Currency.Length: 3 }, "policy.invalid-limit", "costLimit is an amount of 0 or more in a currency of ISO 4217.")
        ?? Check.That(Weights is null || IsSensible(Weights), "policy.invalid-weight", "Weights are from 0 to 1,000.")
        ?? Check.That(Guide is not { Length: > MaxLanes }, "policy.too-many-lanes", $"A routing guide has at most {MaxLanes} lanes.")
        ?? (Guide ?? []).Select(lane => lane.Fault()).FirstOrDefault(fault => fault is not null);

    /// <summary>As it could be put again: all of it, and nothing left to the tower.</summary>
    public static DispatchingBody Of(ClientDispatching dispatching) => new(
        dispatching.Policy.Mode,
        dispatching.Policy.WhenInventoryIsSilent,
        dispatching.Policy.MinReadyPercent,
        dispatching.Policy.InventoryLead.TotalMinutes,
        dispatching.Policy.DockLead.TotalMinutes,
        dispatching.Policy.Patience.TotalMinutes,
        dispatching.Policy.AnswerWithin.TotalMinutes,
        dispatching.Policy.Steps,
        dispatching.Policy.RankedMax,
        dispatching.Policy.BroadcastTo,
        dispatching.Policy.CostLimit,
        dispatching.Policy.ApproveHazmatRoutes,
        dispatching.Policy.ApproveWithin.TotalMinutes,
        dispatching.Policy.Approver.Value,
        dispatching.Policy.MaxCounterPercent,
        dispatching.Policy.Weights,
        [.. dispatching.Guide.Lanes.Select(GuideLaneBody.Of)]);

    public ClientDispatching ToDispatching(string id) => new(new(id), ToPolicy(DispatchPolicy.Automatic), new([.. (Guide ?? []).Select(lane => lane.ToLane())]));

    private DispatchPolicy ToPolicy(DispatchPolicy usual) => new(
        Mode,
        WhenInventoryIsSilent ?? usual.WhenInventoryIsSilent,
        MinReadyPercent ?? usual.MinReadyPercent,
        Time(InventoryLeadMinutes, usual.InventoryLead),
        Time(DockLeadMinutes, usual.DockLead),
        Time(PatienceMinutes, usual.Patience),
        Time(AnswerMinutes, usual.AnswerWithin),
        Steps ?? usual.Steps,
        RankedMax ?? usual.RankedMax,
        BroadcastTo ?? usual.BroadcastTo,
        CostLimit,
        ApproveHazmatRoutes ?? usual.ApproveHazmatRoutes,
        Time(ApproveMinutes, usual.ApproveWithin),
        Approver is { } approver ? new(approver) : usual.Approver,
        MaxCounterPercent ?? usual.MaxCounterPercent,
        Weights ?? usual.Weights);

    private static Refusal? Minutes(double? minutes, string field, double atLeast) => Check.That(
        minutes is null || (minutes >= atLeast && minutes <= MaxMinutes), "policy.invalid-time", $"{field} is from {atLeast} to {MaxMinutes:N0}.");

    private static TimeSpan Time(double? minutes, TimeSpan usual) => minutes is { } given ? TimeSpan.FromMinutes(given) : usual;

    private static bool IsSensible(ScoreWeights weights) =>
        ((double[])[weights.Cost, weights.Service, weights.OnTime, weights.Capacity, weights.Guide]).All(weight => weight is >= 0 and <= 1_000);
}

/// <param name="From">A facility, a circle, or anywhere where it is not given.</param>
/// <param name="Entries">Primary carriers and backups, in the order in which they are asked.</param>
public sealed record GuideLaneBody(ImmutableArray<GuideEntryBody> Entries, LaneEnd? From = null, LaneEnd? To = null)
{
    private const int MaxEntries = 50;

    public Refusal? Fault() =>
        Check.NoNulls(Entries, "entries")
        ?? Check.Id(From?.FacilityId?.Value, "from.facilityId")
        ?? Check.Id(To?.FacilityId?.Value, "to.facilityId")
        ?? Check.That(Entries.Length is > 0 and <= MaxEntries, "policy.invalid-guide", $"A lane of the guide names 1 to {MaxEntries} carriers.")
        ?? Check.That(
            Entries.Select(entry => entry.CarrierId).Distinct(StringComparer.Ordinal).Count() == Entries.Length,
            "policy.invalid-guide", "A lane of the guide names a carrier twice.")
        ?? Entries.Select(entry => entry.Fault()).FirstOrDefault(fault => fault is not null);

    public static GuideLaneBody Of(GuideLane lane) =>
        new([.. lane.Entries.Select(entry => new GuideEntryBody(entry.CarrierId.Value, entry.Role, entry.SharePercent))], lane.From, lane.To);

    public GuideLane ToLane() => new(From ?? LaneEnd.Anywhere, To ?? LaneEnd.Anywhere, [.. Entries.Select(entry => entry.ToEntry())]);
}

/// <param name="SharePercent">How much of the lane's freight a primary carrier is to get.</param>
public sealed record GuideEntryBody(string CarrierId, GuideRole Role = GuideRole.Primary, double? SharePercent = null)
{
    public Refusal? Fault() =>
        Check.Id(CarrierId, "carrierId")
        ?? Check.That(SharePercent is null or (> 0 and <= 100), "policy.invalid-percent", "sharePercent is above 0 and at most 100.");

    public GuideEntry ToEntry() => new(new(CarrierId), Role, SharePercent);
}

/// <summary>Master data of clients.</summary>
public static class Clients
{
    /// <summary>Administrators only: whoever could put another limit or approver here would need neither.</summary>
    public static async Task<Results<Ok<DispatchingBody>, ProblemHttpResult>> Put(
        string id, DispatchingBody body, [AsParameters] Incoming incoming, IAccountDesk accounts, IGrainFactory grains) =>
        (body.Fault(id) ?? (await incoming.Signatory(accounts)).Must(Role.Administrator) ?? await grains.GetGrain<IClientGrain>(id).Put(body.ToDispatching(id), incoming.Origin())) is { } refusal
            ? Problems.Of(refusal)
            : await Get(id, grains);

    public static async Task<Results<Ok<DispatchingBody>, ProblemHttpResult>> Get(string id, IGrainFactory grains) =>
        Names.IsId(id) && await grains.GetGrain<IClientGrain>(id).Dispatching() is { } dispatching
            ? TypedResults.Ok(DispatchingBody.Of(dispatching))
            : Problems.Of(new("client.unknown", $"Client {id} has not said how its orders are dispatched: they are dispatched by hand."));
}
