using Dispatch.Dispatching;

namespace Dispatch.Fakes;

/// <summary>A wave grain that answers with what it was given.</summary>
public sealed class FakeWave(WaveView? view, Func<WaveCommand, Origin, Task<Refusal?>> handle) : IWaveGrain
{
    public Task<Refusal?> Handle(WaveCommand command, Origin origin) => handle(command, origin);

    public Task<WaveView?> Get() => Task.FromResult(view);
}
