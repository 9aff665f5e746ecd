using System.Diagnostics;
using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>
/// What a live shipment costs in resident memory: the growth of a tower that has warmed up with some shipments when it gets as many
/// as there are vehicles, each assigned and watched. It runs with the workstation collector, told to be sparing, and is read
/// once its memory has been still for a while; what the collector still holds counts as the shipments'.
/// </summary>
public static class MemoryRound
{
    private const int WarmUp = 1_000;
    private const long StillBytes = 1 << 20;
    private static readonly TimeSpan StillFor = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <returns>Bytes per live shipment.</returns>
    public static async Task<double> Run(int shipments, DateTimeOffset begin)
    {
        await using var tower = await TowerProcess.Start(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_GCConserveMemory"] = "9",
            ["Logging__LogLevel__Default"] = "Warning",
        });
        var api = new TowerApi(tower.Http);
        var fleet = new Fleet(api);
        await api.PutCarrier(Load.Carrier, "Bench");

        await fleet.Assign([.. Enumerable.Range(shipments, WarmUp).Select(vehicle => new Journey(vehicle))], begin);
        var before = await Settled(tower.Process);
        await fleet.Assign([.. Enumerable.Range(0, shipments).Select(vehicle => new Journey(vehicle))], begin);
        return (double)(await Settled(tower.Process) - before) / shipments;
    }

    private static async Task<long> Settled(ChildProcess process)
    {
        var (seen, since) = (process.Resident, Stopwatch.GetTimestamp());
        await Eventually.Try(Deadline, () =>
        {
            var now = process.Resident;
            if (Math.Abs(now - seen) > StillBytes)
            {
                (seen, since) = (now, Stopwatch.GetTimestamp());
            }

            return Task.FromResult(Stopwatch.GetElapsedTime(since) > StillFor);
        });
        return process.Resident;
    }
}
