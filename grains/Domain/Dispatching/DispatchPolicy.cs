using System.Collections.Immutable;
using Dispatch.Accounts;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>How the orders of a client become dispatches. A client that has said nothing is dispatched by hand.</summary>
/// <param name="WhenInventoryIsSilent">What is done where nobody has told of the stock by <paramref name="InventoryLead"/>.</param>
/// <param name="MinReadyPercent">Of what was ordered of each line; less is not ready.</param>
/// <param name="InventoryLead">How long before the pickup's window opens the stock must be ready.</param>
/// <param name="DockLead">How long before it opens the docks must be settled.</param>
/// <param name="Patience">How long a source may keep still that was asked only a moment ago. None at all where the stock is trusted at once.</param>
/// <param name="AnswerWithin">How long carriers have for one step of the waterfall.</param>
/// <param name="Steps">The waterfall, in order.</param>
/// <param name="RankedMax">How many carriers are asked one by one after the guide.</param>
/// <param name="BroadcastTo">How many are asked at once.</param>
/// <param name="CostLimit">Beyond it a person approves; null is no limit.</param>
/// <param name="ApproveHazmatRoutes">Whether a person approves the route of dangerous goods before anybody is asked.</param>
/// <param name="Approver">The role that decides.</param>
/// <param name="MaxCounterPercent">How far above the quote a counter-offer is taken; beyond it counts as declined. On the spot market there is no quote.</param>
[GenerateSerializer, Immutable, Alias("dispatch.dispatch-policy")]
public sealed record DispatchPolicy(
    DispatchMode Mode,
    Silence WhenInventoryIsSilent,
    double MinReadyPercent,
    TimeSpan InventoryLead,
    TimeSpan DockLead,
    TimeSpan Patience,
    TimeSpan AnswerWithin,
    ImmutableArray<TenderKind> Steps,
    int RankedMax,
    int BroadcastTo,
    Money? CostLimit,
    bool ApproveHazmatRoutes,
    TimeSpan ApproveWithin,
    Role Approver,
    double MaxCounterPercent,
    ScoreWeights Weights)
{
    /// <summary>Gates are shown, and everything else is left to people.</summary>
    public static readonly DispatchPolicy Manual = new(
        DispatchMode.Manual,
        Silence.Ask,
        MinReadyPercent: 100,
        InventoryLead: TimeSpan.FromHours(4),
        DockLead: TimeSpan.FromHours(4),
        Patience: TimeSpan.FromMinutes(10),
        AnswerWithin: TimeSpan.FromMinutes(15),
        [TenderKind.Guide, TenderKind.Ranked, TenderKind.Broadcast, TenderKind.Spot],
        RankedMax: 3,
        BroadcastTo: 5,
        CostLimit: null,
        ApproveHazmatRoutes: true,
        ApproveWithin: TimeSpan.FromHours(1),
        Approver: new("dispatch-lead"),
        MaxCounterPercent: 10,
        ScoreWeights.Default);

    /// <summary>What holds for a client that wants its orders dispatched, until it says otherwise.</summary>
    public static readonly DispatchPolicy Automatic = Manual with { Mode = DispatchMode.Automatic };

    public bool IsAutomatic => Mode is DispatchMode.Automatic;
}

public enum DispatchMode
{
    Manual,
    Automatic,
}

/// <summary>What a silent source means.</summary>
public enum Silence
{
    /// <summary>It is waited for until the pickup's window opens.</summary>
    Wait,

    /// <summary>Facilities that are trusted are taken to be ready; of others a person is asked.</summary>
    AssumeTrusted,

    /// <summary>A person is asked.</summary>
    Ask,
}

/// <summary>What a carrier's score is made of: the most points that each term can bring.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.score-weights")]
public sealed record ScoreWeights(double Cost, double Service, double OnTime, double Capacity, double Guide)
{
    public static readonly ScoreWeights Default = new(Cost: 40, Service: 15, OnTime: 20, Capacity: 5, Guide: 20);
}
