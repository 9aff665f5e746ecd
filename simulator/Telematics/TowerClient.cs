using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Recordings;
using Dispatch.Simulation;

namespace Dispatch.Telematics;

/// <summary>
/// Calls the tower's API as any partner does. A lost connection and "come back later" are met with patience: the tower drops what it
/// has already seen, so sending something again is safe.
/// </summary>
public sealed class TowerClient(HttpClient http, TimeProvider clock)
{
    public static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Told why a call has to wait, and for how long.</summary>
    public Action<string, TimeSpan> Waiting { get; init; } = (_, _) => { };

    public static HttpClient Http(Uri url, string? key)
    {
        var http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = key is null ? null : new("Bearer", key);
        return http;
    }

    /// <exception cref="UsageException">The tower refuses the whole call, or cannot be reached for longer than <see cref="Patience.Limit"/>.</exception>
    public Task<TelematicsAnswer> Post(IReadOnlyList<RecordedPosition> positions, string carrier, CancellationToken stop) =>
        Post("/v1/telematics", new { positions = positions.Select(position => PositionBody.From(position, carrier)) }, stop);

    /// <summary>Sends a batch of positions or milestones.</summary>
    /// <inheritdoc cref="Post(IReadOnlyList{RecordedPosition}, string, CancellationToken)" path="/exception"/>
    public Task<TelematicsAnswer> Post(string path, object batch, CancellationToken stop) => Call(HttpMethod.Post, path, batch, Read, stop);

    /// <summary>The first page of a list.</summary>
    /// <inheritdoc cref="Call{T}(HttpMethod, string, object?, Func{HttpResponseMessage, CancellationToken, Task{T}}, CancellationToken)" path="/exception"/>
    public async Task<IReadOnlyList<T>> List<T>(string path, CancellationToken stop) =>
        (await Call(HttpMethod.Get, path, null, async (answer, token) => await answer.Content.ReadFromJsonAsync<Page<T>>(Json, token) ?? new([]), stop)).Items;

    /// <param name="read">What the answer says; its exceptions are the caller's.</param>
    /// <exception cref="UsageException">The tower cannot be reached for longer than <see cref="Patience.Limit"/>.</exception>
    public async Task<T> Call<T>(
        HttpMethod method, string path, object? body, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken stop)
        where T : class
    {
        var patience = new Patience(clock);
        while (true)
        {
            var (answer, delay, why) = await Try(method, path, body, read, patience, stop);
            if (answer is not null)
            {
                return answer;
            }

            var pause = Task.Delay(delay, clock, stop);
            Waiting(why, delay);
            await pause;
        }
    }

    private async Task<(T? Answer, TimeSpan Delay, string Why)> Try<T>(
        HttpMethod method, string path, object? body, Func<HttpResponseMessage, CancellationToken, Task<T>> read, Patience patience, CancellationToken stop)
        where T : class
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: Json) };
            using var response = await http.SendAsync(request, stop);
            if (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
            {
                var why = $"the tower answers {(int)response.StatusCode}";
                return (null, patience.Next(why, response.Headers.RetryAfter), why);
            }

            return (await read(response, stop), default, "");
        }
        catch (Exception lost) when (lost is HttpRequestException || (lost is TaskCanceledException && !stop.IsCancellationRequested))
        {
            var why = $"no connection to {http.BaseAddress} ({lost.Message})";
            return (null, patience.Next(why), why);
        }
    }

    private static async Task<TelematicsAnswer> Read(HttpResponseMessage response, CancellationToken stop) => response.StatusCode switch
    {
        HttpStatusCode.Accepted =>
            await response.Content.ReadFromJsonAsync<TelematicsAnswer>(Json, stop) ?? throw new UsageException("The tower's answer is empty."),
        HttpStatusCode.UnprocessableEntity when await Problem(response, stop) is { Rejected: { } rejected } all => new(0, 0, rejected, all.RejectedTotal),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            throw new UsageException("The tower wants a key that may post telematics: give it with --key or in the environment as DISPATCH_KEY."),
        var status => throw new UsageException($"The tower refuses with {(int)status}: {(await Problem(response, stop))?.Says ?? "no reason given"}."),
    };

    private static async Task<ProblemBody?> Problem(HttpResponseMessage response, CancellationToken stop)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<ProblemBody>(Json, stop);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Page<T>(IReadOnlyList<T> Items);

    /// <summary>An RFC 9457 problem with the tower's own members.</summary>
    private sealed record ProblemBody(string? Code, string? Title, string? Detail, IReadOnlyList<RejectedPosition>? Rejected, int RejectedTotal)
    {
        public string Says => string.Join(", ", new[] { Code, Title, Detail }.OfType<string>());
    }
}
