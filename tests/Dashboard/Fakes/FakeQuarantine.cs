using System.Collections.Immutable;

namespace Dispatch.Fakes;

/// <summary>Remembers what it was told, and refuses what it was set to.</summary>
public sealed class FakeQuarantine : IQuarantine
{
    public ImmutableArray<SetAside> Entries { get; set; } = [];

    public Refusal? Refusal { get; set; }

    public IList<string> Told { get; } = [];

    public Task<ImmutableArray<SetAside>> List() => Task.FromResult(Entries);

    public Task<Refusal?> Replay(string log, int partition, long place, string by) => Take($"{by} replays {log}/{partition}/{place}", place);

    public Task<Refusal?> Discard(string log, int partition, long place, string by) => Take($"{by} discards {log}/{partition}/{place}", place);

    private Task<Refusal?> Take(string word, long place)
    {
        Told.Add(word);
        if (Refusal is null)
        {
            Entries = Entries.RemoveAll(entry => entry.Place == place);
        }

        return Task.FromResult(Refusal);
    }
}
