using System.Net;
using System.Text.Json;
using Dispatch.Support;

namespace Dispatch.Faults;

/// <summary>
/// Two silos and a dashboard over Redis, at work while one thing after the other breaks. Long runs break them for longer and more often, at
/// random moments; the seed is in the message.
/// </summary>
public abstract class UnderLoad(TowerNodes tower)
{
    /// <summary>Classes of one collection take turns: each has a cluster of its own, and the cores are few.</summary>
    public const string InTurn = "clusters under load";

    protected static readonly bool IsLong = Environment.GetEnvironmentVariable("DISPATCH_LONG") is "1";

    /// <summary>How long a process stands still.</summary>
    protected static readonly TimeSpan Stillness = TimeSpan.FromSeconds(IsLong ? 30 : 15);

    /// <summary>What a tower that is whole again may need to catch up.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(IsLong ? 30 : 10);

    protected TowerNodes Tower => tower;

    /// <param name="fault">Happens under load, and leaves the tower whole.</param>
    /// <param name="mostTries">How often one request may have to be sent.</param>
    protected Task Survive(Func<Random, Task> fault, int mostTries = int.MaxValue) => SurviveWithin(
        async random =>
        {
            await fault(random);
            return Window.None;
        },
        mostTries);

    /// <param name="fault">As above; returns when the tower was acknowledging what it need not keep.</param>
    private protected async Task SurviveWithin(Func<Random, Task<Window>> fault, int mostTries = int.MaxValue)
    {
        var seed = IsLong ? Random.Shared.Next() : 4711;
        var random = new Random(seed);
        await tower.Mend();
        for (var time = 0; time < (IsLong ? 5 : 1); time++)
        {
            try
            {
                await SurviveOnce(seed, random, fault, mostTries);
            }
            catch (Exception failure)
            {
                // What all nodes wrote: a silo that ended does not know who declared it dead.
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}{Environment.NewLine}{tower.Failures}", failure);
            }
        }
    }

    private async Task SurviveOnce(int seed, Random random, Func<Random, Task<Window>> fault, int mostTries)
    {
        await using var traffic = await Traffic.Begin(tower, TimeSpan.FromSeconds(10));
        await Eventually.HasPassed(TimeSpan.FromMilliseconds(random.Next(500, 3_000)));
        var mayBeLost = await fault(random);
        await Eventually.HasPassed(TimeSpan.FromSeconds(2));
        await traffic.End();

        var findings = await traffic.Find(mayBeLost);
        Write($"seed {seed}: {findings}");
        Assert.True(
            findings is { IsComplete: true, RepeatedEffects: 0 } && findings.LatestDeadline < MostLate(findings) && findings.WorstTries <= mostTries && traffic.Client.Unexpected.Count == 0,
            $"{findings}, at most {MostLate(findings).TotalSeconds:0.0} s late{Environment.NewLine}{string.Join(Environment.NewLine, traffic.Client.Unexpected)}");
    }

    /// <summary>
    /// A deadline is held up for as long as whoever keeps it stands still, or all do: a later one was not held up, but forgotten for a while.
    /// How long the start of everything takes is the machine's affair.
    /// </summary>
    private static TimeSpan MostLate(Findings findings) =>
        (findings.LongestSilence > Stillness ? findings.LongestSilence : Stillness) + Aftermath;

    /// <summary>Returns when a write is answered as one that should come back later.</summary>
    protected Task IsRefused() => Eventually.Until("a write is refused", async () =>
    {
        using var answer = await tower.Apis[^1].Http.PutAsync($"/v1/carriers/FULL-{Guid.NewGuid():N}", new StringContent("""{"name":"Full"}""", null, "application/json"));
        if (answer.IsSuccessStatusCode)
        {
            return false;
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("store.unavailable", JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("code").GetString());
        return true;
    });

    protected static void Write(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
