using System.Text.Json;
using Xunit;

namespace Dispatch.Edges;

/// <summary>Docks and carriers' profiles before the whole tower: put, booked, moved, confirmed, and refused with a code.</summary>
public sealed class DockTests(Tower tower) : IClassFixture<Tower>
{
    /// <summary>A facility that never closes, so that tests may run at any hour.</summary>
    private static readonly object TwoDoors = Docks(new { doorId = "D1", use = "both" }, new { doorId = "D2", use = "inbound", equipment = new[] { "reefer" } });

    private const string Plan = """
        {
          "doors": [{ "doorId": "D1", "use": "inbound", "equipment": ["reefer", "klingon bird of prey"] }],
          "hours": [{ "day": "monday", "from": "06:00", "to": "14:00" }, { "day": "monday", "from": "22:00", "to": "06:00" }],
          "holidays": ["2026-12-25"],
          "slotRules": [{ "commodity": "paint", "minutes": 90 }],
          "standing": [{ "name": "weekly", "day": "tuesday", "at": "08:00", "minutes": 60, "doorId": "D1", "clientId": "GLOBEX" }],
          "freeMinutes": 90
        }
        """;

    private const string Profile = """
        {
          "authority": "active", "insuredUntil": "2027-01-31", "equipment": ["van"], "hazmat": true,
          "lanes": [{
            "name": "north", "from": { "center": { "lat": 41.5, "lon": -87.25 }, "radiusKm": 50 }, "dailyCapacity": 2,
            "rate": { "currency": "USD", "perKm": 1.5, "fuelPercent": 20 }
          }],
          "blackouts": [{ "from": "2026-12-24", "to": "2026-12-26" }]
        }
        """;

    private static readonly DateTimeOffset Soon = new(Tower.Now.UtcDateTime.Date.AddDays(1).AddHours(12), TimeSpan.Zero);

    [Fact]
    public async Task A_dock_is_booked_moved_confirmed_and_cancelled()
    {
        await Facility("DOCK-1", TwoDoors);
        await Order("2001", "DOCK-1");

        var (status, booked) = await Book("DOCK-1", new { shipmentId = "GLOBEX~2001", stop = 1, at = Soon });
        Assert.Equal((201, "GLOBEX~2001~1", "held", "pickup", "D1"), (status, Text(booked, "appointmentId"), Text(booked, "status"), Text(booked, "kind"), Text(Slot(booked), "doorId")));
        Assert.Equal((Soon, Soon.AddHours(1)), (Time(Slot(booked), "from"), Time(Slot(booked), "to")));

        var (_, moved) = await tower.Post("/v1/facilities/DOCK-1/appointments/GLOBEX~2001~1/move", new { at = Soon.AddHours(2) });
        Assert.Equal(Soon.AddHours(2), Time(Slot(moved), "from"));

        var (_, confirmed) = await tower.Post("/v1/facilities/DOCK-1/appointments/GLOBEX~2001~1/confirm", new { carrierId = "ACME" });
        Assert.Equal(("confirmed", "ACME"), (Text(confirmed, "status"), Text(confirmed, "carrierId")));

        var (_, list) = await tower.Get($"/v1/facilities/DOCK-1/appointments?from={Word(Soon)}&to={Word(Soon.AddDays(1))}");
        Assert.Equal("GLOBEX~2001~1", Text(Assert.Single(list.GetProperty("items").EnumerateArray()), "appointmentId"));
        var (_, before) = await tower.Get($"/v1/facilities/DOCK-1/appointments?from={Word(Soon)}&to={Word(Soon.AddHours(2))}");
        Assert.Equal(0, before.GetProperty("total").GetInt32());

        Assert.Equal("cancelled", Text((await tower.Post("/v1/facilities/DOCK-1/appointments/GLOBEX~2001~1/cancel", new { reason = "no freight" })).Body, "status"));
        Assert.Equal(200, (await tower.Post("/v1/facilities/DOCK-1/appointments/GLOBEX~2001~1/cancel", new { reason = "no freight" })).Status);
    }

