using Dispatch.Support;

namespace Dispatch.Bench.Map;

/// <summary>The command <c>map</c>: what viewers cost, what goes over the wire, how late a fix is drawn, and how long frames take.</summary>
public static class MapBench
{
    public static async Task<int> Run(MapOptions options)
    {
        await using var tower = await TowerProcess.Start(new Dictionary<string, string>(StringComparer.Ordinal) { ["Logging__LogLevel__Orleans"] = "Warning" });
        await Eventually.Until("the first password is printed", TimeSpan.FromSeconds(30), () => Task.FromResult(tower.Process.Output.Contains("password", StringComparison.Ordinal)));
        await new TowerApi(tower.Http).PutCarrier(Load.Carrier, "Bench");
        await using var browser = await MapBrowser.Open(tower);
        var cookies = await browser.Cookies();

        ViewersCost cost;
        Lateness lateness;
        await using (var traffic = new Traffic(tower.Http, options))
        {
            await traffic.Begin();
            traffic.Start();
            cost = await ViewersCost.Measure(tower, cookies, options);
            Console.WriteLine($"viewers: {cost}");
            lateness = await Lateness.Measure(await browser.Map("?lat=36&lon=-96&z=7"), traffic, options);
            Console.WriteLine($"fix to drawing: {lateness}");
        }

        var frames = await Frames.Measure(await browser.Map(), options);
        Console.WriteLine($"frames: {frames}");
        return Judge(options, cost, lateness, frames);
    }

    private static int Judge(MapOptions options, ViewersCost cost, Lateness lateness, Frames frames)
    {
        var all = $"{options.Vehicles:N0}";
        return Goal.Report(
        [
            new($"p95 frame time, {all} moving vehicles / the same by setData each second", "at most 0.3", $"{frames.Ratio:0.00}", frames.Ratio <= 0.3),
            new($"wire per client, all {all} in view, {options.Rate:N0} fixes/s", "under 100 kB/s", $"{cost.BytesPerClientSecond / 1000:0.0} kB/s", cost.BytesPerClientSecond < 100_000),
            new("fix sent to drawn, p99", "under 1.5 s", $"{lateness.P99Ms / 1000:0.00} s", lateness.P99Ms < 1500),
            new($"{options.Viewers} viewers", "under 0.25 core", $"{cost.Cores:0.00} core", cost.Cores < 0.25),
        ]);
    }
}
