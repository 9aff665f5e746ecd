using System.Collections.Immutable;
using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Shipments;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Dispatch.Live;

/// <summary>The reader of one partition's journal: it carries out reactions and keeps the boards, by partition number.</summary>
[Alias("dispatch.journal"), Version(2)]
public interface IJournalGrain : IReaderGrain
{
    /// <summary>Rows of the shipments board that match, sorted, after <see cref="Query.After"/>.</summary>
    [Alias("shipments"), AlwaysInterleave]
    Task<Rows<ShipmentRow>> Shipments(Query query);

    /// <summary>Rows of the exceptions board that match, sorted, after <see cref="Query.After"/>.</summary>
    [Alias("exceptions"), AlwaysInterleave]
    Task<Rows<CaseRow>> Exceptions(Query query);

    /// <summary>Rows of the releases board that match, sorted, after <see cref="Query.After"/>.</summary>
    [Alias("releases"), AlwaysInterleave]
    Task<Rows<ReleaseRow>> Releases(Query query);

    /// <summary>Offers to carriers that match, sorted, after <see cref="Query.After"/>.</summary>
    [Alias("tenders"), AlwaysInterleave]
    Task<Rows<TenderRow>> Tenders(Query query);

    /// <summary>The exceptions of one shipment in which work is left, by id.</summary>
    [Alias("open-exceptions"), AlwaysInterleave]
    Task<ImmutableArray<CaseId>> OpenExceptions(ShipmentId shipment);

    /// <summary>Rows that changed after <paramref name="change"/>.</summary>
    [Alias("changes"), AlwaysInterleave]
    Task<BoardChanges> Changes(long change);
}

/// <summary>A page of a list.</summary>
/// <param name="Total">How many match in all, on every page.</param>
/// <param name="Next">What the next page has to be asked for with; null on the last one.</param>
[GenerateSerializer, Immutable, Alias("dispatch.rows`1")]
public sealed record Rows<TRow>(ImmutableArray<TRow> Items, int Total, RowPlace? Next)
{
    /// <summary>How many match before the first row of the page, so that a page can say which rows of the total it shows.</summary>
    [Id(3)]
    public int First { get; init; }
}

/// <param name="Change">The last change that is included; ask again from here.</param>
[GenerateSerializer, Immutable, Alias("dispatch.board-changes")]
public sealed record BoardChanges(
    int Partition,
    ImmutableArray<ShipmentRow> Shipments,
    ImmutableArray<CaseRow> Exceptions,
    ImmutableArray<CarrierRow> Carriers,
    ImmutableArray<FacilityRow> Facilities,
    long Change)
{
    /// <summary>When the oldest of the facts behind it was received; null where it was asked for and not told.</summary>
    [Id(6)]
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The sampled trace that one of the facts belongs to, as W3C's traceparent; null for most.</summary>
    [Id(7)]
    public string? Trace { get; init; }

    [Id(8)]
    public ImmutableArray<ReleaseRow> Releases { get; init; } = [];
}