    [Fact]
    public async Task The_earliest_of_a_window_is_booked_where_no_time_is_given()
    {
        await Facility("DOCK-2", TwoDoors);
        await Order("2002", "DOCK-2");
        await Order("2003", "DOCK-2");
        var window = new { from = Soon, to = Soon.AddHours(1) };

        var (_, first) = await Book("DOCK-2", new { shipmentId = "GLOBEX~2002", stop = 1, window });
        var (_, second) = await Book("DOCK-2", new { shipmentId = "GLOBEX~2003", stop = 1, window });

        Assert.Equal((Soon, Soon.AddHours(1)), (Time(Slot(first), "from"), Time(Slot(second), "from")));
        await Order("2004", "DOCK-2");
        Assert.Equal((422, "facility.slot-taken"), Brief(await Book("DOCK-2", new { shipmentId = "GLOBEX~2004", stop = 1, window })));
    }

    [Fact]
    public async Task What_cannot_be_booked_is_refused_with_a_code_and_nothing_is_half_booked()
    {
        await Facility("DOCK-3", TwoDoors);
        await Order("2005", "DOCK-3");
        await Order("2006", "DOCK-3");
        await Book("DOCK-3", new { shipmentId = "GLOBEX~2006", stop = 1, at = Soon });

        await Refused(422, "facility.slot-taken", new { at = Soon.AddMinutes(30) });
        await Refused(422, "facility.slot-in-the-past", new { at = Tower.Now.AddHours(-1) });
        await Refused(422, "facility.no-such-door", new { at = Soon, doorId = "D9" });
        await Refused(422, "facility.wrong-door", new { at = Soon, doorId = "D2" });
        await Refused(422, "facility.slot-too-far", new { at = Tower.Now.AddYears(3) });
        await Refused(422, "facility.no-such-local-time", new { localAt = NextGap() });
        await Refused(422, "facility.invalid-window", new { window = new { from = Soon, to = Soon.AddHours(-1) } });
        await Refused(422, "appointment.unknown-stop", new { at = Soon }, stop: 7);
        await Refused(422, "appointment.wrong-facility", new { at = Soon }, stop: 2);
        await Refused(422, "appointment.unknown-shipment", new { at = Soon }, shipment: "GLOBEX~none");
        await Refused(400, "request.malformed", new { at = Soon, localAt = "2030-01-01T10:00:00" });
        await Refused(400, "request.malformed", new { localAt = "2030-01-01T10:00:00Z" });
        await Refused(400, "request.malformed", new { at = "tomorrow" });

        Assert.Equal(404, (await tower.Get("/v1/facilities/DOCK-3/appointments/GLOBEX~2005~1")).Status);
        Assert.Equal((404, "facility.unknown"), Brief(await Book("NOWHERE", new { shipmentId = "GLOBEX~2005", stop = 1, at = Soon })));
        Assert.Equal((404, "appointment.unknown"), Brief(await tower.Post("/v1/facilities/DOCK-3/appointments/GLOBEX~2005~1/confirm", new { })));
        Assert.Equal((422, "appointment.no-proposal"), Brief(await tower.Post("/v1/facilities/DOCK-3/appointments/GLOBEX~2006~1/accept", new { })));
        Assert.Equal((409, "appointment.conflict"), Brief(await Book("DOCK-3", new { shipmentId = "GLOBEX~2006", stop = 1, at = Soon.AddHours(5) })));
        Assert.Equal((422, "facility.no-time"), Brief(await tower.Post("/v1/facilities/DOCK-3/appointments/GLOBEX~2006~1/move", new { })));
        Assert.Equal((400, "request.malformed"), Brief(await tower.Post("/v1/facilities/DOCK-3/appointments/GLOBEX~2006~1/cancel", new { reason = " " })));

        async Task Refused(int status, string code, object body, int stop = 1, string shipment = "GLOBEX~2005") => Assert.Equal(
            (status, code), Brief(await Book("DOCK-3", With(body, ("shipmentId", shipment), ("stop", stop)))));
    }

