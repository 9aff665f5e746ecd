using Dispatch.Deadlines;
using Dispatch.Storage;
using Dispatch.Tracking;

namespace Dispatch.Hosting;

/// <summary>
/// Calls every reader each second: the first call after a start wakes it, later ones bring it back wherever its silo went,
/// and the answers say how far it is. Partitions are called each for itself: one that hangs with its silo holds up no other.
/// </summary>
public sealed partial class ReadersAwake(
    IGrainFactory grains, IStore store, IngestGate gate, TimeProvider clock, ILogger<ReadersAwake> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan MayBeBehind = TimeSpan.FromSeconds(60);

    private readonly Heard?[] heard = new Heard?[store.Partitions];
    private int silent;

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>What the readers answered last; empty until all of them did once.</summary>
    public IReadOnlyList<ReaderStatus> Readers => AllAwake ? [.. heard.SelectMany(partition => partition!.Readers)] : [];

    /// <summary>What those who meet deadlines answered last; empty like <see cref="Readers"/>.</summary>
    public IReadOnlyList<DeadlineStatus> Deadlines => AllAwake ? [.. heard.Select(partition => partition!.Deadlines)] : [];

    /// <summary>Whether every reader has answered since the start.</summary>
    public bool AllAwake => Array.TrueForAll(heard, partition => partition is not null);

    /// <summary>How long ago the partition answered that has been silent for longest.</summary>
    public TimeSpan Silence => AllAwake ? heard.Max(partition => clock.GetElapsedTime(partition!.At)) : TimeSpan.MaxValue;

    /// <summary>Whether some partition got on a moment ago, here or elsewhere.</summary>
    public bool SomeAreWell => Array.Exists(
        heard, partition => partition is not null && clock.GetElapsedTime(partition.At) < 2 * Every && Array.TrueForAll(partition.Readers, reader => reader.Trouble is null));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, store.Partitions).Select(partition => KeepAwake(partition, stoppingToken)));

    private async Task KeepAwake(int partition, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every, clock);
        var answers = true;
        do
        {
            var before = answers;
            answers = await Call(partition, tellWhy: before);
            if (answers != before)
            {
                Tell(answers);
            }

            KeepTheGate(partition);
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    private async Task<bool> Call(int partition, bool tellWhy)
    {
        try
        {
            var readers = ReaderGrains.Logs.Select(log => grains.ReaderOf(log, partition)!);
            var deadlines = grains.GetGrain<IDeadlineGrain>(partition).Awake();
            heard[partition] = new(clock.GetTimestamp(), await Task.WhenAll(readers.Select(reader => reader.Awake())), await deadlines);
            return true;
        }
#pragma warning disable CA1031 // A silo that starts, stops or died, or a store that is away: the next second tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (tellWhy)
            {
                Silent(logger, partition, exception.Message);
            }

            return false;
        }
    }

    /// <summary>Once for all partitions, or the log would say the same a hundred times.</summary>
    private void Tell(bool answers)
    {
        var left = Interlocked.Add(ref silent, answers ? -1 : 1);
        if (answers && left == 0)
        {
            AllAnswer(logger);
        }
        else if (!answers && left == 1)
        {
            NotAllAnswer(logger);
        }
    }

    /// <summary>A backlog that grows for a minute would only grow older: senders are told to come back.</summary>
    private void KeepTheGate(int partition)
    {
        if (heard[partition] is { } last && clock.GetElapsedTime(last.At) + last.Readers[0].Behind > MayBeBehind)
        {
            gate.Close(partition);
        }
        else
        {
            gate.Open(partition);
        }
    }

    /// <param name="Readers">In the order of <see cref="ReaderGrains.Logs"/>: tracking first.</param>
    private sealed record Heard(long At, ReaderStatus[] Readers, DeadlineStatus Deadlines);

    [LoggerMessage(1, LogLevel.Warning, "Not all readers answer; they are called each second until they do.")]
    private static partial void NotAllAnswer(ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "All readers answer again.")]
    private static partial void AllAnswer(ILogger logger);

    [LoggerMessage(3, LogLevel.Debug, "The readers of partition {Partition} do not answer: {Why}")]
    private static partial void Silent(ILogger logger, int partition, string why);
}
