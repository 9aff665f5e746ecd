using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Dispatch.Bench;

/// <summary>What a server took in of the requests that it answered.</summary>
public sealed record Sending(int Requests, long Taken, TimeSpan Elapsed);

/// <summary>Closed loop: so many requests in flight, the next as soon as one is answered. The same towards the ceiling and the tower.</summary>
public sealed class LoadGenerator(HttpClient http, IngestOptions options)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");
    private static readonly TimeSpan Backoff = TimeSpan.FromMilliseconds(200);

    public async Task<Sending> Send(Load load)
    {
        var (next, sent, taken) = (-1, 0, 0L);
        var started = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, options.Connections).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(started).TotalSeconds < options.Seconds && Interlocked.Increment(ref next) is var request && request < load.Requests)
            {
                Interlocked.Add(ref taken, await Post(load[request]));
                Interlocked.Increment(ref sent);
            }
        }));

        return new Sending(sent, taken, Stopwatch.GetElapsedTime(started));
    }

    /// <returns>How many positions the server says it has taken in.</returns>
    public async Task<int> Post(ReadOnlyMemory<byte> body)
    {
        while (true)
        {
            using var content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = JsonType } };
            using var response = await http.PostAsync("/v1/telematics", content);
            if (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
            {
                await Task.Delay(response.Headers.RetryAfter?.Delta ?? Backoff);
                continue;
            }

            response.EnsureSuccessStatusCode();
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
            return answer.RootElement.GetProperty("accepted").GetInt32() + answer.RootElement.GetProperty("duplicates").GetInt32();
        }
    }
}
