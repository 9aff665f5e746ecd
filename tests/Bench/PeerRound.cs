using System.Diagnostics;
using Dispatch.Bench.Peer;
using Npgsql;

namespace Dispatch.Bench;

/// <summary>The load sent to the peer, from the first request until the last is answered: it is in its tables then, and there is nothing behind it.</summary>
public static class PeerRound
{
    /// <param name="waitsForDisk">See <see cref="Postgres.Start"/>.</param>
    public static async Task<Round> Run(Load load, IngestOptions options, bool waitsForDisk)
    {
        await using var postgres = await Postgres.Start(waitsForDisk);
        await using var peer = await ListeningProgram.Start(
            "peer", new Dictionary<string, string>(StringComparer.Ordinal) { [PeerProgram.Database] = postgres.Connection });

        using var self = Process.GetCurrentProcess();
        var (server, own) = (peer.Process.Cpu + postgres.Cpu, self.TotalProcessorTime);
        var sending = await options.Generator(new(peer.Http, Load.Path)).Send(load.Requests, request => load[request]);
        self.Refresh();
        var (serverCpu, ownCpu) = (peer.Process.Cpu + postgres.Cpu - server, self.TotalProcessorTime - own);

        await using var database = NpgsqlDataSource.Create(postgres.Connection);
        var (history, latest, latestAt) = await PositionTables.Count(database);
        return new(
            load.Sent(sending.Requests) / sending.Elapsed.TotalSeconds,
            serverCpu,
            ownCpu,
            Latency: null,
            $"{history} rows of history, {latest} vehicles",
            Reason(load, sending, history, latest, latestAt));
    }

    private static string? Reason(Load load, Sending sending, long history, long latest, decimal latestAt)
    {
        if (sending.Taken != load.Sent(sending.Requests))
        {
            return $"of {load.Sent(sending.Requests)} positions {sending.Taken} were taken in";
        }

        var distinct = load.Journeys.Sum(journey => (long)load.Distinct(journey, sending.Requests));
        if (history != distinct)
        {
            return $"of {distinct} positions {history} are in the history";
        }

        var expected = load.Journeys.Sum(journey => load.LatestAt(journey, sending.Requests));
        return latest == load.Journeys.Count && latestAt == expected
            ? null
            : $"the latest positions of {latest} vehicles are not those that were sent";
    }
}
