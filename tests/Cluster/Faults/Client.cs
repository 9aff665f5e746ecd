using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>An integrator that speaks to any node: what fails is tried again at the next one, until it is acknowledged.</summary>
internal sealed class Client(TowerNodes tower)
{
    /// <summary>What the tower asks for in Retry-After.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>A node that stands still must not hold an integrator for ever.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(120);

    private readonly ConcurrentQueue<string> unexpected = new();
    private int next;
    private long spokeAt = Stopwatch.GetTimestamp();
    private long longestSilence;
    private int worstTries;
    private int retried;

    /// <summary>Answers that are no success and no 503.</summary>
    public IReadOnlyCollection<string> Unexpected => unexpected;

    /// <summary>How long nobody was acknowledged anything.</summary>
    public TimeSpan LongestSilence => TimeSpan.FromTicks(Interlocked.Read(ref longestSilence));

    /// <summary>How often one request had to be sent.</summary>
    public int WorstTries => worstTries;

    public int Retried => retried;

    /// <summary>Returns once it is acknowledged.</summary>
    public async Task Post(string path, object body)
    {
        var began = Stopwatch.GetTimestamp();
        var first = Interlocked.Increment(ref next);
        for (var tries = 1; ; tries++)
        {
            if (await Try(tower.Apis[(first + tries) % tower.Apis.Count], path, body))
            {
                Acknowledged(tries);
                return;
            }

            if (Stopwatch.GetElapsedTime(began) > GiveUp)
            {
                throw new TimeoutException($"{path} was not acknowledged within {GiveUp.TotalSeconds:0} s, in {tries} tries.");
            }

            await Eventually.HasPassed(RetryAfter);
        }
    }

    private async Task<bool> Try(TowerNode node, string path, object body)
    {
        using var patience = new CancellationTokenSource(Answer);
        try
        {
            using var answer = await node.Http.PostAsJsonAsync(path, body, patience.Token);
            if (answer.IsSuccessStatusCode)
            {
                return true;
            }

            if ((int)answer.StatusCode != 503 || answer.Headers.RetryAfter is null)
            {
                unexpected.Enqueue($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException or IOException)
        {
            // It died, or stands still: nobody can say whether it was heard.
        }

        return false;
    }

    private void Acknowledged(int tries)
    {
        var silence = Stopwatch.GetElapsedTime(Interlocked.Exchange(ref spokeAt, Stopwatch.GetTimestamp())).Ticks;
        InterlockedMax(ref longestSilence, silence);
        lock (unexpected)
        {
            worstTries = Math.Max(worstTries, tries);
            retried += tries > 1 ? 1 : 0;
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
