using System.Collections.Immutable;
using Dispatch.Dispatching;
using Dispatch.Live;

namespace Dispatch.Fakes;

/// <summary>Plans what it was given, or refuses.</summary>
public sealed class FakeWaveDesk : IWaveDesk
{
    public WaveId? Wave { get; set; }

    public Refusal? Refusal { get; set; }

    public Query? Asked { get; private set; }

    public Task<(WaveId? Wave, Refusal? Refusal)> Plan(Query query, ImmutableArray<WaveShare> shares, string by, Origin origin)
    {
        Asked = query;
        return Task.FromResult((Wave, Refusal));
    }

    public Task<(WaveId? Wave, Refusal? Refusal)> Plan(ImmutableArray<string> releases, ImmutableArray<WaveShare> shares, string by, Origin origin) =>
        throw new NotSupportedException();
}