    [Fact]
    public async Task A_list_of_appointments_says_what_it_does_not_understand()
    {
        await Facility("DOCK-4", TwoDoors);
        foreach (var query in (string[])["from=noon", "from=2026-01-01T00:00:00", $"from={Word(Soon)}&to={Word(Soon)}", $"from={Word(Soon)}&to={Word(Soon.AddDays(32))}",
            "from=0001-01-01T00:00:00Z", "to=9999-12-31T23:59:59Z", "limit=0", "cursor=***"])
        {
            Assert.Equal((400, "request.malformed"), Brief(await tower.Get($"/v1/facilities/DOCK-4/appointments?{query}")));
        }

        Assert.Equal((404, "facility.unknown"), Brief(await tower.Get("/v1/facilities/NOWHERE/appointments")));
        Assert.Equal(200, (await tower.Get("/v1/facilities/DOCK-4/appointments")).Status);
    }

    [Fact]
    public async Task A_facility_without_docks_takes_no_bookings()
    {
        await tower.Put("/v1/facilities/DOCK-5", new { name = "Farm", lat = 41.5, lon = -87.25 });
        await Order("2007", "DOCK-5");

        Assert.Equal((422, "facility.no-docks"), Brief(await Book("DOCK-5", new { shipmentId = "GLOBEX~2007", stop = 1, at = Soon })));
        Assert.False((await tower.Get("/v1/facilities/DOCK-5")).Body.TryGetProperty("docks", out _));
    }

    [Fact]
    public async Task A_truck_that_is_expected_too_late_is_proposed_another_slot_and_a_person_accepts()
    {
        await Facility("DOCK-6", TwoDoors);
        await Order("2008", "DOCK-6");
        await Book("DOCK-6", new { shipmentId = "GLOBEX~2008", stop = 1, at = Soon });

        await tower.Post("/v1/milestones", new
        {
            events = new[] { new { eventId = "L1", shipmentId = "GLOBEX~2008", type = "arrived", stop = 1, at = Soon.AddHours(3), classifier = "estimated" } },
        });
        await tower.Eventually("/v1/facilities/DOCK-6/appointments/GLOBEX~2008~1", appointment => appointment.TryGetProperty("proposed", out _));

        var (status, accepted) = await tower.Post("/v1/facilities/DOCK-6/appointments/GLOBEX~2008~1/accept", new { });
        Assert.Equal((200, Soon.AddHours(3)), (status, Time(Slot(accepted), "from")));
    }

    [Fact]
    public async Task A_truck_comes_and_goes_at_its_dock_and_its_carrier_is_credited()
    {
        await Facility("DOCK-7", TwoDoors);
        await tower.Put("/v1/carriers/DOCKER", new { name = "Docker Freight" });
        await Order("2009", "DOCK-7");
        await tower.Put("/v1/shipments/GLOBEX~2009/assignment", new { carrierId = "DOCKER", vehicleId = "T1" });
        await Book("DOCK-7", new { shipmentId = "GLOBEX~2009", stop = 1, at = Soon });

        var now = Whole(Tower.Now);
        await Milestone("A1", "arrived", -30);
        await tower.Eventually("/v1/facilities/DOCK-7/appointments/GLOBEX~2009~1", appointment => Text(appointment, "status") == "arrived");
        await Milestone("A2", "departed", -5);
        var departed = await tower.Eventually("/v1/facilities/DOCK-7/appointments/GLOBEX~2009~1", appointment => Text(appointment, "status") == "departed");
        Assert.Equal(TimeSpan.FromMinutes(25), Time(departed, "departedAt") - Time(departed, "arrivedAt"));

        Task Milestone(string eventId, string type, int minutes) => tower.Post("/v1/milestones", new
        {
            events = new[] { new { eventId, shipmentId = "GLOBEX~2009", type, stop = 1, at = now.AddMinutes(minutes), classifier = "actual" } },
        });
    }

