namespace Dispatch.Bench.Steady;

/// <summary>How long a tower that has just been started has a backlog under the load that meets it.</summary>
public static class ColdRound
{
    /// <summary>What is on its way is no backlog: less than a second's worth of positions.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Reach = TimeSpan.FromSeconds(10);

    /// <param name="rate">Positions a second.</param>
    public static async Task<IReadOnlyList<Goal>> Run(Load load, SteadyOptions options, StoreChoice store, int rate)
    {
        await using var stand = await Stand.Start(store);
        var drive = await Drive.Begin(stand, load);
        await stand.Tower.Kill();
        await stand.Tower.Restart();

        var sender = new Sender(stand.Tower.Http, Load.Path);
        var loop = new OpenLoop(sender, (double)rate / Turns.PerRequest);
        var end = Math.Min(load.Requests, Math.Max(1, options.Seconds * rate / Turns.PerRequest));
        var backlog = new Backlog(drive, load, loop);
        var sending = loop.Send(0, end, request => load[request]);
        await backlog.Watch(sending);
        var (measured, answered) = await sending;
        var reckoning = await drive.Reckon(await drive.End(sender, measured));

        var gone = backlog.GoneAfter(rate * OnItsWay.TotalSeconds);
        Console.WriteLine($"{store.Name}: at most {backlog.Largest:N0} positions waited; answered p50 {Percentiles.At(answered, 0.5):0.0} ms, p99 {Percentiles.At(answered, 0.99):0.0} ms; {reckoning.Counted}");
        return
        [
            new(
                $"{store.Name}: a cold process under {rate:N0} positions/s, backlog gone after",
                $"{Reach.TotalSeconds:0} s",
                gone is { } after ? $"{after.TotalSeconds:0.0} s" : $"not within {measured.Elapsed.TotalSeconds:0} s",
                gone <= Reach,
                reckoning.Void),
        ];
    }
}
