using Dispatch.Exceptions;
using Dispatch.Shipments;

namespace Dispatch.Live;

/// <summary>The reader of one partition's journal: it carries out reactions and keeps the boards, by partition number.</summary>
[Alias("dispatch.journal")]
public interface IJournalGrain : IReaderGrain
{
    /// <summary>Rows of the shipments board that match, by id, after <see cref="Query.After"/>.</summary>
    [Alias("shipments")]
    Task<Rows<ShipmentRow>> Shipments(Query query);

    /// <summary>Rows of the exceptions board that match, by id, after <see cref="Query.After"/>.</summary>
    [Alias("exceptions")]
    Task<Rows<CaseRow>> Exceptions(Query query);

    /// <summary>Rows of both boards that changed after <paramref name="change"/>, at most 2,000, oldest change first.</summary>
    [Alias("changes")]
    Task<BoardChanges> Changes(long change);
}

/// <summary>What a list is asked for; every field that is set must match.</summary>
/// <param name="Status">One or several, separated by commas; <c>open</c> means every status in which work is left.</param>
/// <param name="Text">A part of an id, reference or summary, whatever its case.</param>
/// <param name="After">The last id of the page before; empty for the first page.</param>
/// <param name="Limit">1 to 500.</param>
[GenerateSerializer, Immutable, Alias("dispatch.query")]
public sealed record Query(
    string? Status, ClientId? ClientId, CarrierId? CarrierId, Severity? Severity, string? Owner, string? Text, string After, int Limit);

/// <param name="Total">How many match in all, on every page.</param>
[GenerateSerializer, Immutable, Alias("dispatch.rows")]
public sealed record Rows<TRow>(IReadOnlyList<TRow> Items, int Total);

/// <param name="Change">The last change that is included; ask again from here.</param>
[GenerateSerializer, Immutable, Alias("dispatch.board-changes")]
public sealed record BoardChanges(int Partition, IReadOnlyList<ShipmentRow> Shipments, IReadOnlyList<CaseRow> Exceptions, long Change);
