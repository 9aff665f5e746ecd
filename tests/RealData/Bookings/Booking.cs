using System.Globalization;
using Dispatch.Recordings;

namespace Dispatch.RealData.Bookings;

/// <summary>One row of the British bookings, dirt and all; times are moved so that the first pickup is still ahead.</summary>
internal sealed record Booking(
    string Number,
    string Client,
    string Carrier,
    string Equipment,
    (double Lat, double Lon) From,
    (double Lat, double Lon) To,
    (DateTimeOffset From, DateTimeOffset To) Pickup,
    (DateTimeOffset From, DateTimeOffset To) Delivery)
{
    public static IReadOnlyList<Booking> Read(string path, DateTimeOffset firstPickup)
    {
        var rows = new CsvTable(path).Rows().ToList();
        var later = firstPickup - rows.Min(row => Time(row, "FIRST_COLLECTION_SCHEDULE_EARLIEST"));
        return [.. rows.Select(row => Of(row, later))];
    }

    /// <summary>As the order that an ERP would send.</summary>
    public object ToOrder() => new
    {
        orderId = Number,
        clientId = Client,
        customer = new { id = Client },
        priority = "normal",
        equipment = Equipment,
        weightKg = 10_000,
        stops = new[]
        {
            Stop(1, "pickup", From, Pickup),
            Stop(2, "delivery", To, Delivery),
        },
    };

    private static object Stop(int sequence, string kind, (double Lat, double Lon) place, (DateTimeOffset From, DateTimeOffset To) window) => new
    {
        sequence,
        kind,
        location = new { name = kind, lat = place.Lat, lon = place.Lon, timeZone = "Europe/London" },
        window = new { from = window.From, to = window.To },
        lines = new[] { new { sku = "load", quantity = 1 } },
    };

    private static Booking Of(CsvRow row, TimeSpan later) => new(
        row.Text("SHIPMENT_NUMBER"),
        row.Text("PROJECT_ID"),
        row.Text("CARRIER_DISPLAY_ID"),
        row.Text("VEHICLE_BUILD_UP"),
        (row.Number("FIRST_COLLECTION_LATITUDE"), row.Number("FIRST_COLLECTION_LONGITUDE")),
        (row.Number("LAST_DELIVERY_LATITUDE"), row.Number("LAST_DELIVERY_LONGITUDE")),
        (Time(row, "FIRST_COLLECTION_SCHEDULE_EARLIEST") + later, Time(row, "FIRST_COLLECTION_SCHEDULE_LATEST") + later),
        (Time(row, "LAST_DELIVERY_SCHEDULE_EARLIEST") + later, Time(row, "LAST_DELIVERY_SCHEDULE_LATEST") + later));

    private static DateTimeOffset Time(CsvRow row, string column) => DateTimeOffset.Parse(row.Text(column), CultureInfo.InvariantCulture);
}
