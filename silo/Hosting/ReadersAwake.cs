using Dispatch.Deadlines;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Tracking;

namespace Dispatch.Hosting;

/// <summary>
/// Calls every reader each second: the first call after a start wakes it, later ones bring it back wherever its silo went,
/// and the answers say how far it is.
/// </summary>
public sealed partial class ReadersAwake(
    IGrainFactory grains, IStore store, IngestGate gate, TimeProvider clock, ILogger<ReadersAwake> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan MayBeBehind = TimeSpan.FromSeconds(60);

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>What the readers answered last; empty until all of them did once.</summary>
    public IReadOnlyList<ReaderStatus> Readers { get; private set; } = [];

    /// <summary>Whether every reader has answered since the start.</summary>
    public bool AllAwake => Readers.Count > 0;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            await CallAll();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CallAll()
    {
        try
        {
            var partitions = Enumerable.Range(0, store.Partitions).ToArray();
            var deadlines = partitions.Select(partition => grains.GetGrain<IDeadlineGrain>(partition).Awake());
            var readers = partitions.SelectMany<int, IReaderGrain>(partition =>
            [
                grains.GetGrain<ITrackingGrain>(partition),
                grains.GetGrain<IInboxGrain>(partition),
                grains.GetGrain<IJournalGrain>(partition),
            ]).Select(reader => reader.Awake());

            Readers = await Task.WhenAll(readers);
            await Task.WhenAll(deadlines);
            Readers.Where(reader => reader.Log is Logs.Telematics).ToList().ForEach(KeepTheGate);
        }
#pragma warning disable CA1031 // A silo that starts, stops or has lost its disk: the next second tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Readers = [];
            NotAllAwake(logger, exception);
        }
    }

    /// <summary>A backlog that grows for a minute would only grow older: senders are told to come back.</summary>
    private void KeepTheGate(ReaderStatus tracking)
    {
        if (tracking.Behind > MayBeBehind)
        {
            gate.Close(tracking.Partition);
        }
        else
        {
            gate.Open(tracking.Partition);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Not all readers answered; they are called again in a second.")]
    private static partial void NotAllAwake(ILogger logger, Exception why);
}
