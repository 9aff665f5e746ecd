using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dispatch.Bench.Steady;

/// <summary>
/// Open loop: requests go out at their time, whether or not those before them are answered, as vehicles do not wait for each other. An answer
/// counts from when its request was to be sent, so that a server that stands still is late for all that it kept from being sent.
/// </summary>
/// <param name="rate">Requests a second.</param>
public sealed class OpenLoop(Sender sender, double rate)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentBag<double> late = [];
    private long startedAt;
    private int first;
    private int end;

    /// <summary>How many requests should have been sent by now, all loads of this loop together.</summary>
    public int Due => startedAt == 0 ? 0 : Math.Min(end, first + (int)(Stopwatch.GetElapsedTime(startedAt).TotalSeconds * rate));

    /// <summary>Returns when every request is answered.</summary>
    /// <param name="from">The number of the first request.</param>
    /// <param name="to">That behind the last.</param>
    public async Task<(Sending Sent, IReadOnlyList<double> AnsweredMs)> Send(int from, int to, Func<int, ReadOnlyMemory<byte>> body)
    {
        late.Clear();
        (first, end, startedAt) = (from, to, Stopwatch.GetTimestamp());
        var answers = new List<Task<int>>(to - from);
        using var timer = new PeriodicTimer(Tick);
        do
        {
            for (var due = Due; from + answers.Count < due;)
            {
                answers.Add(Post(answers.Count, body(from + answers.Count)));
            }
        }
        while (from + answers.Count < to && await timer.WaitForNextTickAsync());

        var taken = (await Task.WhenAll(answers)).Sum();
        return (new(to - from, taken, Stopwatch.GetElapsedTime(startedAt)), [.. late.Order()]);
    }

    private async Task<int> Post(int number, ReadOnlyMemory<byte> body)
    {
        var taken = await sender.Post(body);
        late.Add((Stopwatch.GetElapsedTime(startedAt).TotalSeconds - (number / rate)) * 1_000);
        return taken;
    }
}
