using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>Posts bodies of JSON to one address of a server, each until it is answered.</summary>
public sealed class Sender(HttpClient http, string path)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");
    private static readonly TimeSpan Backoff = TimeSpan.FromMilliseconds(200);

    private int repeats;

    /// <summary>How often a body was sent again. The server may have had some of it by then, which it has to know for duplicates.</summary>
    public int Repeats => repeats;

    /// <returns>How many items of the body the server says it has taken in.</returns>
    public async Task<int> Post(ReadOnlyMemory<byte> body)
    {
        while (true)
        {
            using var content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = JsonType } };
            using var response = await http.PostAsync(path, content);
            if (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
            {
                Interlocked.Increment(ref repeats);
                await Eventually.HasPassed(response.Headers.RetryAfter?.Delta ?? Backoff);
                continue;
            }

            response.EnsureSuccessStatusCode();
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
            return answer.RootElement.GetProperty("accepted").GetInt32() + answer.RootElement.GetProperty("duplicates").GetInt32();
        }
    }
}
