using Orleans.CodeGeneration;

namespace Dispatch.Dispatching;

/// <summary>One plan for many releases, by <see cref="WaveId"/>.</summary>
[Alias("dispatch.wave"), Version(1)]
public interface IWaveGrain : IGrainWithStringKey
{
    /// <returns>Null when it is so, durably; else why not: <c>wave.unknown</c>, <c>wave.ended</c>, ...</returns>
    [Alias("handle")]
    Task<Refusal?> Handle(WaveCommand command, Origin origin);

    /// <returns>Null where there is no such wave.</returns>
    [Alias("get")]
    Task<WaveView?> Get();
}

/// <summary>A wave as the API and the pages show it: the cheapest assignment beside what the releases would have got one by one.</summary>
/// <param name="Best">As the planner changed it, once it is accepted.</param>
/// <param name="Saving">What the cheapest saves on the loads that both assign.</param>
[GenerateSerializer, Immutable, Alias("dispatch.wave-view")]
public sealed record WaveView(
    WaveId WaveId,
    WaveState Status,
    string Currency,
    WaveSolution Best,
    WaveSolution Greedy,
    decimal Saving,
    DateTimeOffset PlannedAt,
    string PlannedBy,
    string? DecidedBy,
    DateTimeOffset? DecidedAt);
