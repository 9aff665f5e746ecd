using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Support;
using Microsoft.Playwright;
using Xunit;

namespace Dispatch.Browser;

/// <summary>What an operator sees and does, in a real browser, against the real tower.</summary>
public sealed class LiveMapTests(SignedInTower signedIn) : IClassFixture<SignedInTower>
{
    private const double DallasLat = 32.7767;
    private const double DallasLon = -96.7970;

    [Fact]
    public async Task A_truck_that_moves_moves_on_the_map_without_a_reload()
    {
        await Report("MOVES", DallasLat, DallasLon);
        var page = await signedIn.OpenMap();
        var before = await WaitForDrawn(page, "SWFT/MOVES", lon => true);

        await Report("MOVES", DallasLat, DallasLon + 0.008);

        var after = await WaitForDrawn(page, "SWFT/MOVES", lon => lon > before + 0.004);
        Assert.InRange(after, before + 0.004, DallasLon + 0.0081);
        await page.CloseAsync();
    }

    [Fact]
    public async Task An_exception_that_is_acknowledged_on_the_page_is_acknowledged_in_the_api()
    {
        var page = await signedIn.OpenMap();
        var shipment = await MissAPickup("ACK-1", "Dallas yard");
        var card = page.Locator($"[data-exception='{shipment}~1']");

        await card.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Assertions.Expect(card).ToHaveAttributeAsync("data-status", "Acknowledged");

        var exception = await signedIn.Tower.Http.GetFromJsonAsync<JsonElement>($"/v1/exceptions/{Uri.EscapeDataString(shipment)}~1");
        Assert.Equal("acknowledged", exception.GetProperty("status").GetString());
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_hostile_name_is_shown_as_text_and_runs_nothing()
    {
        var page = await signedIn.OpenMap();
        var shipment = await MissAPickup("EVIL-1", "<img src=x onerror=\"window.hacked=1\">‮yard");

        var card = page.Locator($"[data-exception='{shipment}~1']");
        await Assertions.Expect(card).ToContainTextAsync("<img src=x");
        Assert.False(await page.EvaluateAsync<bool>("() => 'hacked' in window"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Nothing_is_asked_of_any_other_host()
    {
        var foreign = new List<string>();
        var page = await signedIn.Context.NewPageAsync();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } url && url.Authority != signedIn.Tower.Url.Authority)
            {
                foreign.Add(request.Url);
            }
        };
        await page.GotoAsync("/");
        await page.WaitForFunctionAsync("() => window.dispatchMap?.map.loaded()");

        Assert.Empty(foreign);
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_page_without_a_sign_in_is_not_shown()
    {
        var stranger = await signedIn.Context.Browser!.NewContextAsync(new() { BaseURL = signedIn.Tower.Url.ToString() });
        var page = await stranger.NewPageAsync();

        await page.GotoAsync("/");

        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        await stranger.CloseAsync();
    }

    [Fact]
    public async Task A_truck_that_is_clicked_opens_its_shipment_and_escape_closes_it()
    {
        var shipment = await CarryAnOrder("CLICK-1", "CLICKED", "Tulsa <script>window.hacked=1</script> dock", 36.15, -95.99);
        await Report("CLICKED", 36.15, -95.99);
        var page = await signedIn.OpenMap("?lat=36.15&lon=-95.99&z=10");
        await WaitForDrawn(page, "SWFT/CLICKED", lon => true);

        await page.Locator(".live-map").ClickAsync(new() { Position = await Place(page, "SWFT/CLICKED") });

        await Assertions.Expect(page.Locator(".selected")).ToContainTextAsync(shipment);
        await Assertions.Expect(page.Locator(".selected .stop-list")).ToContainTextAsync("Tulsa <script>");
        await Assertions.Expect(page.Locator(".stop-pin").First).ToContainTextAsync("<script>");
        Assert.False(await page.EvaluateAsync<bool>("() => 'hacked' in window"));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".selected")).ToHaveCountAsync(0);
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_crowd_is_one_bubble_with_its_number_and_the_worst_it_holds()
    {
        var shipment = await MissAPickup("CROWD-1", "Fargo yard");
        await signedIn.Api.PutCarrier("SWFT", "Swift");
        await signedIn.Api.Assign(shipment, "SWFT", "CROWD-0");
        foreach (var truck in Enumerable.Range(0, 12))
        {
            await Report($"CROWD-{truck}", 46.87 + (truck * 0.0005), -96.79);
        }

        var page = await signedIn.OpenMap("?lat=46.87&lon=-96.79&z=5");
        await Eventually.Until("a bubble of twelve with a critical or major exception", async () =>
            await page.EvaluateAsync<bool>("() => window.dispatchMap.crowds().some(crowd => crowd.count === 12 && crowd.rank >= 3)"));
        await page.Locator(".live-map").ClickAsync(new() { Position = await Place(page, "crowd") });

        await page.WaitForFunctionAsync("() => window.dispatchMap.map.getZoom() > 9");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_link_opens_where_it_was_copied()
    {
        var shipment = await CarryAnOrder("LINK-1", "LINKED", "Boise dock", 43.61, -116.2);
        await Report("LINKED", 43.61, -116.2);
        var page = await signedIn.OpenMap($"?shipment={Uri.EscapeDataString(shipment)}&carrier=SWFT");
        await Assertions.Expect(page.Locator(".selected")).ToContainTextAsync(shipment);
        await page.WaitForURLAsync(url => url.Contains("lat=43.6", StringComparison.Ordinal));

        var copy = await signedIn.Context.NewPageAsync();
        await copy.GotoAsync(page.Url);
        await copy.WaitForFunctionAsync("() => window.dispatchMap");

        await Assertions.Expect(copy.Locator(".selected")).ToContainTextAsync(shipment);
        await Assertions.Expect(copy.Locator(".chip")).ToContainTextAsync("SWFT");
        Assert.Equal(await Look(page), await Look(copy));
        await page.CloseAsync();
        await copy.CloseAsync();
    }

    [Fact]
    public async Task What_is_filtered_out_is_not_sent_to_the_browser()
    {
        await Report("KEPT", 40.0, -105.0);
        await Report("HIDDEN", 40.2, -105.0, "WERN");
        var page = await signedIn.OpenMap("?lat=40.1&lon=-105&z=8");
        await WaitForDrawn(page, "WERN/HIDDEN", lon => true);

        await page.Locator(".map-filters summary").ClickAsync();
        await page.Locator("select[name=carrier]").SelectOptionAsync("SWFT");

        await page.WaitForFunctionAsync("() => window.dispatchMap.drawn().every(vehicle => !vehicle.key.startsWith('WERN'))");
        await WaitForDrawn(page, "SWFT/KEPT", lon => true);
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_hostile_name_in_the_search_is_text_and_can_be_picked_with_the_keyboard()
    {
        await Report("<img src=x onerror='window.hacked=1'>", 35.0, -101.0);
        var page = await signedIn.OpenMap();
        var search = page.GetByRole(AriaRole.Combobox, new() { Name = "Find a vehicle" });

        await Eventually.Until("the vehicle is found", async () =>
        {
            await search.FillAsync("");
            await search.FillAsync("<IMG");
            return await page.Locator(".map-hits [role=option]:has-text('<img src=x')").CountAsync() > 0;
        });
        await search.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".selected")).ToContainTextAsync("<img src=x");
        Assert.False(await page.EvaluateAsync<bool>("() => 'hacked' in window"));
        await page.CloseAsync();
    }

    /// <summary>The same frame as in <c>MapFrameTests</c>, read by the page's own module.</summary>
    [Fact]
    public async Task The_browser_reads_a_frame_as_it_was_written()
    {
        var page = await signedIn.OpenMap();

        var news = await page.EvaluateAsync<JsonElement>(
            """
            async hex => {
              const { decode } = await import("/_content/Dispatch.Dashboard/map/frame.js");
              return decode(new Uint8Array(hex.match(/../g).map(byte => parseInt(byte, 16))));
            }
            """,
            "01010000010000000100000001000000008061C02DDF79420000A0C02DDF7942090000000500001BC07FD3CEA09BD610400007000700535746542F543103020100C07FD3CEA09BD61000000700");

        Assert.True(news.GetProperty("full").GetBoolean());
        Assert.Equal(9, news.GetProperty("gone")[0].GetInt32());
        var entered = news.GetProperty("entered")[0];
        Assert.Equal(("SWFT/T1", 5, "major", true), (entered.GetProperty("key").GetString(), entered.GetProperty("slot").GetInt32(), entered.GetProperty("severity").GetString(), entered.GetProperty("moving").GetBoolean()));
        Assert.Equal((-82.5, 28.25, 90.0), (entered.GetProperty("lon").GetDouble(), entered.GetProperty("lat").GetDouble(), entered.GetProperty("heading").GetDouble()));
        Assert.Equal(7000, news.GetProperty("now").GetDouble() - entered.GetProperty("at").GetDouble());
        var changed = news.GetProperty("changed")[0];
        Assert.Equal(0x010203, changed.GetProperty("slot").GetInt32());
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("severity").ValueKind);
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("heading").ValueKind);
        await page.CloseAsync();
    }

    /// <summary>Where something is drawn on the map's element: a vehicle, or the first bubble.</summary>
    private static async Task<Position> Place(IPage page, string key)
    {
        var at = await page.EvaluateAsync<float[]>(
            """
            async key => {
              const { map, drawn, crowds } = window.dispatchMap;
              const found = key === "crowd" ? crowds().find(crowd => crowd.count === 12) : drawn().find(vehicle => vehicle.key === key);
              const { x, y } = map.project(found.coordinates);
              return [x, y];
            }
            """,
            key);
        return new() { X = at[0], Y = at[1] };
    }

    private static Task<string> Look(IPage page) => page.EvaluateAsync<string>(
        "() => { const { map } = window.dispatchMap; return [map.getCenter().lng.toFixed(3), map.getCenter().lat.toFixed(3), map.getZoom().toFixed(2)].join(' '); }");

    /// <summary>Reads the longitude that was really given to the map for a vehicle.</summary>
    private static async Task<double> WaitForDrawn(IPage page, string key, Func<double, bool> isSo)
    {
        var lon = double.NaN;
        await Eventually.Until($"{key} is drawn where it is", async () =>
        {
            lon = await page.EvaluateAsync<double?>(
                "key => window.dispatchMap.drawn().find(vehicle => vehicle.key === key)?.coordinates[0] ?? null", key) ?? double.NaN;
            return !double.IsNaN(lon) && isSo(lon);
        });
        return lon;
    }

    private async Task Report(string vehicle, double lat, double lon, string carrier = "SWFT")
    {
        var at = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        var body = new { positions = new[] { new { vehicleId = vehicle, carrierId = carrier, at, lat, lon, speedKmh = 60.0 } } };
        using var answer = await signedIn.Tower.Http.PostAsJsonAsync("/v1/telematics", body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Releases an order that a truck carries from a place.</summary>
    private async Task<string> CarryAnOrder(string order, string vehicle, string place, double lat, double lon)
    {
        var now = TimeProvider.System.GetUtcNow();
        var shipment = await signedIn.Api.Release(new(
            order,
            "ACME",
            new("C1", "gold"),
            "normal",
            "dryVan",
            1000,
            [
                new(1, "pickup", new(now, now.AddHours(4)), Location: new(place, lat, lon, 250, "America/Chicago")),
                new(2, "delivery", new(now.AddDays(2), now.AddDays(3)), Location: new("Houston dock", 29.7604, -95.3698, 250, "America/Chicago")),
            ]));
        await signedIn.Api.PutCarrier("SWFT", "Swift");
        await signedIn.Api.Assign(shipment, "SWFT", vehicle);
        return shipment;
    }

    /// <summary>Releases an order whose pickup should have happened yesterday.</summary>
    private Task<string> MissAPickup(string order, string place)
    {
        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        return signedIn.Api.Release(new(
            order,
            "ACME",
            new("C1", "gold"),
            "normal",
            "dryVan",
            1000,
            [
                new(1, "pickup", new(yesterday, yesterday.AddHours(1)), Location: new(place, DallasLat, DallasLon, 250, "America/Chicago")),
                new(2, "delivery", new(yesterday.AddDays(3), yesterday.AddDays(4)), Location: new("Houston dock", 29.7604, -95.3698, 250, "America/Chicago")),
            ]));
    }
}
