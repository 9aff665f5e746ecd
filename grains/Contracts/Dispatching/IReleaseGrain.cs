using System.Collections.Immutable;
using Dispatch.Integration;
using Dispatch.Shipments;
using Orleans.CodeGeneration;

namespace Dispatch.Dispatching;

/// <summary>One order on its way to dispatch, by the <see cref="ShipmentId"/> of its shipment.</summary>
[Alias("dispatch.release"), Version(1)]
public interface IReleaseGrain : IGrainWithStringKey
{
    /// <returns>Null when it is so, durably; else why not: <c>release.unknown</c>, <c>tender.expired</c>, <c>approval.ended</c>, ...</returns>
    [Alias("handle")]
    Task<Refusal?> Handle(ReleaseCommand command, Origin origin);

    /// <summary>All but the ranking, which is long and read from the facts.</summary>
    /// <returns>Null where there is no such release.</returns>
    [Alias("get")]
    Task<ReleaseView?> Get();

    /// <summary>The carriers as they were ranked last, with all rules and terms; null where they have not been yet.</summary>
    [Alias("ranking")]
    Task<Ranked?> Ranking();

    /// <summary>What is to be carried, without its lines; null where there is no such release, or nothing is left to be found for it.</summary>
    [Alias("freight")]
    Task<Order?> Freight();

    /// <summary>What others were told of it, oldest first; the first 500.</summary>
    [Alias("messages")]
    Task<ImmutableArray<Message>> Messages();
}
