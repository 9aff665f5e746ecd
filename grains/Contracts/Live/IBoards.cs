using System.Collections.Immutable;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Shipments;

namespace Dispatch.Live;

/// <summary>The boards of all partitions as one list, a page at a time. What has ended stays in it for a while.</summary>
public interface IBoards
{
    Task<Rows<ShipmentRow>> Shipments(Query query);

    Task<Rows<CaseRow>> Exceptions(Query query);

    Task<Rows<ReleaseRow>> Releases(Query query);

    /// <summary>What carriers are and were offered lately.</summary>
    Task<Rows<TenderRow>> Tenders(Query query);

    /// <summary>The exceptions of a shipment in which work is left.</summary>
    Task<ImmutableArray<CaseId>> OpenExceptions(ShipmentId shipment);
}
