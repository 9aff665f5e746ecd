using System.Text.Json;

namespace Dispatch.Live;

/// <summary>The commands that put a first shipment on an empty tower.</summary>
public static class FirstOrder
{
    /// <param name="baseUri">With a slash at its end.</param>
    public static string Order(string baseUri, DateTimeOffset now) => Post($"{baseUri}v1/orders", new
    {
        orderId = "1001",
        clientId = "acme",
        customer = new { id = "store-17", tier = "gold" },
        priority = "normal",
        equipment = "dryVan",
        weightKg = 12000,
        stops = new[]
        {
            Stop(1, "pickup", "Tampa plant", 27.95, -82.46, now, now.AddHours(2)),
            Stop(2, "delivery", "Orlando store", 28.54, -81.38, now.AddHours(4), now.AddHours(6)),
        },
    });

    private static object Stop(int sequence, string kind, string name, double lat, double lon, DateTimeOffset from, DateTimeOffset to) => new
    {
        sequence,
        kind,
        location = new { name, lat, lon },
        window = new { from = Time(from), to = Time(to) },
    };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:00'Z'");

    private static string Post(string url, object body) => $"""
        curl -X POST {url} \
          -H 'Authorization: Bearer YOUR_KEY' -H 'Idempotency-Key: first-order' \
          -H 'Content-Type: application/json' \
          -d '{JsonSerializer.Serialize(body)}'
        """;
}
