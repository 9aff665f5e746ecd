using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Dispatch.Storage;
using Dispatch.Telemetry;
using Polly.Timeout;

namespace Dispatch;

/// <summary>
/// What entries want of others and is not done yet. Destinations are served side by side, each in order, while the reader reads on; what fails
/// stays, with all that comes after it for the same destination, until the reader has them served again.
/// </summary>
/// <param name="giveUp">Is called with an entry that failed too often, and why; then its effect is dropped.</param>
/// <param name="sideBySide">How many destinations are served at once.</param>
public sealed class Effects(Func<LogEntry, Exception, Task> giveUp, int sideBySide = Effects.SideBySide)
{
    public const int SideBySide = 16;

    /// <summary>With so many waiting nothing more is read.</summary>
    private const int MostWaiting = 1_024;

    /// <summary>After so many failures that are not the store's, the entry is given up.</summary>
    private const int Tries = 3;

    private readonly Dictionary<string, Queue<Effect>> waiting = new(StringComparer.Ordinal);

    /// <summary>Those of the waiting whom nobody serves, the longest waiting first.</summary>
    private readonly Queue<string> unserved = new();

    /// <summary>How many effects of an entry are left, by its position.</summary>
    private readonly SortedDictionary<long, int> left = [];
    private int count;
    private int served;
    private bool isResting;
    private ExceptionDispatchInfo? hindrance;

    /// <summary>Somebody waits for the next effect to be done, or to be hindered.</summary>
    private TaskCompletionSource? step;

    /// <summary>The position of the first entry of which something is left to do; null where all is done.</summary>
    public long? Oldest => left.Count == 0 ? null : left.First().Key;

    /// <param name="trace">That the entry belongs to; none for most.</param>
    public void Add(string destination, LogEntry entry, ActivityContext trace, Func<Task> run)
    {
        if (!waiting.TryGetValue(destination, out var queue))
        {
            waiting.Add(destination, queue = new());
            unserved.Enqueue(destination);
        }

        queue.Enqueue(new(entry, trace, run));
        left[entry.Position] = left.GetValueOrDefault(entry.Position) + 1;
        count++;
    }

    /// <summary>Has everybody served whom nobody serves, also where something hindered it; does not wait for it.</summary>
    public void Serve()
    {
        hindrance = null;
        ServeNext();
    }

    /// <summary>Returns once there is room for more; at once, mostly. Throws what hinders it: that is left until <see cref="Serve()"/> is called again.</summary>
    public Task Room() => Until(() => count < MostWaiting);

    /// <summary>Returns once everything is done. Throws as <see cref="Room"/> does.</summary>
    public Task Settle() => Until(() => count == 0);

    /// <summary>Begins nothing any more, and returns once nothing is under way.</summary>
    public async Task Rest()
    {
        isResting = true;
        while (served > 0)
        {
            await Step();
        }
    }

    private async Task Until(Func<bool> holds)
    {
        while (hindrance is null && !holds())
        {
            await Step();
        }

        hindrance?.Throw();
    }

    private Task Step() => (step ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private void Stepped() => Interlocked.Exchange(ref step, null)?.SetResult();

    private void ServeNext()
    {
        while (hindrance is null && !isResting && served < sideBySide && unserved.TryDequeue(out var destination))
        {
            served++;
            _ = Serve(destination, waiting[destination]);
        }
    }

    /// <summary>Never fails: what hinders it is remembered.</summary>
    private async Task Serve(string destination, Queue<Effect> queue)
    {
        try
        {
            while (!isResting && queue.TryPeek(out var effect))
            {
                await Carry(effect);
                Done(queue.Dequeue());
            }

            waiting.Remove(destination);
        }
#pragma warning disable CA1031 // Whatever it was, it is the reader's to say.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            hindrance ??= ExceptionDispatchInfo.Capture(exception);
            unserved.Enqueue(destination);
        }

        served--;
        ServeNext();
        Stepped();
    }

    private async Task Carry(Effect effect)
    {
        try
        {
            await effect.Run();
        }
        catch (Exception exception) when (!IsTransient(exception))
        {
            if (++effect.Failures < Tries)
            {
                throw;
            }

            await giveUp(effect.Entry, exception);
        }
    }

    private void Done(Effect effect)
    {
        count--;
        var position = effect.Entry.Position;
        if (--left[position] == 0)
        {
            left.Remove(position);
        }

        Stepped();
    }

    /// <summary>The store, the network or a silo that is going: no fault of the entry.</summary>
    public static bool IsTransient(Exception exception) =>
        exception is StoreUnavailableException or TimeoutException or TimeoutRejectedException or OrleansException or OperationCanceledException;

    private sealed class Effect(LogEntry entry, ActivityContext trace, Func<Task> run)
    {
        public LogEntry Entry { get; } = entry;

        public int Failures { get; set; }

        public Task Run() => trace == default ? run() : RunTraced();

        private async Task RunTraced()
        {
            using var span = Spans.Begin(TelemetryNames.Span.Tell, ActivityKind.Producer, trace);
            try
            {
                await run();
            }
            catch (Exception failure)
            {
                span.Fail(failure);
                throw;
            }
        }
    }
}
