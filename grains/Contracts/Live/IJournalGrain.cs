using System.Collections.Immutable;
using Dispatch.Exceptions;
using Dispatch.Shipments;
using Orleans.Concurrency;

namespace Dispatch.Live;

/// <summary>The reader of one partition's journal: it carries out reactions and keeps the boards, by partition number.</summary>
[Alias("dispatch.journal")]
public interface IJournalGrain : IReaderGrain
{
    /// <summary>Rows of the shipments board that match, by id, after <see cref="Query.After"/>.</summary>
    [Alias("shipments"), AlwaysInterleave]
    Task<Rows<ShipmentRow>> Shipments(Query query);

    /// <summary>Rows of the exceptions board that match, by id, after <see cref="Query.After"/>.</summary>
    [Alias("exceptions"), AlwaysInterleave]
    Task<Rows<CaseRow>> Exceptions(Query query);

    /// <summary>The exceptions of one shipment in which work is left, by id.</summary>
    [Alias("open-exceptions"), AlwaysInterleave]
    Task<ImmutableArray<CaseId>> OpenExceptions(ShipmentId shipment);

    /// <summary>Rows of both boards that changed after <paramref name="change"/>.</summary>
    [Alias("changes"), AlwaysInterleave]
    Task<BoardChanges> Changes(long change);
}

/// <param name="Total">How many match in all, on every page.</param>
[GenerateSerializer, Immutable, Alias("dispatch.rows")]
public sealed record Rows<TRow>(ImmutableArray<TRow> Items, int Total);

/// <param name="Change">The last change that is included; ask again from here.</param>
[GenerateSerializer, Immutable, Alias("dispatch.board-changes")]
public sealed record BoardChanges(int Partition, ImmutableArray<ShipmentRow> Shipments, ImmutableArray<CaseRow> Exceptions, long Change);
