using Dispatch.Storage;

namespace Dispatch.Victim;

/// <summary>
/// What the victim writes, such that a half-written commit shows: a state says its version, has one fact for each version, which
/// says it too, and deadlines named after the version that set them.
/// </summary>
public static class Work
{
    public const int Partitions = 4;
    public const int Writers = 16;
    public const int MaxFacts = 3;
    public const int MaxEntries = 6;
    public const string Kind = "shipment";

    private const int StateBytes = 2_000;

    public static StoreKey KeyOf(int writer) => new(Kind, $"SH-{writer}", $"order-{writer % Partitions}");

    public static string LogOf(int writer) => writer % 2 == 0 ? Logs.Telematics : Logs.Inbox;

    /// <summary>A state of a version; recognisable to its last byte.</summary>
    public static byte[] State(long version) => [.. BitConverter.GetBytes(version), .. Enumerable.Repeat((byte)version, StateBytes)];

    /// <summary>As many as the version says, so that old ones must go and new ones come.</summary>
    public static IReadOnlyList<Deadline> Deadlines(long version) =>
        [.. Enumerable.Range(0, (int)(version % 4)).Select(i => new Deadline($"{version}/{i}", DateTimeOffset.UnixEpoch.AddMinutes(version + i)))];

    /// <summary>Writes until the process is killed. Each writer owns a key, and appends to a log that others append to as well.</summary>
    internal static Task Run(IStore store, int seed) =>
        Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Write(store, writer, new Random(seed + writer))));

    private static async Task Write(IStore store, int writer, Random random)
    {
        var version = (await store.Load(KeyOf(writer)))?.Version ?? 0;
        while (true)
        {
            try
            {
                version = await Commit(store, writer, version, random.Next(1, MaxFacts + 1));
                await Append(store, writer, random.Next(Partitions), random.Next(1, MaxEntries + 1));
            }
            catch (StoreUnavailableException)
            {
                // As a grain does: nothing can be said of the call, so load before deciding again.
                version = await Reload(store, writer);
            }
        }
    }

    private static async Task<long> Reload(IStore store, int writer)
    {
        using var breather = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await breather.WaitForNextTickAsync())
        {
            try
            {
                var version = (await store.Load(KeyOf(writer)))?.Version ?? 0;
                Acknowledgements.Say($"reload {writer} {version}");
                return version;
            }
            catch (StoreUnavailableException)
            {
                // still away
            }
        }

        throw new InvalidOperationException("The timer has ended.");
    }

    private static async Task<long> Commit(IStore store, int writer, long version, int count)
    {
        var next = version + count;
        ReadOnlyMemory<byte>[] facts = [.. Enumerable.Range(1, count).Select(i => (ReadOnlyMemory<byte>)BitConverter.GetBytes(version + i))];
        var result = await store.Commit(new(KeyOf(writer), $"{writer}@{next}", version, State(next), facts, Deadlines(next)));
        if (result.Outcome is CommitOutcome.Stale)
        {
            // Only after trouble: a commit that was given up came through behind the load.
            return result.Version;
        }

        Acknowledgements.Say($"commit {writer} {next}");
        return next;
    }

    private static async Task Append(IStore store, int writer, int partition, int count)
    {
        var log = LogOf(writer);
        var call = Guid.NewGuid();
        var positions = await store.Append([.. Enumerable.Range(0, count).Select(i => new LogAppend(log, partition, Entry(call, i, count)))]);
        Acknowledgements.Say($"append {log} {partition} {positions[^1]} {call} {count}");
    }

    /// <summary>An entry that knows its call, its place in it, and how many the call has.</summary>
    private static byte[] Entry(Guid call, int index, int count) => [.. call.ToByteArray(), (byte)index, (byte)count, .. new byte[index * 700]];
}