    [Fact]
    public async Task A_dock_plan_and_a_profile_come_back_as_they_were_put()
    {
        var (_, facility) = await Facility("DOCK-8", JsonElement.Parse(Plan));
        var docks = facility.GetProperty("docks");
        Assert.Equal(("D1", "inbound", 60, 90), (Text(docks.GetProperty("doors")[0], "doorId"), Text(docks.GetProperty("doors")[0], "use"), docks.GetProperty("slotMinutes").GetInt32(), docks.GetProperty("freeMinutes").GetInt32()));
        Assert.Equal(("monday", "06:00:00"), (Text(docks.GetProperty("hours")[0], "day"), Text(docks.GetProperty("hours")[0], "from")));
        Assert.Equal(["day", "from", "to"], docks.GetProperty("hours")[0].EnumerateObject().Select(member => member.Name));

        var (status, carrier) = await tower.Put("/v1/carriers/LANES", new { name = "Lanes", profile = JsonElement.Parse(Profile) });
        Assert.Equal(200, status);
        var lane = carrier.GetProperty("profile").GetProperty("lanes")[0];
        Assert.Equal(("north", 1.5m), (Text(lane, "name"), lane.GetProperty("rate").GetProperty("perKm").GetDecimal()));
        Assert.Equal(["lat", "lon"], lane.GetProperty("from").GetProperty("center").EnumerateObject().Select(member => member.Name));
        Assert.Equal(carrier.GetRawText(), (await tower.Get("/v1/carriers/LANES")).Body.GetRawText());
    }

    [Theory]
    [InlineData("""{"doors":[]}""", 422, "facility.no-doors")]
    [InlineData("""{"doors":[{}]}""", 422, "facility.unnamed-door")]
    [InlineData("""{"doors":[null]}""", 400, "request.malformed")]
    [InlineData("""{"doors":[{"doorId":"D1"},{"doorId":"D1"}]}""", 422, "facility.duplicate-door")]
    [InlineData("""{"doors":[{"doorId":"D1","use":"sideways"}]}""", 400, "request.malformed")]
    [InlineData("""{"doors":[{"doorId":"D1"}],"hours":[{"day":"monday","from":"06:00","to":"14:00"},{"day":"monday","from":"13:00","to":"20:00"}]}""", 422, "facility.overlapping-hours")]
    [InlineData("""{"doors":[{"doorId":"D1"}],"hours":[{"day":"someday","from":"06:00","to":"14:00"}]}""", 400, "request.malformed")]
    [InlineData("""{"doors":[{"doorId":"D1"}],"hours":[{"day":"monday","from":"25:00","to":"14:00"}]}""", 400, "request.malformed")]
    [InlineData("""{"doors":[{"doorId":"D1"}],"slotMinutes":0}""", 422, "facility.invalid-slot-length")]
    [InlineData("""{"doors":[{"doorId":"D1"}],"freeMinutes":-1}""", 422, "facility.invalid-free-time")]
    [InlineData("""{"doors":[{"doorId":"D1"}],"slotRules":[{"minutes":30}]}""", 422, "facility.invalid-slot-rule")]
    [InlineData("""{"doors":[{"doorId":"D1"}],"standing":[{"name":"s","day":"monday","at":"08:00","minutes":60,"doorId":"D1"}]}""", 422, "facility.invalid-standing")]
    [InlineData("""{"doors":[{"doorId":"D1"}],"standing":[{"name":"s","day":"monday","at":"08:00","minutes":60,"doorId":"D1","clientId":"a~b"}]}""", 400, "request.malformed")]
    [InlineData("""{"doors":[{"doorId":"D1"}],"holidays":["christmas"]}""", 400, "request.malformed")]
    public async Task A_dock_plan_that_can_not_be_is_refused(string docks, int status, string code) =>
        Assert.Equal((status, code), Brief(await tower.Put("/v1/facilities/BAD", new { name = "Bad", lat = 1, lon = 1, docks = JsonElement.Parse(docks) })));

