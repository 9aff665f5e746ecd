using System.Text.Json;
using Xunit;

namespace Dispatch.Edges;

/// <summary>The public contract before the whole tower.</summary>
public class TowerTests(Tower tower) : IClassFixture<Tower>
{
    private const string Hostile = "<script>alert(1)</script>' OR 1=1 -- \u202E {{7*7}} ${7*7}";

    // The windows of one test run do not move: the same order must be the same.
    private static readonly DateTimeOffset Morning = Tower.Now;

    [Fact]
    public async Task An_order_becomes_a_shipment_and_an_assignment_stands_at_once()
    {
        await tower.Put("/v1/carriers/ACME", new { name = "Acme Freight", scac = "ACME" });
        await tower.Put("/v1/facilities/DC-1", new { name = "North DC", lat = 41.5, lon = -87.25, timeZone = "America/Chicago" });
        var order = Order("1001", facility: "DC-1");

        var (status, answer) = await tower.Post("/v1/orders", order);
        Assert.Equal((202, "1001", "GLOBEX~1001", "released"), (status, Text(answer, "orderId"), Text(answer, "shipmentId"), Text(answer, "status")));
        Assert.Equal(204, (await tower.Put("/v1/shipments/GLOBEX~1001/assignment", new { carrierId = "ACME", vehicleId = "T 1" })).Status);

        var (_, shipment) = await tower.Get("/v1/shipments/GLOBEX~1001");
        Assert.Equal(("ACME", "T 1"), (Text(shipment, "carrierId"), Text(shipment, "vehicleId")));
        var stop = shipment.GetProperty("stops")[0];
        Assert.Equal((1, "pickup", "DC-1", "North DC"), (stop.GetProperty("sequence").GetInt32(), Text(stop, "kind"), Text(stop, "facilityId"), Text(stop, "name")));
        Assert.EndsWith("Z", Text(stop.GetProperty("window"), "from"), StringComparison.Ordinal);

        var (_, timeline) = await tower.Get("/v1/shipments/GLOBEX~1001/timeline");
        Assert.Equal("released", Text(timeline.GetProperty("items")[0], "type"));
    }

    [Fact]
    public async Task The_same_order_is_taken_again_and_another_under_its_number_is_not()
    {
        var order = Order("1002");
        Assert.Equal(202, (await tower.Post("/v1/orders", order)).Status);
        Assert.Equal(202, (await tower.Post("/v1/orders", order)).Status);
        Assert.Equal((409, "order.conflict"), Brief(await tower.Post("/v1/orders", Order("1002", weightKg: 1))));
    }

    [Fact]
    public async Task Nothing_is_set_aside_and_what_is_not_there_cannot_be_dealt_with()
    {
        var (status, list) = await tower.Get("/v1/quarantine");
        Assert.Equal((200, 0), (status, list.GetProperty("items").GetArrayLength()));
        Assert.Equal((404, "quarantine.unknown"), Brief(await tower.Post("/v1/quarantine/telematics/0/1/replay", new { })));
        Assert.Equal((404, "quarantine.unknown"), Brief(await tower.Post("/v1/quarantine/nonsense/0/1/discard", new { })));
        Assert.Equal((404, "quarantine.unknown"), Brief(await tower.Post("/v1/quarantine/journal/999/1/discard", new { })));
    }

    [Fact]
    public async Task A_window_that_ends_before_it_begins_is_refused() =>
        Assert.Equal((422, "order.invalid-window"), Brief(await tower.Post("/v1/orders", Order("1003", hours: -1))));

    [Fact]
    public async Task What_nobody_told_the_tower_of_is_refused_by_name()
    {
        await tower.Post("/v1/orders", Order("1004"));

        Assert.Equal((422, "order.unknown-facility"), Brief(await tower.Post("/v1/orders", Order("1005", facility: "MOON"))));
        Assert.Equal(
            (422, "assignment.unknown-carrier"),
            Brief(await tower.Put("/v1/shipments/GLOBEX~1004/assignment", new { carrierId = "NOBODY", vehicleId = "T1" })));
        Assert.Equal((404, "shipment.unknown"), Brief(await tower.Get("/v1/shipments/GLOBEX~none")));
        Assert.Equal((404, "exception.unknown"), Brief(await tower.Get("/v1/exceptions/GLOBEX~1004~9")));
        Assert.Equal((404, "exception.unknown"), Brief(await tower.Post("/v1/exceptions/GLOBEX~1004~9/comment", new { text = "Hello" })));
        Assert.Equal((404, "vehicle.unknown"), Brief(await tower.Get("/v1/vehicles/ACME/nobody")));
    }

