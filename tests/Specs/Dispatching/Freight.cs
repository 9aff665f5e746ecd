using System.Collections.Immutable;
using Dispatch.Accounts;
using Dispatch.Carriers;
using Dispatch.Facilities;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>The load of paint between two facilities, three carriers for it, and what sources say of it.</summary>
internal static class Freight
{
    public static readonly ShipmentId Id = Some.Id;
    public static readonly FacilityId Yard = new("yard-1");
    public static readonly FacilityId Store = new("store-12");
    public static readonly CarrierId Able = new("ABLE");
    public static readonly CarrierId Best = new("BEST");
    public static readonly CarrierId Cheap = new("CHEAP");

    /// <summary>Works the releases, and approves nothing.</summary>
    public static readonly Signatory Ann = new("ann", []);

    public static readonly Signatory Lead = new("lea", [DispatchPolicy.Manual.Approver]);

    public static readonly AppointmentId YardDock = AppointmentId.For(Id, 1);
    public static readonly AppointmentId StoreDock = AppointmentId.For(Id, 2);

    public static Order Paint { get; } = Some.OrderWith(
        Some.Paint.Stops[0] with { FacilityId = Yard }, Some.Paint.Stops[1] with { FacilityId = Store, Window = new(Some.At(10), Some.At(14)) }) with
    { NeededBy = Some.At(14) };

    /// <summary>Able is the guide's first, Best its second.</summary>
    public static ImmutableArray<GuideEntry> Guide { get; } = [new(Able, GuideRole.Primary, 70), new(Best, GuideRole.Backup, null)];

    public static DispatchPolicy Policy { get; } = DispatchPolicy.Automatic with { CostLimit = new(1_000, "USD") };

    public static Slot YardSlot { get; } = new(new("D1"), Some.At(0), Some.At(1));

    public static Slot StoreSlot { get; } = new(new("D9"), Some.At(11), Some.At(12));

    public static DockAnswer Held(Slot slot) => new(DockState.Held, slot, Why: null);

    public static StockReport AllReady(double hours = -24) => new(Stop: null, AllReady: null, [new("paint", 40, 40)], Some.At(hours));

    public static StockReport Stock(double ready, double hours = -24) => new(Stop: 1, AllReady: null, [new("paint", ready, Picked: null)], Some.At(hours));

    public static Candidate Candidate(CarrierId carrier, decimal? price, bool eligible = true, int? capacity = 3) => new(
        carrier,
        carrier.Value,
        new([new("equipment", eligible, "van, reefer", "van")]),
        price is { } amount ? new("florida", "USD", [new("flat", amount, "for the load")]) : null,
        AcceptanceRate: 0.8,
        OnTimeRate: 0.9,
        capacity,
        "florida",
        new DateOnly(2026, 3, 2));

    public static ImmutableArray<Candidate> Carriers { get; } = [Candidate(Able, 800), Candidate(Best, 900), Candidate(Cheap, 700)];

    public static Ranked Ranking(params ImmutableArray<Candidate> candidates) => RankingAt(Some.At(-24), candidates);

    public static Ranked RankingAt(DateTimeOffset at, params ImmutableArray<Candidate> candidates) =>
        Dispatching.Ranking.Rank(Guide, ScoreWeights.Default, candidates, new Dictionary<CarrierId, int>(), at);

    public static ReleaseCommand.Open Order(Order? order = null, DispatchPolicy? policy = null, ImmutableArray<FacilityId>? trusted = null) =>
        new(order ?? Paint, policy ?? Policy, Guide, trusted ?? []);
}
