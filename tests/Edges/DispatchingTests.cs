using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Dispatch.Edges;

/// <summary>Dispatching before the whole tower: from a client's policy to a confirmed dispatch, and every bad word refused with a code.</summary>
public sealed class DispatchingTests(Tower tower) : IClassFixture<Tower>
{
    private static readonly DateTimeOffset Tomorrow = Tower.Now.AddHours(20);

    [Fact]
    public async Task An_order_goes_from_release_to_a_confirmed_dispatch()
    {
        await Network("GO");
        var id = await Release("GO", "1");
        var (_, answer) = await tower.Post("/v1/inventory", new { shipmentId = id, lines = new[] { new { sku = "paint", ready = 40, picked = 12 } } });
        Assert.Equal("ready", Text(answer.GetProperty("gate"), "state"));

        var offer = await Offer("GO-CAR");
        Assert.Equal(("guide", "sent", 1), (Text(offer, "kind"), Text(offer, "state"), offer.GetProperty("price").GetProperty("amount").GetInt32() / 800));
        var (status, taken) = await tower.Post($"/v1/tenders/{Text(offer, "tenderId")}/response", new { answer = "accept", vehicleId = "T 1" });
        Assert.Equal((200, "accepted"), (status, Text(taken, "state")));

        var release = await tower.Eventually($"/v1/releases/{id}", body => Text(body, "status") is "confirmed");
        Assert.Equal(["ready"], release.GetProperty("gates").EnumerateArray().Select(gate => Text(gate, "state")).Distinct());
        var choice = release.GetProperty("ranking").GetProperty("choices")[0];
        Assert.Equal(
            Math.Round(choice.GetProperty("score").GetDouble(), 2),
            Math.Round(choice.GetProperty("terms").EnumerateArray().Sum(term => term.GetProperty("points").GetDouble()), 2));
        Assert.All(choice.GetProperty("candidate").GetProperty("eligibility").GetProperty("rules").EnumerateArray(), rule => Assert.True(rule.GetProperty("passed").GetBoolean()));
        await tower.Eventually($"/v1/shipments/{id}", shipment => Text(shipment, "status") is "dispatched" && Text(shipment, "vehicleId") is "T 1");
        await tower.Eventually("/v1/facilities/GO-YARD/appointments", list => list.GetProperty("items").EnumerateArray().Any(item => Text(item, "status") is "confirmed"));
        await tower.Eventually("/v1/releases?status=confirmed&clientId=GO", page => page.GetProperty("total").GetInt32() == 1);
    }

    [Fact]
    public async Task An_answer_to_a_tender_that_is_not_ones_own_is_refused_and_so_is_one_that_comes_too_late()
    {
        await Network("LATE");
        var id = await Release("LATE", "1");
        await Ready(id);
        var tender = $"/v1/tenders/{Text(await Offer("LATE-CAR"), "tenderId")}/response";

        Assert.Equal((403, "tender.not-yours"), Brief(await tower.Post(tender, new { answer = "accept", carrierId = "NOBODY" })));
        Assert.Equal((422, "tender.price-required"), Brief(await tower.Post(tender, new { answer = "counter" })));
        Assert.Equal((422, "tender.invalid-price"), Brief(await tower.Post(tender, new { answer = "counter", price = new { amount = -1, currency = "USD" } })));
        Assert.Equal(400, (await tower.Post(tender, new { answer = "perhaps" })).Status);
        Assert.Equal((404, "tender.unknown"), Brief(await tower.Post("/v1/tenders/LATE~1~T99/response", new { answer = "accept", carrierId = "LATE-CAR" })));
        Assert.Equal((404, "tender.unknown"), Brief(await tower.Post("/v1/tenders/nonsense/response", new { answer = "accept" })));

        Assert.Equal(204, (await tower.Post("/v1/orders/1/cancel", new { clientId = "LATE", reason = "sold elsewhere" })).Status);
        await tower.Eventually($"/v1/releases/{id}", body => Text(body, "status") is "cancelled");
        Assert.Equal((409, "tender.withdrawn"), Brief(await tower.Post(tender, new { answer = "accept" })));
    }

