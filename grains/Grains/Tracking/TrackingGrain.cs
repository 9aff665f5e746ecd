using System.Diagnostics;
using Dispatch.Homes;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Telemetry;

namespace Dispatch.Tracking;

/// <summary>
/// Reads one partition's telematics log: judges each fix on its vehicle's track, and tells shipments what means something
/// to them. Vehicles are rows here, not grains; raw positions end here.
/// </summary>
/// <remarks>Questions interleave with a turn that waits for others: tracks only change between two awaits.</remarks>
[GrainType("dispatch.tracking"), AtHome]
public sealed class TrackingGrain(IStore store, IServiceProvider services)
    : ReaderGrain(store, Logs.Telematics, ReaderNames.Tracking, services, SideBySide), ITrackingGrain
{
    private const int MaxChanges = 2_000;

    /// <summary>Where thousands of vehicles arrive at once, their shipments' commits must not stand before those who send positions: it was 120 ms in place of 45.</summary>
    private const int SideBySide = 2;

    /// <summary>The live wire carries each vehicle at most so often: as often as its streams are looked at.</summary>
    private static readonly TimeSpan PublishEvery = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// A turn takes a millisecond or two, and ten where the processors are busy. Most of it is what it costs to read at all, so it is then read more
    /// seldom, and more at once.
    /// </summary>
    private const int PausesPerTurn = 5;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    private readonly IStore store = store;
    private Fleet fleet = new(TrackingPolicy.Default, 0);
    private readonly List<Signal> signals = [];
    private long published;
    private DateTimeOffset publishedAt;
    private DateTimeOffset? unpublishedSince;
    private ActivityContext unpublishedTrace;

    protected override TimeSpan SaveEvery => fleet.SaveEvery;

    public Task<VehicleView?> Vehicle(CarrierId carrier, VehicleId vehicle) =>
        Task.FromResult(fleet.Find(VehicleKey.Of(carrier, vehicle))?.View(Clock.GetUtcNow()));

    public Task<VehicleRows> Changes(long change) => Task.FromResult(fleet.Changes(change, Partition, MaxChanges));

    protected override TimeSpan PauseAfter(TimeSpan turn) =>
        TimeSpan.FromTicks(Math.Clamp(PausesPerTurn * turn.Ticks, PublishEvery.Ticks, LongestPause.Ticks));

    protected override Task Open(StoredReader stored)
    {
        fleet = new(TrackingPolicy.Default, stored.FirstChange);
        fleet.Restore(stored.Rows);
        return Task.CompletedTask;
    }

    protected override void Handle(LogEntry entry)
    {
        try
        {
            Judge(entry.Bytes.Span);
        }
        finally
        {
            // An entry that turns out damaged half way has moved tracks already: what they found is told all the same.
            for (var index = 0; index < signals.Count; index++)
            {
                Tell(signals[index], entry, index);
            }

            signals.Clear();
        }
    }

    protected override async Task Follow()
    {
        if (fleet.LastChange <= published)
        {
            return;
        }

        var now = Clock.GetUtcNow();
        if (publishedAt + PublishEvery > now)
        {
            ComeBackIn(publishedAt + PublishEvery - now);
            return;
        }

        var moved = fleet.Changes(published, Partition, MaxChanges);
        var isAll = moved.Count < MaxChanges;
        published = isAll ? fleet.LastChange : moved.Change;
        if (!isAll)
        {
            ComeBackIn(PublishEvery);
        }

        if (moved.Count == 0)
        {
            return;
        }

        publishedAt = now;
        await this.GetStreamProvider(LiveStreams.Provider)
            .GetStream<VehicleMoves>(LiveStreams.Telematics(Partition))
            .OnNextAsync(new(moved, unpublishedSince ?? now) { Trace = Spans.Write(unpublishedTrace) });
        unpublishedSince = null;
        unpublishedTrace = default;
    }

    protected override bool SavesRows => true;

    protected override IReadOnlyList<ReaderRow> ChangedRows() => fleet.UnsavedRows();

    protected override Task Saved(long position)
    {
        fleet.Saved();
        return store.Trim(Logs.Telematics, Partition, position);
    }

    private void Judge(ReadOnlySpan<byte> entry)
    {
        switch (TelematicsPack.KindOf(entry))
        {
            case TelematicsKind.Positions:
                Continue(TelematicsPack.Read(entry).Trace);
                var (receivedAt, count) = fleet.Judge(entry, signals);
                Latency.Record(Hop.ReceiptToTrack, receivedAt, Clock.GetUtcNow(), count);
                Instruments.PositionsTracked.Add(count);
                unpublishedSince ??= receivedAt;
                unpublishedTrace = Trace == default ? unpublishedTrace : Trace;
                break;
            case TelematicsKind.Watch:
                fleet.Watch(Tracking.Watch.Read(entry), signals);
                break;
            case TelematicsKind.Unwatch:
                fleet.Unwatch(Tracking.Unwatch.Read(entry));
                break;
        }
    }

    /// <summary>
    /// The command is known by its place in the log, which a replay finds again, and not by what it says: an arrival that was
    /// told, taken back and found again is told a second time.
    /// </summary>
    private void Tell(Signal signal, LogEntry entry, int index)
    {
        var command = ToCommand(signal);
        var origin = new Origin($"telematics:{Partition}:{entry.Position}:{index}", "telematics", Clock.GetUtcNow());
        Then(entry, signal.Shipment.Value, () => GrainFactory.GetGrain<IShipmentGrain>(signal.Shipment.Value).Handle(command, origin));
    }

    private static ShipmentCommand ToCommand(Signal signal) => signal switch
    {
        Signal.Arrived it => new ShipmentCommand.Arrive(it.Assignment, it.Stop, it.At),
        Signal.Departed it => new ShipmentCommand.Depart(it.Assignment, it.Stop, it.At),
        Signal.ArrivalWithdrawn it => new ShipmentCommand.WithdrawArrival(it.Assignment, it.Stop, it.At),
        Signal.Seen it => new ShipmentCommand.See(it.Assignment, new(it.Point, it.At)),
        _ => throw new UnreachableException(),
    };
}
