using System.Diagnostics;
using Dispatch.Live;
using Dispatch.Storage;
using Dispatch.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dispatch;

/// <summary>
/// A reader of one partition of a log: reads after its position, acts on each entry, has the effects carried out while it reads on, and
/// saves the position up to which all are done. At least once: whoever is acted on knows a repeat. A storage error makes it try again, for ever; an entry
/// that fails otherwise is tried three times and then goes to quarantine, so that the partition goes on.
/// </summary>
public abstract partial class ReaderGrain : Grain, IReaderGrain
{
    /// <summary>A ring is answered at once; without one the log is looked at this often.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    /// <summary>How long to leave the store or another grain alone after trouble.</summary>
    private static readonly TimeSpan Breather = TimeSpan.FromMilliseconds(500);

    /// <summary>What a reader that leaves waits for what is under way; whoever comes does it again.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(2);

    private readonly IStore store;
    private readonly Doorbell doorbell;
    private readonly ILogger logger;
    private readonly string log;
    private readonly string reader;
    private readonly string readSpan;
    private readonly int sideBySide;
    private Effects effects;

    private IGrainTimer timer = null!;
    private Bell bell = null!;
    private long epoch;
    private long handled;
    private long caughtUpAt;
    private string? trouble;

    /// <summary>The next turn is coming; a ring need not hurry it.</summary>
    private bool isPausing;

    /// <summary>The store failed under the reader's own calls: where it stands is only known from what was saved.</summary>
    private bool isLost;

    private Activity? span;

