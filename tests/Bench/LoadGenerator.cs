using System.Diagnostics;

namespace Dispatch.Bench;

/// <summary>What a server took in of the requests that it answered.</summary>
public sealed record Sending(int Requests, long Taken, TimeSpan Elapsed);

/// <summary>Closed loop: so many requests in flight, the next as soon as one is answered. The same towards all programs.</summary>
/// <param name="longest">It begins no request after this.</param>
public sealed class LoadGenerator(Sender sender, int connections, TimeSpan longest)
{
    /// <param name="body">Of a request, by its number.</param>
    public async Task<Sending> Send(int requests, Func<int, ReadOnlyMemory<byte>> body)
    {
        var (next, sent, taken) = (-1, 0, 0L);
        var started = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(started) < longest && Interlocked.Increment(ref next) is var request && request < requests)
            {
                Interlocked.Add(ref taken, await sender.Post(body(request)));
                Interlocked.Increment(ref sent);
            }
        }));

        return new Sending(sent, taken, Stopwatch.GetElapsedTime(started));
    }
}
