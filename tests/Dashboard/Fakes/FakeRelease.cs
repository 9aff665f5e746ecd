using System.Collections.Immutable;
using Dispatch.Dispatching;
using Dispatch.Integration;
using Dispatch.Shipments;

namespace Dispatch.Fakes;

/// <summary>A release grain that answers with what it was given.</summary>
public sealed class FakeRelease(ReleaseView? view, bool isBroken, Func<ReleaseCommand, Origin, Task<Refusal?>> handle) : IReleaseGrain
{
    public Task<Refusal?> Handle(ReleaseCommand command, Origin origin) => handle(command, origin);

    public Task<ReleaseView?> Get() => isBroken ? Task.FromException<ReleaseView?>(new TimeoutException()) : Task.FromResult(view is null ? null : view with { Ranking = null });

    public Task<Ranked?> Ranking() => Task.FromResult(view?.Ranking);

    public Task<Order?> Freight() => throw new NotSupportedException();

    public Task<ImmutableArray<Message>> Messages() => throw new NotSupportedException();
}