    [Theory]
    [InlineData("""{"lanes":[{}]}""", 422, "carrier.unnamed-lane")]
    [InlineData("""{"lanes":[null]}""", 400, "request.malformed")]
    [InlineData("""{"lanes":[{"name":"n"},{"name":"n"}]}""", 422, "carrier.duplicate-lane")]
    [InlineData("""{"lanes":[{"name":"n","dailyCapacity":-1}]}""", 422, "carrier.negative-capacity")]
    [InlineData("""{"lanes":[{"name":"n","dailyCapacity":1.5}]}""", 400, "request.malformed")]
    [InlineData("""{"lanes":[{"name":"n","from":{"radiusKm":5}}]}""", 422, "carrier.invalid-lane-end")]
    [InlineData("""{"lanes":[{"name":"n","from":{"facilityId":"<script>"}}]}""", 400, "request.malformed")]
    [InlineData("""{"lanes":[{"name":"n","rate":{"currency":"USD","perKm":-1}}]}""", 422, "carrier.negative-rate")]
    [InlineData("""{"lanes":[{"name":"n","rate":{"currency":"USD"}}]}""", 422, "carrier.invalid-rate")]
    [InlineData("""{"lanes":[{"name":"n","rate":{"currency":"dollars","flat":1}}]}""", 422, "carrier.invalid-currency")]
    [InlineData("""{"lanes":[{"name":"n","rate":{"currency":"USD","flat":1e300}}]}""", 400, "request.malformed")]
    [InlineData("""{"equipment":[""]}""", 422, "carrier.invalid-equipment")]
    [InlineData("""{"authority":"granted"}""", 400, "request.malformed")]
    [InlineData("""{"insuredUntil":"2026-02-30"}""", 400, "request.malformed")]
    [InlineData("""{"blackouts":[{"from":"2026-12-26","to":"2026-12-24"}]}""", 422, "carrier.invalid-blackout")]
    [InlineData("""{"temperature":{"minC":8,"maxC":2}}""", 422, "carrier.invalid-temperature")]
    [InlineData("""{"maxWeightKg":0}""", 422, "carrier.invalid-weight")]
    public async Task A_profile_that_can_not_be_is_refused(string profile, int status, string code) =>
        Assert.Equal((status, code), Brief(await tower.Put("/v1/carriers/BAD", new { name = "Bad", profile = JsonElement.Parse(profile) })));

    private static object Docks(params object[] doors) => new { doors };

    private Task<(int Status, JsonElement Body)> Facility(string id, object docks) =>
        tower.Put($"/v1/facilities/{id}", new { name = $"Dock {id}", lat = 41.5, lon = -87.25, timeZone = "America/Chicago", docks });

    private async Task Order(string id, string facility) => Assert.Equal(202, (await tower.Post("/v1/orders", new
    {
        orderId = id,
        clientId = "GLOBEX",
        customer = new { id = "C1" },
        priority = "normal",
        equipment = "van",
        weightKg = 1_000,
        commodity = "paint",
        stops = new object[]
        {
            new { sequence = 1, kind = "pickup", facilityId = facility, window = new { from = Soon.AddHours(-20), to = Soon.AddHours(20) } },
            new { sequence = 2, kind = "delivery", location = new { name = "Store", lat = 43.0, lon = -87.9 }, window = new { from = Soon, to = Soon.AddHours(30) } },
        },
    })).Status);

    private Task<(int Status, JsonElement Body)> Book(string facility, object body) => tower.Post($"/v1/facilities/{facility}/appointments", body);

    private static Dictionary<string, object?> With(object body, params (string Name, object Value)[] more)
    {
        var members = JsonSerializer.SerializeToElement(body).EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value, StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            members[name] = value;
        }

        return members;
    }

    /// <summary>Half past two on the second Sunday of March, when clocks in Chicago jump from two to three.</summary>
    private static string NextGap()
    {
        var year = Tower.Now.Month <= 2 ? Tower.Now.Year : Tower.Now.Year + 1;
        var first = new DateTime(year, 3, 1);
        return $"{first.AddDays(((7 - (int)first.DayOfWeek) % 7) + 7):yyyy-MM-dd}T02:30:00";
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private static string Word(DateTimeOffset at) => $"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z";

    private static JsonElement Slot(JsonElement appointment) => appointment.GetProperty("slot");

    private static DateTimeOffset Time(JsonElement element, string name) => element.GetProperty(name).GetDateTimeOffset();

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static (int Status, string? Code) Brief((int Status, JsonElement Body) answer) => (answer.Status, Text(answer.Body, "code"));
}
