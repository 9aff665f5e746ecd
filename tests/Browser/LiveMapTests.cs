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

    /// <summary>Reads the longitude that was really given to the map for a vehicle.</summary>
    private static async Task<double> WaitForDrawn(IPage page, string key, Func<double, bool> isSo)
    {
        var lon = double.NaN;
        await Eventually.Until($"{key} is drawn where it is", TimeSpan.FromSeconds(20), async () =>
        {
            lon = await page.EvaluateAsync<double?>(
                "key => window.dispatchMap.drawn().find(vehicle => vehicle.key === key)?.coordinates[0] ?? null", key) ?? double.NaN;
            return !double.IsNaN(lon) && isSo(lon);
        });
        return lon;
    }

    private async Task Report(string vehicle, double lat, double lon)
    {
        var at = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        var body = new { positions = new[] { new { vehicleId = vehicle, carrierId = "SWFT", at, lat, lon, speedKmh = 60.0 } } };
        using var answer = await signedIn.Tower.Http.PostAsJsonAsync("/v1/telematics", body);
        answer.EnsureSuccessStatusCode();
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
