using Dispatch.Policies;
using Dispatch.Shipments;
using Dispatch.Support;

namespace Dispatch.Bench.Deadlines;

/// <summary>Pickups that are missed, so many a second, among many that are not due yet.</summary>
/// <param name="rate">How many become due a second.</param>
/// <param name="isResident">Whether their owners are in memory by then.</param>
public sealed class DeadlinesRound(DeadlinesOptions options, StoreChoice store, int rate, bool isResident)
{
    // What has been seen on two cores, and half as much again: a store is written, restored and read, and owners are called.
    private const int ShipmentsPreparedPerSecond = 1_500;
    private const int OwnersCalledPerSecond = 3_000;
    private const int StartSeconds = 20;

    private static readonly TimeSpan Later = TimeSpan.FromDays(2);

    private readonly int due = rate * options.Seconds;

    private TimeSpan Lead => TimeSpan.FromSeconds(options.Lead
        ?? StartSeconds + (options.Shipments / ShipmentsPreparedPerSecond) + (isResident ? due / OwnersCalledPerSecond : 0));

    /// <returns>How late they were, as the tower says, and why that does not count; null where it does.</returns>
    public async Task<(LatencyBody Late, string? Void)> Run()
    {
        var from = TimeProvider.System.GetUtcNow() + Lead;
        await using var stand = await Restored.Start(store, options.Shipments, journey => [new ShipmentCommand.Release(Order(journey, from))], isRead: true);
        if (isResident)
        {
            // Not sooner, or those that are due last have left memory again (Idle.Minutes).
            await Eventually.HasPassed(from - TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(due / OwnersCalledPerSecond));
            await InFlight.All([.. Enumerable.Range(0, due)], number => stand.Api.Shipment(new Journey(number).ShipmentId));
        }

        var left = from - TimeProvider.System.GetUtcNow();
        Console.WriteLine($"{store.Name}: {due:N0} of {options.Pending:N0} deadlines become due in {left.TotalSeconds:0} s, {rate:N0} a second");
        if (left < TimeSpan.Zero)
        {
            return (new(0, 0, 0, 0), $"all was ready {-left.TotalSeconds:0} s after the first was due: give it a longer --lead than {Lead.TotalSeconds:0}");
        }

        await Eventually.HasPassed(left + TimeSpan.FromSeconds(options.Seconds));
        var late = new LatencyBody(0, 0, 0, 0);
        if (await new Standstill(stand.Api, slo => slo.DeadlineToOwner).Or(async () => (late = (await stand.Api.Slo())!.DeadlineToOwner).Count >= due))
        {
            await new Standstill(stand.Api, slo => slo.FactToPicture).Or(async () => await stand.Api.Total("exceptions") >= due);
        }

        return (late, Reason(late.Count, await stand.Api.Total("exceptions"), await stand.Api.Total("shipments")));
    }

    private Order Order(Journey journey, DateTimeOffset from)
    {
        var order = Orders.From(journey.Order(from + Later));
        if (journey.Vehicle >= due)
        {
            return order;
        }

        var pickup = order.Stops[0] with { Window = MissedAt(from.AddSeconds((double)journey.Vehicle / rate)) };
        return order with { Stops = order.Stops.SetItem(0, pickup) };
    }

    /// <summary>The window of a pickup that is missed at a moment.</summary>
    private static Window MissedAt(DateTimeOffset moment)
    {
        var end = moment - TowerPolicy.Default.PickupGrace;
        return new(end.AddHours(-1), end);
    }

    private string? Reason(long met, int missed, int shipments)
    {
        if (shipments != options.Shipments)
        {
            return $"of {options.Shipments} shipments {shipments} are there";
        }

        return (met, missed) == (due, due) ? null : $"of {due} deadlines {met} were met and {missed} pickups were found missed";
    }
}
