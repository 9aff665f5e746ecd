using System.Diagnostics;
using System.Threading.Channels;
using Dispatch.Storage;
using Dispatch.Telemetry;

namespace Dispatch.Tracking;

/// <summary>
/// Packs positions across requests: while the store is busy with one append, the batches that come wait and go together into the next.
/// There is no linger: a lone batch is appended at once, and under load the store itself sets the rhythm.
/// </summary>
public sealed class TelematicsAppender(IStore store, Doorbell doorbell) : BackgroundService
{
    /// <summary>How many requests may wait; <see cref="BodyBudget"/> bounds their bytes.</summary>
    private const int MaxWaiting = 16_384;

    /// <summary>What goes into one append at most, unless a single batch is larger.</summary>
    private const int MaxAppendBytes = 8 << 20;

    private readonly Channel<Pending> waiting = Channel.CreateBounded<Pending>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    /// <summary>Completes when every good position of the batch is durable. The batch must live until then.</summary>
    /// <exception cref="StoreUnavailableException">Nobody can say whether it is durable: send it again.</exception>
    public Task Append(PositionBatch batch)
    {
        if (batch.Slots.IsEmpty)
        {
            return Task.CompletedTask;
        }

        return Spans.Current == default ? Wait(batch) : WaitTraced(batch);
    }

    private async Task WaitTraced(PositionBatch batch)
    {
        using var span = Spans.Begin(TelemetryNames.Span.AppendTelematics, ActivityKind.Producer);
        batch.Trace = span?.Context ?? default;
        await Wait(batch);
    }

    private Task Wait(PositionBatch batch)
    {
        var pending = new Pending(batch);
        return waiting.Writer.TryWrite(pending)
            ? pending.Durable
            : Task.FromException(new StoreUnavailableException("Too many requests wait for the store, or this node is stopping."));
    }

    /// <summary>Stopping appends what still waits, and takes nothing more.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var stop = stoppingToken.Register(() => waiting.Writer.TryComplete());
        var round = new List<Pending>();
        while (await waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            TakeWhatWaits(round);
            await AppendAll(round);
            round.Clear();
        }
    }

    private void TakeWhatWaits(List<Pending> round)
    {
        for (var bytes = 0; bytes < MaxAppendBytes && waiting.Reader.TryRead(out var pending);)
        {
            round.Add(pending);
            bytes += pending.Batch.PackedBytes;
        }
    }

    private async Task AppendAll(List<Pending> round)
    {
        try
        {
            var partitions = await AppendPacked(round);
            round.ForEach(pending => pending.Succeed());
            partitions.ForEach(doorbell.RingTracking);
        }
        catch (Exception failure)
        {
            round.ForEach(pending => pending.Fail(failure));
        }
    }

    /// <returns>The partitions that got something.</returns>
    private async Task<List<int>> AppendPacked(List<Pending> round)
    {
        using var packer = new EntryPacker(store.Partitions, round.Min(pending => pending.Batch.ReceivedAt));

        // An entry is of the trace that opened it: those that have one come first.
        foreach (var pending in round.Where(pending => pending.Batch.Trace != default))
        {
            packer.Add(pending.Batch);
        }

        foreach (var pending in round.Where(pending => pending.Batch.Trace == default))
        {
            packer.Add(pending.Batch);
        }

        var appends = packer.Appends;
        await store.Append(appends);
        return [.. appends.Select(append => append.Partition).Distinct()];
    }

    private sealed class Pending(PositionBatch batch)
    {
        // The waiting request must not run on the loop.
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public PositionBatch Batch { get; } = batch;

        public Task Durable => done.Task;

        public void Succeed() => done.TrySetResult();

        public void Fail(Exception failure) => done.TrySetException(failure);
    }
}
