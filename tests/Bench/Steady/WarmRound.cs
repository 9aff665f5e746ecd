using Dispatch.Support;

namespace Dispatch.Bench.Steady;

/// <summary>How late a warm tower answers under a steady load, and how late its host's picture is.</summary>
public static class WarmRound
{
    /// <summary>What <c>/slo</c> looks back on: so long after the warm-up it tells nothing of it any more.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(5);

    /// <param name="rate">Positions a second.</param>
    public static async Task<IReadOnlyList<Goal>> Run(Load load, SteadyOptions options, StoreChoice store, int rate)
    {
        await using var stand = await Stand.Start(store);
        var drive = await Drive.Begin(stand, load);
        var sender = new Sender(stand.Tower.Http, Load.Path);
        var loop = new OpenLoop(sender, (double)rate / Turns.PerRequest);

        var warm = Math.Min(load.Requests / 2, options.WarmUp * rate / Turns.PerRequest);
        var end = Math.Min(load.Requests, warm + Math.Max(1, options.Seconds * rate / Turns.PerRequest));
        var warmed = await WarmUp(loop, drive, load, warm);

        var (measured, answered) = await loop.Send(warm, end, request => load[request]);
        var sent = await drive.End(sender, new(end, warmed + measured.Taken, measured.Elapsed));
        var feed = (await stand.Api.Slo())!.ReceiptToPicture;
        var reckoning = await drive.Reckon(sent);

        var (p50, p99) = (Percentiles.At(answered, 0.5), Percentiles.At(answered, 0.99));
        Console.WriteLine($"{store.Name}: {measured.Taken:N0} positions in {measured.Elapsed.TotalSeconds:0.0} s; answered p50 {p50:0.0} ms, p99 {p99:0.0} ms, at most {answered[^1]:0.0} ms; {reckoning.Counted}");
        return
        [
            new($"{store.Name}: answer to {rate:N0} positions/s, p99", "50 ms", $"{p99:0.0} ms", p99 <= 50, reckoning.Void),
            new($"{store.Name}: receipt to row in the host's feed, p50", "30 ms", $"{feed.P50Ms:0.0} ms", feed.P50Ms <= 30, Void(feed, reckoning)),
            new($"{store.Name}: receipt to row in the host's feed, p99", "250 ms", $"{feed.P99Ms:0.0} ms", feed.P99Ms <= 250, Void(feed, reckoning)),
        ];
    }

    /// <returns>How many positions were taken in.</returns>
    private static async Task<long> WarmUp(OpenLoop loop, Drive drive, Load load, int requests)
    {
        if (requests == 0)
        {
            return 0;
        }

        var (sent, _) = await loop.Send(0, requests, request => load[request]);
        await drive.IsJudged(requests);
        Console.WriteLine($"warmed up; the tower rests for {Forgotten.TotalMinutes:0} minutes, until its figures tell of the rest alone");
        await Eventually.HasPassed(Forgotten);
        return sent.Taken;
    }

    private static string? Void(LatencyBody feed, Reckoning reckoning) => feed.Count == 0 ? "no row came to the feed" : reckoning.Void;
}
