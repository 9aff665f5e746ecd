using System.Text;
using CsCheck;

namespace Dispatch.Storage;

/// <summary>A step that somebody takes on a store. What it answers is text, so that two stores can be compared.</summary>
internal abstract record StoreHistory
{
    private const int MaxSteps = 60;

    private static readonly StoreKey[] Keys = [new("shipment", "a", "g1"), new("shipment", "b", "g1"), new("exception", "a", "g1"), new("shipment", "a", "g2")];
    private static readonly string[] FreeLogs = [Logs.Telematics, Logs.Inbox];
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private StoreHistory()
    {
    }

    /// <summary>Few keys, ids and partitions, so that steps meet.</summary>
    public static Gen<StoreHistory[]> Any { get; } = Gen.Frequency(
        (8, Gen.Select(Gen.OneOf(Keys), Gen.Int[0, 40], Gen.Int[-1, 1], Gen.Int[0, 3], SomeDeadlines())
            .Select((key, id, ahead, facts, deadlines) => (StoreHistory)new Committed(key, $"c{id}", id % 4 == 0 ? ahead : 0, facts, deadlines))),
        (4, Gen.Select(Gen.OneOf(FreeLogs), Gen.Int[0, 1].Array[0, 4]).Select((log, partitions) => (StoreHistory)new Appended(log, partitions))),
        (1, Gen.Select(Gen.OneOf(Logs.Telematics, Logs.Inbox, Logs.Journal), Gen.Int[0, 3], Gen.Long[0, 12]).Select((log, partition, upTo) => (StoreHistory)new Trimmed(log, partition, upTo))),
        (1, Gen.Select(Gen.OneOf(Keys), Gen.Int[-1, 0]).Select((key, ahead) => (StoreHistory)new Forgotten(key, ahead))),
        (1, Gen.Int[0, 1].Select(partition => (StoreHistory)new Opened(partition))),
        (3, Gen.Select(Gen.Int[0, 1], Gen.Long[0, 3], Gen.Long[0, 99], Gen.Select(Gen.OneOf("x", "y"), Gen.Bool).Array[0, 3])
            .Select((partition, epoch, position, rows) => (StoreHistory)new Saved(partition, epoch, position, rows))),
        (1, Gen.Const((StoreHistory)new Restart()))).Array[1, MaxSteps];

    /// <summary>All that can be read from a store.</summary>
    public static async Task<string> Everything(IStore store)
    {
        var text = new StringBuilder();
        foreach (var key in Keys)
        {
            text.AppendLine($"{key}: {Text(await store.Load(key))} {string.Join(", ", (await store.Facts(key, 0, 1000)).Select(fact => $"{fact.Version} {Text(fact.Bytes)}"))}");
        }

        for (var partition = 0; partition < store.Partitions; partition++)
        {
            foreach (var log in (string[])[.. FreeLogs, Logs.Journal])
            {
                var entries = (await store.Read(log, partition, 0, 1000)).Select(entry => $"{entry.Position} {Text(entry.Bytes)}");
                text.AppendLine($"{log}.{partition} to {await store.Tail(log, partition)}: {string.Join(", ", entries)}");
            }

            // Which of two that are due at one moment comes first is the store's affair.
            var due = (await store.Due(partition, Noon.AddDays(1), 1000)).OrderBy(one => (one.Deadline.DueAt, one.ToString()));
            text.AppendLine($"due: {string.Join(", ", due)}");
            text.AppendLine($"shipments: {string.Join(", ", (await store.Scan("shipment", partition, "", 1000)).Select(one => $"{one.Id} {one.Version} {Text(one.State)}"))}");
        }

        return text.ToString();
    }

    public abstract Task<string> On(IStore store);

    private static Gen<Deadline[]?> SomeDeadlines() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 3].Array[0, 3]).Select((silent, minutes) =>
            silent ? null : minutes.Select((minute, i) => new Deadline($"d{i}", Noon.AddMinutes(minute))).ToArray());

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private static string Text(StoredState? state) => state is null ? "none" : $"{state.Version} {Text(state.State)} [{string.Join(' ', state.Commits)}]";

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public sealed record Committed(StoreKey Key, string Id, int Ahead, int Facts, Deadline[]? Deadlines) : StoreHistory
    {
        public override async Task<string> On(IStore store)
        {
            var expected = Math.Max(0, ((await store.Load(Key))?.Version ?? 0) + Ahead);
            ReadOnlyMemory<byte>[] facts = [.. Enumerable.Range(0, Facts).Select(i => Bytes($"{Id}/{i}"))];
            return $"{await store.Commit(new(Key, Id, expected, Bytes($"state {Id}"), facts, Deadlines))}";
        }
    }

    public sealed record Appended(string Log, int[] Partitions) : StoreHistory
    {
        public override async Task<string> On(IStore store) =>
            string.Join(' ', await store.Append([.. Partitions.Select((partition, i) => new LogAppend(Log, partition, Bytes($"entry {i}")))]));
    }

    public sealed record Trimmed(string Log, int Partition, long UpTo) : StoreHistory
    {
        public override async Task<string> On(IStore store)
        {
            await store.Trim(Log, Partition, UpTo);
            return "";
        }
    }

    public sealed record Forgotten(StoreKey Key, int Ahead) : StoreHistory
    {
        public override async Task<string> On(IStore store) =>
            $"{await store.Forget(Key, Math.Max(0, ((await store.Load(Key))?.Version ?? 0) + Ahead))}";
    }

    public sealed record Opened(int Partition) : StoreHistory
    {
        public override async Task<string> On(IStore store)
        {
            var reader = await store.OpenReader("reader", Partition);
            return $"{reader.Epoch} {reader.Position} {string.Join(' ', reader.Rows.Select(row => $"{row.Key}={Text(row.Bytes!.Value)}").Order(StringComparer.Ordinal))}";
        }
    }

    public sealed record Saved(int Partition, long Epoch, long Position, (string Key, bool Kept)[] Rows) : StoreHistory
    {
        public override async Task<string> On(IStore store)
        {
            // Two rows of one key in one save would say nothing clear.
            ReaderRow[] rows = [.. Rows.DistinctBy(row => row.Key).Select(row => new ReaderRow(row.Key, row.Kept ? Bytes($"at {Position}") : null))];
            return $"{await store.SaveReader("reader", Partition, Epoch, Position, rows)}";
        }
    }

    /// <summary>The store is closed and opened again; the model, which forgets nothing, goes on.</summary>
    public sealed record Restart : StoreHistory
    {
        public override Task<string> On(IStore store) => Everything(store);
    }
}
