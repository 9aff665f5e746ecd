using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Support;

namespace Dispatch.Browser;

/// <summary>Two yards with docks, two carriers with lanes, and a client whose orders are dispatched by the tower; as integrators put them.</summary>
public static class DispatchNetwork
{
    public const string Client = "GLOBEX";

    /// <summary>Never looked for: nobody tells of its stock.</summary>
    public const string Gathering = $"{Client}~G-1";

    /// <summary>Offered to a carrier.</summary>
    public const string Tendered = $"{Client}~G-2";

    /// <summary>One that waits for its stock, one that is tendered, one that awaits an approval.</summary>
    /// <returns>The id of a wave that is planned for the client.</returns>
    public static async Task<string> Build(HttpClient http)
    {
        await PutMasterData(http);
        await Release(http, "G-1", hazmat: false);
        await Release(http, "G-2", hazmat: false);
        await Release(http, "G-3", hazmat: true);
        await Eventually.Until("the stock of G-2 can be told", async () =>
            (await http.PostAsJsonAsync("/v1/inventory", new { shipmentId = Tendered, allReady = true })).IsSuccessStatusCode);
        await Until(http, Tendered, "tendering");
        await Until(http, $"{Client}~G-3", "awaitingApproval");
        await Until(http, Gathering, "gathering");

        using var planned = (await http.PostAsJsonAsync("/v1/waves", new { clientId = Client })).EnsureSuccessStatusCode();
        return (await planned.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("waveId").GetString()!;
    }

    public static async Task PutMasterData(HttpClient http)
    {
        await Put(http, "/v1/facilities/DAL-1", Yard("Dallas yard", 32.7767, -96.797, "America/Chicago"));
        await Put(http, "/v1/facilities/ATL-1", Yard("Atlanta cross-dock", 33.749, -84.388, "America/New_York"));
        await Put(http, "/v1/carriers/SWFT", Carrier("Swift Haulage", 1.5m));
        await Put(http, "/v1/carriers/WERN", Carrier("Werner Lines", 1.6m));
        var guide = new[] { new { from = new { }, to = new { }, entries = new[] { new { carrierId = "SWFT", role = "primary" }, new { carrierId = "WERN", role = "backup" } } } };
        await Put(http, $"/v1/clients/{Client}/dispatching", new { mode = "automatic", whenInventoryIsSilent = "wait", inventoryLeadMinutes = 30, answerMinutes = 15, guide });
    }

    /// <summary>From Dallas to Atlanta, to be picked up in a few hours.</summary>
    public static async Task<string> Release(HttpClient http, string order, bool hazmat, double inHours = 3)
    {
        var from = TimeProvider.System.GetUtcNow().AddHours(inHours);
        var body = new
        {
            orderId = order,
            clientId = Client,
            customer = new { id = "store-7", tier = "gold" },
            priority = "normal",
            equipment = "dryVan",
            weightKg = 9_000,
            hazmat,
            stops = new object[]
            {
                new { sequence = 1, kind = "pickup", facilityId = "DAL-1", window = new { from, to = from.AddHours(6) }, lines = new[] { new { sku = "PALLET", quantity = 20 } } },
                new { sequence = 2, kind = "delivery", facilityId = "ATL-1", window = new { from = from.AddHours(36), to = from.AddHours(60) } },
            },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/orders") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", order);
        (await http.SendAsync(request)).EnsureSuccessStatusCode();
        return $"{Client}~{order}";
    }

    public static Task Until(HttpClient http, string release, string status) => Eventually.Until($"{release} is {status}", async () =>
    {
        using var answer = await http.GetAsync($"/v1/releases/{Uri.EscapeDataString(release)}");
        return answer.IsSuccessStatusCode && (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString() == status;
    });

    /// <summary>The door that is kept at the Dallas yard for a release, and from when on.</summary>
    public static async Task<(string Door, DateTimeOffset From)> Slot(HttpClient http, string release)
    {
        var slot = (await http.GetFromJsonAsync<JsonElement>(AppointmentOf(release))).GetProperty("slot");
        return (slot.GetProperty("doorId").GetString()!, slot.GetProperty("from").GetDateTimeOffset());
    }

    public static string AppointmentOf(string release) => $"/v1/facilities/DAL-1/appointments/{Uri.EscapeDataString($"{release}~1")}";

    /// <summary>The doors of the Dallas yard on the day of that moment there, which late in the evening is not today.</summary>
    public static string DocksOn(DateTimeOffset at) => string.Create(null, $"/facilities/DAL-1?day={InDallas(at):yyyy-MM-dd}");

    public static DateTimeOffset InDallas(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("America/Chicago"));

    private static object Yard(string name, double lat, double lon, string timeZone) => new
    {
        name,
        lat,
        lon,
        radiusM = 400,
        timeZone,
        docks = new { doors = new[] { new { doorId = "D1", use = "both" }, new { doorId = "D2", use = "both" } }, slotMinutes = 60 },
    };

    private static object Carrier(string name, decimal perKm) => new
    {
        name,
        profile = new
        {
            authority = "active",
            insuredUntil = "2099-12-31",
            hazmat = true,
            lanes = new[] { new { name = "South", dailyCapacity = 5, rate = new { currency = "USD", perKm, minimum = 300, fuelPercent = 18 } } },
        },
    };

    private static async Task Put(HttpClient http, string path, object body) => (await http.PutAsJsonAsync(path, body)).EnsureSuccessStatusCode();
}
