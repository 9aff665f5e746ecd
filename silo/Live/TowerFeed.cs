using System.Collections.Concurrent;
using System.Diagnostics;
using Dispatch.Storage;
using Dispatch.Telemetry;
using Dispatch.Tracking;
using Orleans.Streams;

namespace Dispatch.Live;

/// <summary>
/// The host's view of the tower. The live wire brings changes at once; every two seconds the readers are asked for what
/// the wire may have lost. Rows carry their change, so that it does not matter which of the two is first.
/// </summary>
public sealed partial class TowerFeed(
    IClusterClient grains, IStore store, LatencyLog latency, TimeProvider clock, ILogger<TowerFeed> logger) : BackgroundService, ITower
{
    private static readonly TimeSpan HealEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<Subscription, byte> subscriptions = new();
    private readonly Lock turn = new();
    private readonly TowerFold fold = new(store.Partitions);
    private readonly PushedTraces traces = new();
    private TowerView now = TowerView.Empty;
    private bool news;
    private DateTimeOffset? newsReceivedAt;
    private string? undrawnTrace;

    /// <summary>To so many partitions.</summary>
    private int listening;

    public TowerView Now => Volatile.Read(ref now);

    public IDisposable Subscribe(Action changed)
    {
        var subscription = new Subscription(this, changed);
        subscriptions.TryAdd(subscription, 0);
        return subscription;
    }

    public void Shown(TowerView view)
    {
        if (view.ReceivedAt is { } from)
        {
            latency.Record(Hop.FactToBrowser, from, clock.GetUtcNow());
        }

        // One browser stands for all: a trace does not grow with those who look.
        if (view.Trace is { } trace && Interlocked.CompareExchange(ref undrawnTrace, null, trace) == trace)
        {
            Spans.Begin(TelemetryNames.Span.Drawn, ActivityKind.Consumer, Spans.Read(trace))?.Dispose();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TellEvery, clock);
        long? healedAt = null;
        do
        {
            try
            {
                await Listen();
                if (healedAt is not { } healed || clock.GetElapsedTime(healed) >= HealEvery)
                {
                    await Heal();
                    healedAt = clock.GetTimestamp();
                }

                Tell();
            }
#pragma warning disable CA1031 // Whatever it was: the view grows old, which people see, and the next turn tries again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Interrupted(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Listen()
    {
        var streams = grains.GetStreamProvider(LiveStreams.Provider);
        foreach (var partition in Enumerable.Range(listening, store.Partitions - listening))
        {
            await Task.WhenAll(
                streams.GetStream<BoardChanges>(LiveStreams.Milestones(partition)).SubscribeAsync((changes, _) => Take(changes)),
                streams.GetStream<VehicleMoves>(LiveStreams.Telematics(partition)).SubscribeAsync((moves, _) => Take(moves)));
            listening++;
        }
    }

    private async Task Heal()
    {
        var asOf = clock.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, store.Partitions).Select(Heal));
        await Take(() => fold.AsOf = asOf);
    }

    private async Task Heal(int partition)
    {
        var board = await grains.GetGrain<IJournalGrain>(partition).Changes(fold.BoardHealed(partition));
        var vehicles = await grains.GetGrain<ITrackingGrain>(partition).Changes(fold.VehiclesHealed(partition));
        await Take(() => fold.Heal(partition, board, vehicles));
    }

    private async Task Take(BoardChanges changes)
    {
        if (changes.ReceivedAt is { } from)
        {
            latency.Record(Hop.FactToPicture, from, clock.GetUtcNow());
        }

        Count("shipments", changes.Shipments.Length);
        Count("exceptions", changes.Exceptions.Length);
        using var span = Spans.Begin(TelemetryNames.Span.Picture, ActivityKind.Consumer, Spans.Read(changes.Trace));

        await Take(() =>
        {
            fold.Take(changes);
            traces.Add(span, isOfFact: true);
            newsReceivedAt = newsReceivedAt < changes.ReceivedAt ? newsReceivedAt : changes.ReceivedAt ?? newsReceivedAt;
        });
    }

    private async Task Take(VehicleMoves moves)
    {
        latency.Record(Hop.ReceiptToPicture, moves.ReceivedAt, clock.GetUtcNow());
        Count("vehicles", moves.Rows.Count);
        using var span = Spans.Begin(TelemetryNames.Span.Picture, ActivityKind.Consumer, Spans.Read(moves.Trace));
        await Take(() =>
        {
            fold.Take(moves.Rows);
            traces.Add(span, isOfFact: false);
        });
    }

    private static void Count(string kind, int rows) =>
        Instruments.FeedRows.Add(rows, new KeyValuePair<string, object?>(TelemetryNames.Tag.Kind, kind));

    private Task Take(Action change)
    {
        lock (turn)
        {
            change();
            news = true;
        }

        return Task.CompletedTask;
    }

    private void Tell()
    {
        Activity?[] spans;
        lock (turn)
        {
            if (!news)
            {
                return;
            }

            spans = subscriptions.IsEmpty ? [] : traces.Begin();
            undrawnTrace = Spans.Write(spans is [{ } first, ..] ? first.Context : traces.First);

            news = false;
            Volatile.Write(ref now, fold.View() with { ReceivedAt = newsReceivedAt, Trace = undrawnTrace });
            newsReceivedAt = null;
            traces.Clear();
        }

        foreach (var subscription in subscriptions.Keys)
        {
            subscription.Tell();
        }

        foreach (var span in spans)
        {
            span?.Dispose();
        }
    }

    private sealed class Subscription(TowerFeed feed, Action changed) : IDisposable
    {
        public void Tell() => changed();

        public void Dispose() => feed.subscriptions.TryRemove(this, out _);
    }

    [LoggerMessage(1, LogLevel.Warning, "The live view is interrupted and will be healed.")]
    private static partial void Interrupted(ILogger logger, Exception why);
}
