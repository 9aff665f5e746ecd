using System.Collections.Immutable;
using Dispatch.Storage;

namespace Dispatch;

/// <summary>
/// What one reader could not use. The readers of a partition share its quarantine log, and the log is the truth: an entry says what was
/// set aside, a later one that somebody has dealt with it. In memory is what is said of each, not what it holds.
/// </summary>
internal sealed class Quarantine
{
    /// <summary>Beyond it the oldest goes: by then somebody has had this many warnings.</summary>
    private const int MaxKept = 10_000;

    private const int Page = 256;

    private readonly IStore store;
    private readonly string log;
    private readonly int partition;
    private readonly SortedDictionary<long, QuarantineNote.SetAside> kept = [];

    private Quarantine(IStore store, string log, int partition) => (this.store, this.log, this.partition) = (store, log, partition);

    public int Count => kept.Count;

    public static async Task<Quarantine> Open(IStore store, string log, int partition)
    {
        var quarantine = new Quarantine(store, log, partition);
        IReadOnlyList<LogEntry> page;
        for (var after = 0L; (page = await store.Read(Logs.Quarantine, partition, after, Page)).Count > 0; after = page[^1].Position)
        {
            foreach (var entry in page)
            {
                quarantine.Take(entry.Position, QuarantineNote.Read(entry.Bytes.Span, out _));
            }
        }

        return quarantine;
    }

    public ImmutableArray<SetAside> List() =>
        [.. kept.Take(IQuarantine.MaxShown).Select(one => new SetAside(log, partition, one.Key, one.Value.Position, one.Value.At, one.Value.Why))];

    public Task Add(LogEntry entry, string why, DateTimeOffset now) => Append(QuarantineNote.Of(log, now, entry.Position, why), entry.Bytes);

    public Task DealWith(long place, string by, string how, DateTimeOffset now) => Append(new QuarantineNote.DealtWith(log, now, place, by, how), default);

    /// <returns>The entry as it was read, where it still waits.</returns>
    public async Task<LogEntry?> Find(long place)
    {
        if (!kept.TryGetValue(place, out var note))
        {
            return null;
        }

        var stored = (await store.Read(Logs.Quarantine, partition, place - 1, 1)).Single();
        QuarantineNote.Read(stored.Bytes.Span, out var noteBytes);
        return new(note.Position, stored.Bytes[noteBytes..]);
    }

    private async Task Append(QuarantineNote note, ReadOnlyMemory<byte> bytes)
    {
        var positions = await store.Append([new(Logs.Quarantine, partition, note.Write(bytes.Span))]);
        Take(positions[0], note);
    }

    private void Take(long place, QuarantineNote note)
    {
        switch (note)
        {
            case QuarantineNote.SetAside setAside when setAside.Log == log:
                kept.Add(place, setAside);
                break;
            case QuarantineNote.DealtWith dealtWith when dealtWith.Log == log:
                kept.Remove(dealtWith.Place);
                break;
        }

        if (kept.Count > MaxKept)
        {
            kept.Remove(kept.Keys.First());
        }
    }
}
