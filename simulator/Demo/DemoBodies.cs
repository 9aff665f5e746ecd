using Dispatch.Freight;

namespace Dispatch.Simulation;

/// <summary>What the demo's people say, in the shapes of the API.</summary>
internal static class DemoBodies
{
    private const double HeaviestKg = 20_000;
    private const double MetresADoor = 50;
    private const int LoadsADay = 2;
    private const int CostLimit = 1_500;
    private const int Primaries = 2;

    public static object Order(Load load)
    {
        var dice = Dice.For(load.Number, 0);
        var isHazmat = dice.Chance(load.Client.HazmatShare);
        var customer = dice.Pick(load.Client.Customers);
        var weightKg = Math.Round(dice.Between(2_000, HeaviestKg));
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
            stops = new[] { Stop(load, load.Pickup, "pickup"), Stop(load, load.Delivery, "delivery") },
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

    public static object Stock(Message.Stocked stocked)
    {
        var (sku, quantity) = Line(stocked.Load);
        var ready = stocked.IsAll ? quantity : quantity / 2;
        return new { orderId = stocked.Load.OrderId, clientId = stocked.Load.Client.Id, facilityId = stocked.Load.Pickup.Facility.Id, lines = new[] { new { sku, ready, picked = ready } } };
    }

    /// <summary>Small sites have few doors.</summary>
    public static object Facility(Facility facility) => new
    {
        facility.Name,
        facility.Gate.Lat,
        facility.Gate.Lon,
        facility.RadiusM,
        facility.TimeZone,
        docks = new { doors = Enumerable.Range(1, (int)(facility.RadiusM / MetresADoor)).Select(door => new { doorId = $"D{door}" }) },
    };

    public static object Carrier(Carrier carrier, DateTimeOffset now) => new
    {
        carrier.Name,
        carrier.Scac,
        carrier.Phone,
        profile = new
        {
            authority = "active",
            insuredUntil = DateOnly.FromDateTime(now.UtcDateTime).AddDays(carrier.InsuredForDays),
            equipment = carrier.IsColdOnly ? ["reefer"] : new[] { "dryVan", "reefer", "tanker" },
            hazmat = !carrier.IsColdOnly,
            temperature = new { minC = -25.0, maxC = 25.0 },
            maxWeightKg = HeaviestKg,
            lanes = new[] { new { name = "United States", dailyCapacity = carrier.Trucks * LoadsADay, rate = new { currency = "USD", perKm = carrier.PerKm, minimum = 350, fuelPercent = 14 } } },
        },
    };

    /// <summary>What a warehouse does not speak of is waited for until the truck would come.</summary>
    public static object Dispatching(Message.Agreed agreed) => agreed.ByHand
        ? new { mode = "manual" }
        : new
        {
            whenInventoryIsSilent = "wait",
            inventoryLeadMinutes = 30,
            dockLeadMinutes = 30,
            answerMinutes = 12,
            costLimit = new { amount = CostLimit, currency = "USD" },
            guide = new[] { new { entries = agreed.Client.Guide.Select((carrier, place) => new { carrierId = carrier, role = place < Primaries ? "primary" : "backup", sharePercent = place < Primaries ? 50 : (int?)null }) } },
        };

    private static (string Sku, int Quantity) Line(Load load)
    {
        var dice = Dice.For(load.Number, 1);
        return (dice.Pick(load.Client.Skus), dice.Below(24) + 2);
    }

    private static object Stop(Load load, LoadStop stop, string kind)
    {
        var (sku, quantity) = Line(load);
        return new
        {
            sequence = stop.Sequence,
            kind,
            facilityId = stop.Facility.Id,
            window = new { from = stop.Window.From, to = stop.Window.To },
            lines = new[] { new { sku, quantity } },
        };
    }
}
