using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Homes;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Storage;
using Dispatch.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dispatch.Deadlines;

/// <summary>
/// Wakes the owners of one partition's deadlines when they are due. The owner's commit takes the deadline out of the index,
/// so that one which is called twice, or whose owner dies on the way, is met exactly once.
/// </summary>
[GrainType("dispatch.deadline"), AtHome]
public sealed partial class DeadlineGrain(
    IStore store, IServiceProvider services, ILogger<DeadlineGrain> logger, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock)
    : Grain, IDeadlineGrain
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    /// <summary>Where something was due: what is due now is likely not the last.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(25);

    /// <summary>How many owners are woken in one turn.</summary>
    private const int MaxDue = 256;

    private readonly LatencyLog latency = new(services.GetService<Pace>());
    private IGrainTimer? turns;
    private string? trouble;

    /// <summary>When nothing that was due was left; what was due before and is there now has been set since, and could not be met earlier.</summary>
    private DateTimeOffset allMetAt = DateTimeOffset.MinValue;

    private int Partition => (int)this.GetPrimaryKeyLong();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        turns = this.RegisterGrainTimer(Turn, new GrainTimerCreationOptions(TimeSpan.Zero, Every) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task<DeadlineStatus> Awake() => Task.FromResult(new DeadlineStatus(Partition, trouble, latency.All(clock.GetUtcNow())));

    private async Task Turn(CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            var due = await store.Due(Partition, now, MaxDue);
            Instruments.DeadlinesDue.Add(due.Count);
            await Task.WhenAll(due.GroupBy(deadline => deadline.Key).Select(owner => Wake(owner, now)));
            allMetAt = due.Count < MaxDue ? now : allMetAt;
            trouble = null;
            turns?.Change(due.Count > 0 ? Soon : Every, Every);
        }
#pragma warning disable CA1031 // Whatever it was, the other deadlines have to be met; this one stays in the index and is tried again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (trouble is null)
            {
                NotMet(logger, Partition, exception); // once, however long it lasts
            }

            trouble = exception.Message;
        }
    }

    private async Task Wake(IEnumerable<DueDeadline> deadlines, DateTimeOffset now)
    {
        foreach (var due in deadlines)
        {
            using var span = Spans.BeginTrace(TelemetryNames.Span.Deadline);
            await Wake(due, new($"deadline:{due.Deadline.Name}:{due.Version}", "deadline", now));
            Instruments.DeadlinesMet.Add(1);
            latency.Record(Hop.DeadlineToOwner, due.Deadline.DueAt > allMetAt ? due.Deadline.DueAt : allMetAt, clock.GetUtcNow());
        }
    }

    private Task<Refusal?> Wake(DueDeadline due, Origin origin) => due.Key.Kind switch
    {
        StoreKeys.Shipment => GrainFactory.GetGrain<IShipmentGrain>(due.Key.Id)
            .Handle(new ShipmentCommand.MeetDeadline(due.Deadline.Name), origin),
        StoreKeys.Release => GrainFactory.GetGrain<IReleaseGrain>(new ReleaseId(due.Key.Id).Shipment.Value)
            .Handle(new ReleaseCommand.MeetDeadline(due.Deadline.Name), origin),
        StoreKeys.Wave => GrainFactory.GetGrain<IWaveGrain>(due.Key.Id)
            .Handle(new WaveCommand.MeetDeadline(due.Deadline.Name), origin),
        StoreKeys.Exception => GrainFactory.GetGrain<IExceptionGrain>(due.Key.Id)
            .Handle(new CaseCommand.MeetDeadline(due.Deadline.Name), origin),
        StoreKeys.Facility => GrainFactory.GetGrain<IFacilityGrain>(due.Key.Id)
            .Handle(new FacilityCommand.MeetDeadline(due.Deadline.Name), origin),
        var kind => throw new InvalidOperationException($"A {kind} has no deadlines."),
    };

    [LoggerMessage(1, LogLevel.Warning, "A deadline of partition {Partition} could not be met and will be tried again.")]
    private static partial void NotMet(ILogger logger, int partition, Exception why);
}