    [Fact]
    public async Task An_order_is_changed_until_a_truck_is_there()
    {
        await Network("CHANGE");
        var id = await Release("CHANGE", "1");
        Assert.Equal(202, (await tower.Post("/v1/orders", Order("CHANGE", "1", weightKg: 900, change: true))).Status);
        await tower.Eventually($"/v1/releases/{id}", body => body.GetProperty("round").GetInt32() == 2);
        Assert.Equal((409, "order.conflict"), Brief(await tower.Post("/v1/orders", Order("CHANGE", "1", weightKg: 800))));
        Assert.Equal((404, "shipment.unknown"), Brief(await tower.Post("/v1/orders", Order("CHANGE", "none", change: true))));

        await tower.Post("/v1/milestones", new { events = new[] { new { eventId = "E1", shipmentId = id, type = "arrived", stop = 1, at = Tower.Now, classifier = "actual" } } });
        await tower.Eventually($"/v1/shipments/{id}", shipment => Text(shipment, "status") is "atPickup");
        Assert.Equal((409, "order.too-late"), Brief(await tower.Post("/v1/orders", Order("CHANGE", "1", weightKg: 700, change: true))));
    }

    [Fact]
    public async Task People_hold_override_and_decide_with_a_reason()
    {
        await Network("HANDS", costLimit: 500);
        var id = await Release("HANDS", "1");
        Assert.Equal(200, (await tower.Post($"/v1/releases/{id}/hold", new { kind = "credit", reason = "over its limit" })).Status);
        Assert.Equal((422, "release.reason-required"), Brief(await tower.Post($"/v1/releases/{id}/hold", new { kind = "credit", reason = " " })));
        Assert.Equal((422, "release.gate-not-yours"), Brief(await tower.Post($"/v1/releases/{id}/override", new { gate = "hold", reason = "I want it" })));
        Assert.Equal((404, "approval.unknown"), Brief(await tower.Post($"/v1/releases/{id}/approve", new { })));
        Assert.Equal(200, (await tower.Post($"/v1/releases/{id}/override", new { gate = "inventory", reason = "counted by hand" })).Status);
        await tower.Eventually("/v1/releases?gate=hold&clientId=HANDS", page => page.GetProperty("total").GetInt32() == 1);
        Assert.Equal(200, (await tower.Post($"/v1/releases/{id}/unhold", new { })).Status);

        var tender = Text(await Offer("HANDS-CAR"), "tenderId");
        await tower.Post($"/v1/tenders/{tender}/response", new { answer = "accept" });
        var waiting = await tower.Eventually($"/v1/releases/{id}", body => Text(body, "status") is "awaitingApproval");
        Assert.Equal(("costAboveLimit", "dispatch-lead"), (Text(waiting.GetProperty("approvals")[0], "kind"), Text(waiting.GetProperty("approvals")[0], "approver")));
        Assert.Equal((422, "release.reason-required"), Brief(await tower.Post($"/v1/releases/{id}/reject", new { })));
        var (_, approved) = await tower.Post($"/v1/releases/{id}/approve", new { reason = "customer pays" });
        Assert.Equal("confirmed", Text(approved, "status"));
        Assert.Equal((409, "release.illegal-transition"), Brief(await tower.Post($"/v1/releases/{id}/retry", new { })));
    }

    [Fact]
    public async Task Stock_that_cannot_be_is_refused()
    {
        await Network("STOCK");
        var id = await Release("STOCK", "1");
        Assert.Equal((422, "inventory.unknown-sku"), Brief(await Stock(id, "glue", 4)));
        Assert.Equal((422, "inventory.invalid-quantity"), Brief(await Stock(id, "paint", -4)));
        Assert.Equal((422, "inventory.unknown-stop"), Brief(await tower.Post("/v1/inventory", new { shipmentId = id, stop = 2, allReady = true })));
        Assert.Equal((422, "inventory.empty"), Brief(await tower.Post("/v1/inventory", new { shipmentId = id })));
        Assert.Equal((422, "inventory.invalid-time"), Brief(await tower.Post("/v1/inventory", new { shipmentId = id, allReady = true, at = Tower.Now.AddDays(2) })));
        Assert.Equal((404, "release.unknown"), Brief(await tower.Post("/v1/inventory", new { shipmentId = "STOCK~none", allReady = true })));
        Assert.Equal((400, "request.malformed"), Brief(await tower.Post("/v1/inventory", new { allReady = true })));
        Assert.Equal("waiting", Text((await Stock(id, "paint", 30)).Body.GetProperty("gate"), "state"));
    }

