using Dispatch.Support;

namespace Dispatch.Browser;

/// <summary>A quick way to an exception: an order whose pickup should have happened yesterday.</summary>
public static class MissedPickup
{
    /// <returns>The exception's id.</returns>
    public static async Task<string> Make(TowerApi api, string order, string place = "Dallas yard", string tier = "silver")
    {
        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        var shipment = await api.Release(new(
            order,
            "ACME",
            new("C1", tier),
            "normal",
            "dryVan",
            1000,
            [
                new(1, "pickup", new(yesterday, yesterday.AddHours(1)), Location: new(place, 32.7767, -96.7970, 250, "America/Chicago")),
                new(2, "delivery", new(yesterday.AddDays(3), yesterday.AddDays(4)), Location: new("Houston dock", 29.7604, -95.3698, 250, "America/Chicago")),
            ]));
        return $"{shipment}~1";
    }
}
