using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Fakes;

/// <summary>A shipment grain that answers with what it was given.</summary>
public sealed class FakeShipment(
    ShipmentView? view, IEnumerable<TimelineItem> timeline, bool isBroken, Func<ShipmentCommand, Origin, Task<Refusal?>> handle) : IShipmentGrain
{
    private const int TimelinePage = 200;

    public Task<Refusal?> Handle(ShipmentCommand command, Origin origin) => handle(command, origin);

    public Task<ShipmentView?> Get() => isBroken ? Task.FromException<ShipmentView?>(new TimeoutException()) : Task.FromResult(view);

    public Task<ImmutableArray<TimelineItem>> Timeline(long afterVersion) =>
        Task.FromResult<ImmutableArray<TimelineItem>>([.. timeline.Where(item => TimelineBoard.VersionOf(item) > afterVersion).Take(TimelinePage)]);

    public Task<ImmutableArray<TrailPoint>> Trail() => Task.FromResult(ImmutableArray<TrailPoint>.Empty);
}
