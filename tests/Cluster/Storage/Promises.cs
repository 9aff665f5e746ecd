using Dispatch.Victim;

namespace Dispatch.Storage;

/// <summary>What was acknowledged to a process that is dead now, and what must hold of its store whatever was.</summary>
internal sealed class Promises
{
    private readonly Dictionary<int, (long Version, long At)> versions = [];
    private readonly List<(string Log, int Partition, long Last, Guid Call, long At)> calls = [];
    private readonly List<Breach> regressions = [];

    /// <param name="line">As <see cref="Work"/> writes it.</param>
    public void Remember(string line)
    {
        switch (line.Split(' '))
        {
            case ["commit", var writer, var version, var at]:
                versions[int.Parse(writer)] = (long.Parse(version), long.Parse(at));
                break;
            case ["append", var log, var partition, var last, var call, _, var at]:
                calls.Add((log, int.Parse(partition), long.Parse(last), Guid.Parse(call), long.Parse(at)));
                break;
            case ["reload", var writer, var version, _]:
                Reloaded(int.Parse(writer), long.Parse(version));
                break;
            default:
                throw new FormatException(line);
        }
    }

    /// <returns>Each promise that does not hold.</returns>
    public async Task<IReadOnlyList<Breach>> BrokenBy(IStore store)
    {
        var broken = new List<Breach>(regressions);
        var facts = new long[Work.Partitions];
        for (var writer = 0; writer < Work.Writers; writer++)
        {
            facts[Work.KeyOf(writer).Partition(Work.Partitions)] += await CheckAggregate(store, writer, broken);
        }

        for (var partition = 0; partition < Work.Partitions; partition++)
        {
            await CheckJournal(store, partition, facts[partition], broken);
            await CheckLog(store, Logs.Telematics, partition, broken);
            await CheckLog(store, Logs.Inbox, partition, broken);
        }

        return broken;
    }

    /// <summary>What a writer finds after trouble: never less than it was told.</summary>
    private void Reloaded(int writer, long version)
    {
        if (versions.TryGetValue(writer, out var known) && version < known.Version)
        {
            regressions.Add(new($"{Work.KeyOf(writer)} was acknowledged at {known.Version} and came back at {version}", known.At));
            versions[writer] = (version, known.At);
        }
    }

    private async Task<long> CheckAggregate(IStore store, int writer, List<Breach> broken)
    {
        var key = Work.KeyOf(writer);
        var stored = await store.Load(key);
        var version = stored?.Version ?? 0;
        if (versions.TryGetValue(writer, out var known) && version < known.Version)
        {
            broken.Add(new($"{key} was acknowledged at {known.Version} and is at {version}", known.At));
        }

        if (stored is not null && !stored.State.Span.SequenceEqual(Work.State(version)))
        {
            broken.Add(new($"{key} at {version} has another version's state"));
        }

        var facts = await All(after => store.Facts(key, after, StoreLimits.MaxRead), fact => fact.Version);
        if (!facts.Select(fact => (fact.Version, BitConverter.ToInt64(fact.Bytes.Span))).SequenceEqual(Numbers(version).Select(n => (n, n))))
        {
            broken.Add(new($"{key} at {version} has {facts.Count} facts"));
        }

        var due = await store.Due(key.Partition(Work.Partitions), DateTimeOffset.MaxValue, StoreLimits.MaxRead);
        if (!due.Where(one => one.Key == key).SequenceEqual(Work.Deadlines(version).Select(deadline => new DueDeadline(key, deadline, version))))
        {
            broken.Add(new($"{key} at {version} has another version's deadlines"));
        }

        return version;
    }

    private static async Task CheckJournal(IStore store, int partition, long facts, List<Breach> broken)
    {
        var entries = await All(after => store.Read(Logs.Journal, partition, after, StoreLimits.MaxRead), entry => entry.Position);
        if (!entries.Select(entry => entry.Position).SequenceEqual(Numbers(facts)))
        {
            broken.Add(new($"journal {partition} has {entries.Count} entries for {facts} facts"));
        }
    }

    private async Task CheckLog(IStore store, string log, int partition, List<Breach> broken)
    {
        var entries = await All(after => store.Read(log, partition, after, StoreLimits.MaxRead), entry => entry.Position);
        if (!entries.Select(entry => entry.Position).SequenceEqual(Numbers(await store.Tail(log, partition))))
        {
            broken.Add(new($"{log} {partition} has gaps"));
        }

        // Acknowledged or not: of a call, each entry in its order, or none.
        var found = entries.GroupBy(entry => new Guid(entry.Bytes.Span[..16])).ToDictionary(call => call.Key, call => call.ToList());
        broken.AddRange(found.Where(call => !IsWhole(call.Value)).Select(call => new Breach($"{log} {partition} has a part of call {call.Key}")));
        broken.AddRange(calls.Where(call => call.Log == log && call.Partition == partition)
            .Where(call => found.GetValueOrDefault(call.Call)?[^1].Position != call.Last)
            .Select(call => new Breach($"{log} {partition} has lost call {call.Call} at {call.Last}", call.At)));
    }

    private static bool IsWhole(List<LogEntry> call) =>
        call.Select(entry => (int)entry.Bytes.Span[16]).SequenceEqual(Enumerable.Range(0, call[0].Bytes.Span[17]));

    private static IEnumerable<long> Numbers(long last) => Enumerable.Range(1, (int)last).Select(number => (long)number);

    private static async Task<List<T>> All<T>(Func<long, Task<IReadOnlyList<T>>> read, Func<T, long> position)
    {
        var all = new List<T>();
        while (await read(all.Count == 0 ? 0 : position(all[^1])) is { Count: > 0 } page)
        {
            all.AddRange(page);
        }

        return all;
    }
}

/// <param name="LostSince">Where what was acknowledged is gone: when it was acknowledged, in milliseconds of the machine's own clock.</param>
internal sealed record Breach(string What, long? LostSince = null)
{
    public override string ToString() => What;
}
