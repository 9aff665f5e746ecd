using System.Net.Http.Json;
using Dispatch.Support;

namespace Dispatch.Browser.Pictures;

/// <summary>A few carriers, yards and trucks, always at the same places: three pickups missed, one delivery late, the rest as planned.</summary>
internal static class SmallNetwork
{
    private const int Missed = 3;
    private const int Loads = 14;

    private static readonly (string Id, string Name)[] Carriers = [("SWFT", "Swift Haulage"), ("WERN", "Werner Lines"), ("KNLU", "Knight & Lund")];

    private static readonly (string Id, string Name, double Lat, double Lon, string TimeZone)[] Yards =
    [
        ("DAL-1", "Dallas yard", 32.7767, -96.7970, "America/Chicago"),
        ("ATL-1", "Atlanta cross-dock", 33.7490, -84.3880, "America/New_York"),
        ("CHI-1", "Chicago hub", 41.8781, -87.6298, "America/Chicago"),
        ("DEN-1", "Denver depot", 39.7392, -104.9903, "America/Denver"),
        ("LAX-1", "Los Angeles port", 33.7405, -118.2775, "America/Los_Angeles"),
        ("SEA-1", "Seattle store", 47.6062, -122.3321, "America/Los_Angeles"),
    ];

    /// <summary>The shipment whose page is looked at: picked up and on its way.</summary>
    public const string Shipment = "ACME~L-10";

    /// <summary>The first of the missed pickups.</summary>
    public const string Exception = "GLOBEX~L-1~1";

    public static async Task Build(TowerApi api, HttpClient http)
    {
        foreach (var (id, name) in Carriers)
        {
            await api.PutCarrier(id, name);
        }

        foreach (var (id, name, lat, lon, zone) in Yards)
        {
            await api.PutFacility(id, new(name, lat, lon, 400, zone));
        }

        for (var load = 1; load <= Loads; load++)
        {
            await Put(load, api, http);
        }

        await Eventually.Until("the missed pickups are exceptions", async () =>
            (await http.GetFromJsonAsync<TotalBody>("/v1/exceptions?status=active"))?.Total >= Missed);
    }

    private static async Task Put(int load, TowerApi api, HttpClient http)
    {
        var (from, to) = (Yards[load % Yards.Length], Yards[((load * 5) + 1) % Yards.Length]);
        var (carrier, truck) = (Carriers[load % Carriers.Length].Id, $"TRUCK-{load}");
        var today = TimeProvider.System.GetUtcNow();
        var pickup = load <= Missed ? today.AddHours(-5) : today.AddHours(-1);
        var shipment = await api.Release(new(
            $"L-{load}",
            load % 2 == 0 ? "ACME" : "GLOBEX",
            new($"store-{load}", load % 4 == 0 ? "gold" : "standard"),
            "normal",
            "dryVan",
            9_000 + (load * 500),
            [
                new(1, "pickup", new(pickup, pickup.AddHours(2)), FacilityId: from.Id),
                new(2, "delivery", new(today.AddHours(20), today.AddHours(24)), FacilityId: to.Id),
            ]));
        await api.Assign(shipment, carrier, truck);

        if (load > Missed + 3)
        {
            var events = new[]
            {
                new { eventId = $"{load}-a", shipmentId = shipment, type = "arrived", stop = 1, at = today.AddMinutes(-50), classifier = "actual" },
                new { eventId = $"{load}-d", shipmentId = shipment, type = "departed", stop = 1, at = today.AddMinutes(-20), classifier = "actual" },
            };
            (await http.PostAsJsonAsync("/v1/milestones", new { events })).EnsureSuccessStatusCode();
        }

        var part = 0.2 + (load % 5 * 0.15);
        var (lat, lon) = (from.Lat + ((to.Lat - from.Lat) * part), from.Lon + ((to.Lon - from.Lon) * part));
        var positions = Enumerable.Range(0, 6).Select(minute => new
        {
            carrierId = carrier,
            vehicleId = truck,
            at = today.AddMinutes(minute - 5),
            lat = lat + (minute * 0.004),
            lon = lon + (minute * 0.004),
            speedKmh = 84.0,
            headingDeg = load * 47 % 360,
        });
        (await http.PostAsJsonAsync("/v1/telematics", new { positions })).EnsureSuccessStatusCode();
    }

    private sealed record TotalBody(int Total);
}
