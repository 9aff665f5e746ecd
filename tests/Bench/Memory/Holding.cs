using Dispatch.Shipments;
using Dispatch.Support;

namespace Dispatch.Bench.Memory;

/// <summary>A tower with so many live shipments, each assigned to a vehicle that is watched at its stops and has reported for some minutes.</summary>
/// <param name="Awake">Bytes of the tower with all that was just spoken to.</param>
/// <param name="Resident">Bytes of the tower once what nobody speaks to has left its memory and its garbage is collected.</param>
/// <param name="RedisResident">Bytes of its Redis; 0 where it has none.</param>
/// <param name="CpuMicroseconds">Processor time of a position, that of Redis included.</param>
/// <param name="LongestPause">Of the garbage collector, from the start of the process on.</param>
/// <param name="Void">Why all of it does not count; null where it does.</param>
/// <param name="CpuVoid">Why the processor time does not.</param>
public sealed record Holding(int Shipments, long Awake, long Resident, long RedisResident, double CpuMicroseconds, TimeSpan LongestPause, string? Void, string? CpuVoid)
{
    private const int Watched = 1_000;

    /// <summary>Aggregates go after two minutes, which are looked at every minute.</summary>
    private static readonly TimeSpan UntilIdleOnesLeft = TimeSpan.FromMinutes(4);

    /// <summary>A large fleet's tracks are saved within half a minute, which is part of what a position costs.</summary>
    private static readonly TimeSpan UntilTracksAreSaved = TimeSpan.FromSeconds(32);

    private static readonly TimeSpan UntilOthersAreTold = TimeSpan.FromHours(1);

    /// <summary>Until the first window opens: before that nobody expects a word, and to set up a million takes longer than what would be silence.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(12);

    public static async Task<Holding> Of(int shipments, MemoryOptions options, StoreChoice store)
    {
        using var pauses = new GcPauses();
        var parked = new Parked(shipments, options.Fixes, options.Positions);
        var assigned = TimeProvider.System.GetUtcNow();
        await using var stand = await Restored.Start(
            store,
            shipments,
            journey => [new ShipmentCommand.Release(Orders.From(journey.Order(assigned + Ahead))), new ShipmentCommand.Assign(new(Load.Carrier), new(journey.VehicleId), TrailerId: null)],
            isRead: false, // that vehicles are watched follows from it, and wakes every shipment
            Sparing(pauses));
        var fleet = new Fleet(stand.Api);
        await fleet.AreWatched(parked.Last(parked.AllBegun, Watched / Turns.PerRequest));

        // What means something comes first: every vehicle's first word, which its shipment is told and which leaves memory after that. Those that go on
        // are the last, so that they begin in a tower that has nothing else to do, and are through before they mean something again.
        var reporting = new Reporting(stand, fleet, parked);
        if (parked.OthersBegun > 0)
        {
            await reporting.To(parked.OthersBegun);
            await Eventually.Try(UntilOthersAreTold, () => Settled.Idle(stand));
            await Eventually.HasPassed(UntilIdleOnesLeft);
        }

        await reporting.To(parked.AllBegun);
        var cameToRest = await IsAtRest(stand);
        var further = Sample(parked.GoOn);
        var (versions, cpu) = (await Versions(stand.Api, further), stand.Cpu);
        await reporting.To(parked.All);
        cameToRest &= await IsAtRest(stand);
        var used = stand.Cpu - cpu;
        var told = versions.Zip(await Versions(stand.Api, further)).Count(pair => pair.First != pair.Second);

        var awake = await Settled.Resident(stand.Tower.Process);
        await Eventually.HasPassed(UntilIdleOnesLeft);
        pauses.Collect();
        return new(
            shipments,
            awake,
            await Settled.Resident(stand.Tower.Process),
            stand.RedisResident,
            used.TotalMicroseconds / parked.Positions,
            pauses.Longest(stand.Tower.Process.Id),
            await reporting.Reason(Sample([.. Enumerable.Range(0, shipments).Select(number => new Journey(number))]), shipments),
            (cameToRest, told) switch
            {
                (false, _) => "the tower had other work before or after it for longer than was waited",
                (_, > 0) => $"{told} of {further.Count} shipments were told something meanwhile: it took longer than the five minutes for which a parked vehicle is no news",
                _ => null,
            });
    }

    /// <summary>
    /// The workstation collector, told to be sparing, so that what it has not given back is little. Its youngest generation is that of a large machine,
    /// 64 MB: with its own of a few, setting up a million shipments was collecting for half of the time.
    /// </summary>
    private static Dictionary<string, string> Sparing(GcPauses pauses) => new(pauses.Settings, StringComparer.Ordinal)
    {
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_GCConserveMemory"] = "9",
        ["DOTNET_GCgen0size"] = "4000000", // hexadecimal
    };

    private static async Task<bool> IsAtRest(Stand stand)
    {
        await Eventually.HasPassed(UntilTracksAreSaved);
        return await Settled.Idle(stand);
    }

    private static Task<IReadOnlyList<long>> Versions(TowerApi api, IReadOnlyList<Journey> journeys) =>
        InFlight.All(journeys, async journey => (await api.Shipment(journey.ShipmentId)).Version);

    private static IReadOnlyList<Journey> Sample(IReadOnlyList<Journey> journeys)
    {
        var size = Math.Min(Watched, journeys.Count);
        return [.. Enumerable.Range(0, size).Select(number => journeys[(int)((long)number * journeys.Count / size)])];
    }
}