    [Fact]
    public async Task A_policy_that_cannot_be_is_refused()
    {
        Assert.Equal((422, "policy.invalid-time"), Brief(await tower.Put("/v1/clients/BAD/dispatching", new { answerMinutes = 0 })));
        Assert.Equal((422, "policy.invalid-step"), Brief(await tower.Put("/v1/clients/BAD/dispatching", new { steps = Steps("guide", "guide") })));
        Assert.Equal((422, "policy.invalid-step"), Brief(await tower.Put("/v1/clients/BAD/dispatching", new { steps = Steps("wave") })));
        Assert.Equal((422, "policy.invalid-limit"), Brief(await tower.Put("/v1/clients/BAD/dispatching", new { costLimit = new { amount = -1, currency = "USD" } })));
        Assert.Equal((422, "policy.invalid-percent"), Brief(await tower.Put("/v1/clients/BAD/dispatching", new { minReadyPercent = 0 })));
        Assert.Equal((422, "policy.invalid-guide"), Brief(await tower.Put("/v1/clients/BAD/dispatching", new { guide = new[] { new { entries = Array.Empty<object>() } } })));
        Assert.Equal((404, "client.unknown"), Brief(await tower.Get("/v1/clients/BAD/dispatching")));
    }

    [Fact]
    public async Task A_policy_is_answered_as_it_could_be_put_again()
    {
        var (_, told) = await tower.Put("/v1/clients/AGAIN/dispatching", new
        {
            answerMinutes = 20,
            patienceMinutes = 0,
            steps = Steps("guide", "spot"),
            costLimit = new { amount = 900, currency = "USD" },
            guide = new[] { new { from = new { facilityId = "YARD" }, entries = new[] { new { carrierId = "CAR", sharePercent = 60 } } } },
        });
        Assert.Equal((20, 60, 0), (told.GetProperty("answerMinutes").GetInt32(), told.GetProperty("approveMinutes").GetInt32(), told.GetProperty("patienceMinutes").GetInt32()));

        var (status, again) = await tower.Put("/v1/clients/AGAIN2/dispatching", told);
        Assert.Equal(200, status);
        Assert.Equal(told.GetRawText(), again.GetRawText());
    }

    [Fact]
    public async Task A_wave_is_planned_shown_beside_one_by_one_and_accepted()
    {
        await Network("WAVE");
        foreach (var number in Enumerable.Range(1, 3))
        {
            await Release("WAVE", $"{number}");
        }

        await tower.Eventually("/v1/releases?clientId=WAVE", page => page.GetProperty("total").GetInt32() == 3);
        var (status, wave) = await tower.Post("/v1/waves", new { clientId = "WAVE" });
        Assert.Equal((200, "planned", 3), (status, Text(wave, "status"), wave.GetProperty("best").GetProperty("pairs").GetArrayLength()));
        Assert.True(wave.GetProperty("saving").GetDecimal() >= 0);

        var id = Text(wave, "waveId");
        Assert.Equal("accepted", Text((await tower.Post($"/v1/waves/{id}/accept", new { })).Body, "status"));
        Assert.Equal((409, "wave.ended"), Brief(await tower.Post($"/v1/waves/{id}/reject", new { })));
        Assert.Equal((422, "wave.empty"), Brief(await tower.Post("/v1/waves", new { clientId = "NOBODY" })));
        Assert.Equal((404, "wave.unknown"), Brief(await tower.Get("/v1/waves/W-none")));
        await Ready("WAVE~1");
        Assert.Equal("wave", Text(await Offer("WAVE-CAR"), "kind"));
    }