    [Fact]
    public async Task A_milestone_reaches_its_shipment_and_one_for_nobody_is_listed()
    {
        await tower.Post("/v1/orders", Order("1006"));
        var arrival = Tower.Now.AddMinutes(-5);

        var (status, answer) = await tower.Post("/v1/milestones", new
        {
            events = new[]
            {
                new { eventId = "E1", shipmentId = "GLOBEX~none", type = "arrived", stop = 1, at = arrival, classifier = "actual", remark = Hostile },
                new { eventId = "E2", shipmentId = "GLOBEX~1006", type = "arrived", stop = 1, at = arrival, classifier = "actual", remark = Hostile },
            },
        });

        Assert.Equal((202, 1), (status, answer.GetProperty("accepted").GetInt32()));
        var rejected = Assert.Single(answer.GetProperty("rejected").EnumerateArray());
        Assert.Equal((0, "milestone.unknown-shipment"), (rejected.GetProperty("index").GetInt32(), Text(rejected, "code")));
        await tower.Eventually("/v1/shipments/GLOBEX~1006", shipment => Text(shipment, "status") is "atPickup");
    }

    [Fact]
    public async Task What_a_carrier_announces_stands_beside_what_the_tower_expects()
    {
        await tower.Post("/v1/orders", Order("1010"));
        var announced = DateTimeOffset.FromUnixTimeSeconds(Tower.Now.AddMinutes(20).ToUnixTimeSeconds());
        await tower.Post("/v1/milestones", new
        {
            events = new[]
            {
                new { eventId = "1010/1", shipmentId = "GLOBEX~1010", type = "arrived", stop = 1, at = Tower.Now.AddMinutes(-5), classifier = "actual" },
                new { eventId = "1010/2", shipmentId = "GLOBEX~1010", type = "arrived", stop = 2, at = announced, classifier = "estimated" },
            },
        });

        var shipment = await tower.Eventually("/v1/shipments/GLOBEX~1010", shipment => Arrival(shipment, "estimated") == announced);

        Assert.Equal(shipment.GetProperty("eta").GetProperty("p50").GetDateTimeOffset(), Arrival(shipment, "ownEstimate"));
        Assert.NotEqual(announced, Arrival(shipment, "ownEstimate"));

        static DateTimeOffset? Arrival(JsonElement shipment, string times) =>
            shipment.GetProperty("stops")[1].TryGetProperty(times, out var of) && of.TryGetProperty("arrival", out var at) && at.ValueKind is JsonValueKind.String ? at.GetDateTimeOffset() : null;
    }

    [Fact]
    public async Task Every_position_that_was_taken_is_counted_at_its_vehicle()
    {
        var position = new { vehicleId = "T/7", carrierId = "ACME", at = Tower.Now.AddMinutes(-1), lat = 41.5, lon = -87.25 };
        var (status, answer) = await tower.Post("/v1/telematics", new { positions = new object[] { position, position, new { lat = 1 } } });

        Assert.Equal(
            (202, 1, 1, 1),
            (status, answer.GetProperty("accepted").GetInt32(), answer.GetProperty("duplicates").GetInt32(), answer.GetProperty("rejectedTotal").GetInt32()));
        var vehicle = await tower.Eventually("/v1/vehicles/ACME/T%2F7", body => body.TryGetProperty("counters", out _));
        Assert.Equal(
            (1, 1),
            (vehicle.GetProperty("counters").GetProperty("applied").GetInt32(), vehicle.GetProperty("counters").GetProperty("duplicate").GetInt32()));
    }

    [Fact]
    public async Task The_objective_of_every_hop_is_told_with_what_is_kept_of_it()
    {
        await tower.Post("/v1/telematics", new { positions = new[] { new { vehicleId = "T/8", carrierId = "ACME", at = Tower.Now, lat = 41.5, lon = -87.25 } } });

        var hops = await tower.Eventually("/slo", hops => hops.GetProperty("receiptToTrack").GetProperty("count").GetInt64() > 0);

        var track = hops.GetProperty("receiptToTrack");
        Assert.Equal((500, 0.99, "cluster"), (track.GetProperty("targetMs").GetDouble(), track.GetProperty("objective").GetDouble(), Text(track, "measuredBy")));
        Assert.True(track.GetProperty("hour").GetProperty("p99Ms").GetDouble() > 0);
        Assert.Equal(
            ["receiptToTrack", "receiptToPicture", "factToException", "factToPicture", "factToBrowser", "deadlineToOwner"],
            hops.EnumerateObject().Select(hop => hop.Name));
    }