    /// <param name="sideBySide">See <see cref="Effects"/>.</param>
    protected ReaderGrain(IStore store, string log, string reader, IServiceProvider services, int sideBySide = Effects.SideBySide)
    {
        this.store = store;
        this.log = log;
        this.reader = reader;
        readSpan = TelemetryNames.Span.Read(log);
        Clock = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.Grains);
        doorbell = services.GetRequiredService<Doorbell>();
        logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(GetType());
        Latency = new(services.GetService<Pace>());
        this.sideBySide = sideBySide;
        effects = new(SetAside, sideBySide);
    }

    protected TimeProvider Clock { get; }

    /// <summary>Of the hops that end with this reader, since it was activated.</summary>
    protected LatencyLog Latency { get; }

    /// <summary>Of the entry that is being handled; none unless it is of a sampled trace.</summary>
    protected ActivityContext Trace => span?.Context ?? default;

    protected int Partition => (int)this.GetPrimaryKeyLong();

    /// <summary>Up to where everything is done.</summary>
    private long Settled => effects.Oldest is { } oldest ? oldest - 1 : handled;

    /// <summary>How many entries are read and acted on in one turn of the grain.</summary>
    protected virtual int BatchMax => 256;

    /// <summary>How long the reader pauses after a turn that read something, so as to read more at once.</summary>
    /// <param name="turn">What the turn took.</param>
    protected virtual TimeSpan PauseAfter(TimeSpan turn) => TimeSpan.Zero;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        caughtUpAt = Clock.GetTimestamp();
        await Begin();
        bell = doorbell.Hang(reader, Partition);
        timer = this.RegisterGrainTimer(Turn, new GrainTimerCreationOptions(TimeSpan.Zero, Poll) { KeepAlive = true });
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        doorbell.TakeDown(reader, Partition, bell);
        await Task.WhenAny(effects.Rest(), Task.Delay(LongestRest, Clock, cancellationToken));
        if ((Settled == handled || !SavesRows) && !isLost)
        {
            // A clean end saves what a crash would have to do again.
            await Save();
        }
    }

    public Task Ring()
    {
        if (!isPausing)
        {
            timer.Change(TimeSpan.Zero, Poll);
        }

        return Task.CompletedTask;
    }

    public Task<ReaderStatus> Awake() =>
        Task.FromResult(new ReaderStatus(log, Partition, Settled, quarantine.Count, Clock.GetElapsedTime(caughtUpAt), trouble) { Hops = Latency.All(Clock.GetUtcNow()) });

    /// <summary>Takes up what was saved.</summary>
    protected abstract Task Open(StoredReader stored);

    /// <summary>Acts on one entry. What must be told to others is left to <see cref="Then"/>.</summary>
    protected abstract void Handle(LogEntry entry);

    /// <summary>Does what is left to do of all that was handled, before its effects begin; asked again and again, and cheap where nothing is left.</summary>
    protected virtual Task Follow() => Task.CompletedTask;

    /// <summary>Has <see cref="Follow"/> asked again by then, though nothing more is read.</summary>
    protected void ComeBackIn(TimeSpan delay) => timer.Change(delay, Poll);

    /// <summary>An effect of an entry on somebody else. Effects on one destination are carried out in order, each until it succeeds.</summary>
    protected void Then(LogEntry entry, string destination, Func<Task> effect) => effects.Add(destination, entry, Trace, effect);

    /// <summary>The entry was written in a trace: what comes of it belongs to it.</summary>
    /// <param name="writer">None for most.</param>
    protected void Continue(ActivityContext writer) => span = Spans.Begin(readSpan, ActivityKind.Consumer, writer)?
        .SetTag(TelemetryNames.Tag.Partition, Partition);

    /// <summary>Begins where it was saved. Again, where a store came back with less than it had: what is done twice has one effect.</summary>
    private async Task Begin()
    {
        await effects.Rest(); // or what is under way would mix with what is done again
        var stored = await store.OpenReader(reader, Partition);
        effects = new(SetAside, sideBySide);
        epoch = stored.Epoch;
        saved = handled = stored.Position;
        saveAt = NextSave();
        quarantine = await Quarantine.Open(store, log, Partition);
        await Open(stored);
        isLost = false;
    }

    private async Task Turn(CancellationToken cancellationToken)
    {
        isPausing = false;
        bell.Answer();
        var begun = Clock.GetTimestamp();
        try
        {
            if (isLost)
            {
                await Begin();
            }

            // Before all else: whatever is in the way of the next effect, what was done need not be done again.
            if (!SavesRows && !await SaveInTime())
            {
                return;
            }

            if (trouble is not null)
            {
                // What could not be done comes first, or more and more would wait for it.
                await Follow();
                effects.Serve();
                await effects.Settle();
            }

            var read = await ReadOn();
            if (!await SaveInTime())
            {
                return;
            }

            trouble = null;
            if (read > 0)
            {
                isPausing = true;
                bell.Push();
                timer.Change(read == BatchMax ? TimeSpan.Zero : PauseAfter(Clock.GetElapsedTime(begun)), Poll);
            }
            else
            {
                caughtUpAt = Clock.GetTimestamp();
            }
        }
#pragma warning disable CA1031 // Whatever it was, the reader has to go on; it is shown and logged, and nothing is skipped.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (trouble is null)
            {
                InTrouble(logger, reader, Partition, exception); // once, however long it lasts
            }

            trouble = exception.Message;
            timer.Change(Breather, Poll);
        }
    }

    /// <returns>How many entries were read: only an empty page is the end of a log.</returns>
    private async Task<int> ReadOn()
    {
        await effects.Room();
        await Follow(); // what is left of the turn before
        var entries = await Own(store.Read(log, Partition, handled, BatchMax));
        if (entries.Count == 0)
        {
            return 0;
        }

        foreach (var entry in entries)
        {
            await HandleOrQuarantine(entry);
            handled = entry.Position;
        }

        await Follow();
        effects.Serve();
        return entries.Count;
    }

    private async Task<T> Own<T>(Task<T> call)
    {
        try
        {
            return await call;
        }
        catch (StoreUnavailableException)
        {
            isLost = true;
            throw;
        }
    }

    private async Task HandleOrQuarantine(LogEntry entry)
    {
        try
        {
            Act(entry);
        }
#pragma warning disable CA1031 // Handling is pure: an entry that fails now fails always. It is kept for people, and the partition goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await SetAside(entry, exception);
        }
    }

    private void Act(LogEntry entry)
    {
        try
        {
            Handle(entry);
        }
        catch (Exception failure)
        {
            span.Fail(failure);
            throw;
        }
        finally
        {
            span?.Dispose();
            span = null;
        }
    }
}
