using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>An integrator behind a <see cref="Balancer"/>: what fails is tried again a second later, until it is acknowledged.</summary>
internal sealed class Client(IReadOnlyList<TowerNode> nodes) : IAsyncDisposable
{
    /// <summary>What the tower asks for in Retry-After.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>A node that stands still must not hold an integrator for ever; most give one that is only slow this long.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(30);

    private readonly Balancer balancer = new(nodes);
    private readonly ConcurrentQueue<string> unexpected = new();
    private readonly ConcurrentDictionary<string, int> failures = new();
    private long spokeAt;
    private long longestSilence;
    private int worstTries;

    /// <summary>Answers that are no success and no 503 with Retry-After.</summary>
    public IReadOnlyCollection<string> Unexpected => unexpected;

    /// <summary>How long nobody was acknowledged anything.</summary>
    public TimeSpan LongestSilence => TimeSpan.FromTicks(Interlocked.Read(ref longestSilence));

    /// <summary>How often one request had to be sent.</summary>
    public int WorstTries => worstTries;

    /// <summary>Why requests had to be sent again, and how many.</summary>
    public string Failures => failures.IsEmpty ? "none" : string.Join(", ", failures.OrderBy(one => one.Key).Select(one => $"{one.Value} x {one.Key}"));

    /// <summary>Returns once it is acknowledged.</summary>
    public Task Post(string path, object body) => Send(HttpMethod.Post, path, body);

    /// <inheritdoc cref="Post"/>
    public Task Put(string path, object body) => Send(HttpMethod.Put, path, body);

    public ValueTask DisposeAsync() => balancer.DisposeAsync();

    private async Task Send(HttpMethod method, string path, object body)
    {
        var began = Stopwatch.GetTimestamp();
        var tries = new List<string>();
        while (await Failure(balancer.Next(), method, path, body) is { } failure)
        {
            tries.Add(failure);
            failures.AddOrUpdate(failure, 1, (_, count) => count + 1);
            if (Stopwatch.GetElapsedTime(began) > Eventually.Patience)
            {
                throw new TimeoutException($"{path} was not acknowledged within {Eventually.Patience.TotalSeconds:0} s: {string.Join(", ", tries)}.");
            }

            await Eventually.HasPassed(RetryAfter);
        }

        Acknowledged(tries.Count + 1);
    }

    /// <returns>Null where it is acknowledged.</returns>
    private async Task<string?> Failure(TowerNode node, HttpMethod method, string path, object body)
    {
        using var patience = new CancellationTokenSource(Answer);
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
            using var answer = await node.Http.SendAsync(request, patience.Token);
            if (answer.IsSuccessStatusCode)
            {
                return null;
            }

            var said = await answer.Content.ReadAsStringAsync(patience.Token);
            if ((int)answer.StatusCode != 503 || answer.Headers.RetryAfter is null)
            {
                unexpected.Enqueue($"{(int)answer.StatusCode} {said}");
                return $"{(int)answer.StatusCode}";
            }

            return JsonDocument.Parse(said).RootElement.GetProperty("code").GetString()!;
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException or IOException)
        {
            // It died, or stands still: nobody can say whether it was heard.
            balancer.HangsUp(node);
            return "no answer";
        }
    }

    private void Acknowledged(int tries)
    {
        var now = Stopwatch.GetTimestamp();
        var before = Interlocked.Exchange(ref spokeAt, now);
        InterlockedMax(ref longestSilence, before == 0 ? 0 : Stopwatch.GetElapsedTime(before, now).Ticks);
        lock (unexpected)
        {
            worstTries = Math.Max(worstTries, tries);
        }
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (var known = Interlocked.Read(ref most); value > known; known = Interlocked.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, known);
        }
    }
}
