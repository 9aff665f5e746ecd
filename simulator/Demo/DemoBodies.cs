using Dispatch.Freight;

namespace Dispatch.Simulation;

/// <summary>Orders and milestones in the shapes of the API.</summary>
internal static class DemoBodies
{
    private const double HeaviestKg = 20_000;

    public static object Order(Load load)
    {
        var dice = Dice.For(load.Number, 0);
        var isHazmat = dice.Chance(load.Client.HazmatShare);
        var customer = dice.Pick(load.Client.Customers);
        var weightKg = Math.Round(dice.Between(2_000, HeaviestKg));
        object[] lines = [new { sku = dice.Pick(load.Client.Skus), quantity = dice.Below(24) + 2 }];
        return new
        {
            orderId = load.OrderId,
            clientId = load.Client.Id,
            customer = new { id = customer.Id, tier = customer.Tier },
            priority = customer.Tier is "platinum" || dice.Chance(0.1) ? "high" : "normal",
            equipment = load.IsReefer ? "reefer" : isHazmat ? "tanker" : "dryVan",
            weightKg,
            hazmat = isHazmat,
            temperature = load.IsReefer ? new { minC = 2.0, maxC = 8.0 } : null,
            value = new { amount = Math.Round(weightKg * dice.Between(2, 9)), currency = "USD" },
            neededBy = load.Delivery.Window.To,
            references = new[]
            {
                new { type = "BOL", value = $"BOL{700_000 + load.Number}" },
                new { type = "PO", value = $"45{load.Number:000000}" },
            },
            stops = new[] { Stop(load.Pickup, "pickup", lines), Stop(load.Delivery, "delivery", lines) },
        };
    }

    public static object Milestone(Message.Reported report) => new
    {
        eventId = report.EventId,
        shipmentId = report.Load.ShipmentId,
        type = report.Type,
        stop = report.Stop,
        at = report.At,
        classifier = report.Classifier,
        reason = report.Reason,
    };

    private static object Stop(LoadStop stop, string kind, object[] lines) => new
    {
        sequence = stop.Sequence,
        kind,
        facilityId = stop.Facility.Id,
        window = new { from = stop.Window.From, to = stop.Window.To },
        lines,
    };
}
