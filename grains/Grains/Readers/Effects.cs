using System.Diagnostics;
using Dispatch.Storage;
using Dispatch.Telemetry;
using Polly.Timeout;

namespace Dispatch;

/// <summary>
/// What entries want of others and is not done yet. Destinations are served side by side, each in order; what fails stays,
/// with all that comes after it for the same destination.
/// </summary>
public sealed class Effects
{
    /// <summary>How many destinations are served at once.</summary>
    private const int SideBySide = 64;

    /// <summary>After so many failures that are not the store's, the entry is given up.</summary>
    private const int Tries = 3;

    private readonly Dictionary<string, Queue<Effect>> waiting = new(StringComparer.Ordinal);

    /// <param name="trace">That the entry belongs to; none for most.</param>
    public void Add(string destination, LogEntry entry, ActivityContext trace, Func<Task> run)
    {
        if (!waiting.TryGetValue(destination, out var queue))
        {
            waiting.Add(destination, queue = new());
        }

        queue.Enqueue(new(entry, trace, run));
    }

    /// <summary>Carries everything out. Throws what hindered it; what is left is tried in the next call.</summary>
    /// <param name="giveUp">Is called with an entry that failed too often, and why; then its effect is dropped.</param>
    public async Task Settle(Func<LogEntry, Exception, Task> giveUp)
    {
        while (waiting.Count > 0)
        {
            var served = waiting.Take(SideBySide).ToArray();
            await Task.WhenAll(served.Select(destination => Serve(destination.Value, giveUp)));
            foreach (var (destination, _) in served)
            {
                waiting.Remove(destination);
            }
        }
    }

    private static async Task Serve(Queue<Effect> queue, Func<LogEntry, Exception, Task> giveUp)
    {
        while (queue.TryPeek(out var effect))
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

            queue.Dequeue();
        }
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