    [Fact]
    public async Task Orders_that_cannot_be_release_nothing()
    {
        await Network("BROKEN");
        Assert.Equal((422, "order.unknown-facility"), Brief(await tower.Post("/v1/orders", Order("BROKEN", "1", facility: "MOON"))));
        Assert.Equal((422, "order.invalid-window"), Brief(await tower.Post("/v1/orders", Order("BROKEN", "2", hours: -1))));
        var empty = JsonSerializer.SerializeToNode(Order("BROKEN", "3"))!;
        foreach (var stop in empty["stops"]!.AsArray())
        {
            stop!["lines"] = new JsonArray();
        }

        Assert.Equal((422, "order.no-lines"), Brief(await tower.Post("/v1/orders", empty)));
        var noted = (await tower.Get("/v1/audit/refusals")).Body.GetProperty("items").EnumerateArray().Select(call => Text(call, "code")).ToList();
        Assert.Superset(new HashSet<string?> { "order.unknown-facility", "order.invalid-window", "order.no-lines" }, noted.ToHashSet());
        Assert.Equal((404, "release.unknown"), Brief(await tower.Get("/v1/releases/BROKEN~1")));
        Assert.Equal((404, "release.unknown"), Brief(await tower.Get("/v1/releases/BROKEN~2")));
    }

    /// <summary>A client with a yard, a carrier and a policy of its own.</summary>
    private async Task Network(string client, decimal? costLimit = null)
    {
        await tower.Put($"/v1/facilities/{client}-YARD", new { name = "Yard", lat = 41.5, lon = -87.25, docks = new { doors = new[] { new { doorId = "D1", use = "both" }, new { doorId = "D2", use = "both" }, new { doorId = "D3", use = "both" } } } });
        var end = new { facilityId = $"{client}-YARD" };
        var (status, _) = await tower.Put($"/v1/carriers/{client}-CAR", new
        {
            name = $"Carrier of {client}",
            profile = new { lanes = new[] { new { name = "lane", from = end, rate = new { currency = "USD", flat = 800 } } } },
        });
        Assert.Equal(200, status);
        var (put, body) = await tower.Put($"/v1/clients/{client}/dispatching", new
        {
            costLimit = costLimit is { } amount ? new { amount, currency = "USD" } : null,
            guide = new[] { new { entries = new[] { new { carrierId = $"{client}-CAR" } } } },
        });
        Assert.True(put == 200, $"{body}");
    }

    private async Task<string> Release(string client, string number)
    {
        Assert.Equal(202, (await tower.Post("/v1/orders", Order(client, number))).Status);
        var id = $"{client}~{number}";
        await tower.Eventually($"/v1/releases/{id}", body => body.TryGetProperty("gates", out _));
        return id;
    }

    private async Task Ready(string id) => Assert.Equal(200, (await tower.Post("/v1/inventory", new { shipmentId = id, allReady = true })).Status);

    private Task<(int Status, JsonElement Body)> Stock(string id, string sku, double ready) =>
        tower.Post("/v1/inventory", new { shipmentId = id, lines = new[] { new { sku, ready } } });

    private async Task<JsonElement> Offer(string carrier) =>
        (await tower.Eventually($"/v1/tenders?carrierId={carrier}&status=active", page => page.GetProperty("total").GetInt32() == 1)).GetProperty("items")[0];

    private static object Order(string client, string number, double weightKg = 12_000, string? facility = null, int hours = 2, bool change = false) => new
    {
        orderId = number,
        clientId = client,
        customer = new { id = "C1", tier = "gold" },
        priority = "normal",
        equipment = "van",
        weightKg,
        change,
        stops = new object[]
        {
            new { sequence = 1, kind = "pickup", facilityId = facility ?? $"{client}-YARD", window = new { from = Tomorrow, to = Tomorrow.AddHours(hours) }, lines = new[] { new { sku = "paint", quantity = 40 } } },
            new { sequence = 2, kind = "delivery", location = new { name = "Store", lat = 42.5, lon = -87.25 }, window = new { from = Tomorrow, to = Tomorrow.AddHours(24) } },
        },
    };

    private static string[] Steps(params string[] steps) => steps;

    private static string? Text(JsonElement body, string property) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty(property, out var value) ? value.GetString() : null;

    private static (int Status, string? Code) Brief((int Status, JsonElement Body) answer) => (answer.Status, Text(answer.Body, "code"));
}
