using System.Diagnostics;
using Dispatch.Support;

namespace Dispatch.Bench.Milestones;

/// <summary>All milestones sent to a tower, from the first request until the last shipment knows its last one.</summary>
/// <param name="Void">Why the figure does not count; null where it does.</param>
public sealed record MilestonesRound(double PerSecond, double CpuMicroseconds, string? Void)
{
    private const string Closed = "closed";

    /// <summary>Those that are told last: enough to lie in every partition.</summary>
    private const int MaxWatched = 1_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Ago = TimeSpan.FromHours(1);

    public static async Task<MilestonesRound> Run(MilestonesOptions options, StoreChoice store)
    {
        await using var stand = await Stand.Start(store);
        var begin = TimeProvider.System.GetUtcNow() - Ago;
        IReadOnlyList<Journey> all = [.. Enumerable.Range(0, options.WarmUp + options.Shipments).Select(number => new Journey(number))];
        await InFlight.All(all, journey => stand.Api.Release(journey.Order(begin)));
        await new Fleet(stand.Api).AreOpen(all.Count);
        await Tell(stand, [.. all.Take(options.WarmUp)], options, begin);

        IReadOnlyList<Journey> journeys = [.. all.Skip(options.WarmUp)];
        var (taken, elapsed, used) = await Tell(stand, journeys, options, begin);
        var known = await InFlight.All(journeys, journey => Knows(stand.Api, journey));
        var milestones = options.Shipments * Told.OfEach;
        return new(milestones / elapsed.TotalSeconds, used.TotalMicroseconds / milestones, Reason(taken, milestones, known));
    }

    /// <summary>Returns when the last of them knows its last milestone.</summary>
    private static async Task<(long Taken, TimeSpan Elapsed, TimeSpan Used)> Tell(
        Stand stand, IReadOnlyList<Journey> journeys, MilestonesOptions options, DateTimeOffset begin)
    {
        var told = new Told(journeys, options.Batch, begin);
        var inOrder = Math.Clamp(journeys.Count / options.Batch / 2, 1, options.Connections); // else a shipment's next milestone would overtake its last
        var (cpu, started) = (stand.Cpu, Stopwatch.GetTimestamp());
        var sent = await new LoadGenerator(new Sender(stand.Tower.Http, Told.Path), inOrder, Longest).Send(told.Requests, request => told[request]);
        var standstill = new Standstill(stand.Api, slo => slo.FactToPicture);
        await InFlight.All([.. journeys.TakeLast(MaxWatched)], journey => standstill.Or(async () => (await stand.Api.Shipment(journey.ShipmentId)).Status == Closed));
        return (sent.Taken, Stopwatch.GetElapsedTime(started), stand.Cpu - cpu);
    }

    /// <summary>How many milestones a shipment knows, and whether they have brought it to its end.</summary>
    private static async Task<(int Count, bool IsClosed)> Knows(TowerApi api, Journey journey) => (
        (await api.Timeline(journey.ShipmentId)).Count(fact => fact.Type == "milestoneReported"),
        (await api.Shipment(journey.ShipmentId)).Status == Closed);

    private static string? Reason(long taken, int milestones, IReadOnlyList<(int Count, bool IsClosed)> known)
    {
        if (taken != milestones)
        {
            return $"of {milestones} milestones {taken} were taken in";
        }

        var wrong = known.Count(shipment => shipment != (Told.OfEach, true));
        return wrong == 0 ? null : $"{wrong} shipments do not know exactly what they were told: {known.Sum(shipment => shipment.Count)} of {milestones} milestones are there";
    }
}
