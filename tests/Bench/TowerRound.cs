using System.Diagnostics;

namespace Dispatch.Bench;

/// <summary>The load sent to the tower, from the first request until the last position is on its track.</summary>
public static class TowerRound
{
    public static async Task<Round> Run(Load load, IngestOptions options, StoreChoice store)
    {
        await using var stand = await Stand.Start(store);
        var drive = await Drive.Begin(stand, load);

        using var self = Process.GetCurrentProcess();
        var (server, own, started) = (stand.Cpu, self.TotalProcessorTime, Stopwatch.GetTimestamp());
        var sender = new Sender(stand.Tower.Http, Load.Path);
        var sent = await drive.End(sender, await options.Generator(sender).Send(load.Requests, request => load[request]));
        var elapsed = Stopwatch.GetElapsedTime(started);
        self.Refresh();
        var (serverCpu, ownCpu) = (stand.Cpu - server, self.TotalProcessorTime - own);

        var reckoning = await drive.Reckon(sent);
        var after = Stopwatch.GetElapsedTime(started) - elapsed;
        return new(
            reckoning.Positions / elapsed.TotalSeconds,
            serverCpu,
            ownCpu,
            (await stand.Api.Slo())?.ReceiptToTrack ?? throw new InvalidOperationException("The tower says nothing of its latency."),
            $"{reckoning.Counted}; {reckoning.Events} arrivals and departures, all known {after.TotalSeconds:0.0} s after",
            reckoning.Void);
    }
}
