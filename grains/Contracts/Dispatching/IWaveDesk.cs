using System.Collections.Immutable;
using Dispatch.Live;

namespace Dispatch.Dispatching;

/// <summary>Plans waves for people, who do not know how that is done.</summary>
public interface IWaveDesk
{
    /// <param name="query">Which releases are planned together: all that it finds, whatever its limit, and a carrier may be looked for.</param>
    /// <param name="shares">How much of the wave a carrier may get at most.</param>
    /// <param name="by">Who wants it.</param>
    /// <returns>The wave; or why there is none: <c>wave.empty</c>, <c>wave.too-many</c>.</returns>
    Task<(WaveId? Wave, Refusal? Refusal)> Plan(Query query, ImmutableArray<WaveShare> shares, string by, Origin origin);

    /// <param name="releases">Those that are planned together.</param>
    /// <inheritdoc cref="Plan(Query, ImmutableArray{WaveShare}, string, Origin)"/>
    Task<(WaveId? Wave, Refusal? Refusal)> Plan(ImmutableArray<string> releases, ImmutableArray<WaveShare> shares, string by, Origin origin);
}