    [Fact]
    public async Task Hostile_text_comes_back_as_the_text_it_is()
    {
        await tower.Put("/v1/facilities/EVIL", new { name = Hostile, lat = 1, lon = 1 });

        Assert.Equal(Hostile, Text((await tower.Get("/v1/facilities/EVIL")).Body, "name"));
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_without_a_gap_or_a_repeat()
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            await tower.Post("/v1/orders", Order($"{number}", client: "PAGES"));
        }

        await tower.Eventually("/v1/shipments?clientId=PAGES", page => page.GetProperty("total").GetInt32() == 5);
        var ids = new List<string?>();
        var next = "";
        do
        {
            var (_, page) = await tower.Get($"/v1/shipments?clientId=PAGES&limit=2{next}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(row => Text(row, "shipmentId")));
            next = page.TryGetProperty("nextCursor", out var cursor) ? $"&cursor={cursor}" : null;
        }
        while (next is not null);

        Assert.Equal(["PAGES~1", "PAGES~2", "PAGES~3", "PAGES~4", "PAGES~5"], ids);
    }

    [Fact]
    public async Task A_list_is_sorted_as_it_is_asked_to_and_goes_on_where_the_page_before_ended()
    {
        foreach (var (number, hours) in new[] { (1, 3), (2, 1), (3, 2) })
        {
            await tower.Post("/v1/orders", Order($"{number}", client: "SORTED", hours: hours));
        }

        await tower.Eventually("/v1/shipments?clientId=SORTED", page => page.GetProperty("total").GetInt32() == 3);
        var first = (await tower.Get("/v1/shipments?clientId=SORTED&sort=-due&limit=2")).Body;
        var second = (await tower.Get($"/v1/shipments?clientId=SORTED&sort=-due&limit=2&cursor={first.GetProperty("nextCursor")}")).Body;

        var ids = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(row => Text(row, "orderId"));
        Assert.Equal(["1", "3", "2"], ids);
        Assert.Equal(400, (await tower.Get("/v1/shipments?sort=beauty")).Status);
        Assert.Equal(400, (await tower.Get("/v1/shipments?cursor=WyJhIl0")).Status);
    }

    [Fact]
    public async Task Carriers_and_facilities_are_found_by_a_part_of_their_names()
    {
        await tower.Put("/v1/carriers/LISTED-1", new { name = "Quick and Sons" });
        await tower.Put("/v1/facilities/LISTED-2", new { name = "Quiet yard", lat = 1, lon = 1 });

        var carriers = await tower.Eventually("/v1/carriers?q=quick", page => page.GetProperty("total").GetInt32() == 1);
        var facilities = await tower.Eventually("/v1/facilities?q=LISTED", page => page.GetProperty("total").GetInt32() == 1);

        Assert.Equal("LISTED-1", Text(carriers.GetProperty("items")[0], "carrierId"));
        Assert.Equal("Quiet yard", Text(facilities.GetProperty("items")[0], "name"));
    }

    private static object Order(string id, string? facility = null, string client = "GLOBEX", double weightKg = 12_000, int hours = 2) => new
    {
        orderId = id,
        clientId = client,
        customer = new { id = "C1", tier = "gold" },
        priority = "normal",
        equipment = "van",
        weightKg,
        references = new[] { new { type = "PO", value = Hostile } },
        stops = new[] { Stop(1, "pickup", facility, hours), Stop(2, "delivery", null, hours + 24) },
    };

    private static object Stop(int sequence, string kind, string? facilityId, int hours)
    {
        var window = new { from = Morning, to = Morning.AddHours(hours) };
        return facilityId is null
            ? new { sequence, kind, window, location = new { name = "Yard", lat = 41.5 + sequence, lon = -87.25 } }
            : new { sequence, kind, window, facilityId };
    }

    private static string? Text(JsonElement body, string property) => body.TryGetProperty(property, out var value) ? value.GetString() : null;

    private static (int Status, string? Code) Brief((int Status, JsonElement Body) answer) => (answer.Status, Text(answer.Body, "code"));
}
