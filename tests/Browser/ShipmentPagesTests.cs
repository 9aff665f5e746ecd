using System.Globalization;
using System.Net.Http.Json;
using Dispatch.Support;
using Microsoft.Playwright;
using Xunit;

namespace Dispatch.Browser;

/// <summary>From a list to one shipment and its live story, in a real browser, against the real tower.</summary>
public sealed class ShipmentPagesTests(SignedInTower signedIn) : IClassFixture<SignedInTower>
{
    private const double DallasLat = 32.7767;
    private const double DallasLon = -96.7970;

    [Fact]
    public async Task An_operator_goes_from_the_list_to_a_shipment_by_keyboard_and_sees_it_arrive_without_a_reload()
    {
        var shipment = await Release("JOURNEY-1", "Dallas yard");
        await signedIn.Api.PutCarrier("SWFT", "Swift");
        await signedIn.Api.Assign(shipment, "SWFT", "JOURNEY-1");
        var page = await Open("/shipments");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("JOURNEY-1");
        await page.WaitForFunctionAsync("() => location.search === '?q=JOURNEY-1'"); // the search waits for a pause in typing
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Tab");
        await page.Locator("h1").FocusAsync();

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(shipment);
        var stop = page.Locator("[data-stop='1']");
        await Assertions.Expect(stop).ToHaveAttributeAsync("data-state", "Next");
        await page.EvaluateAsync("() => { window.sameDocument = true; }");

        for (var minute = 5; minute >= 0; minute--)
        {
            await Report("JOURNEY-1", minute);
        }

        await Assertions.Expect(stop).ToHaveAttributeAsync("data-state", "Here", new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("Arrived at Dallas yard");
        await Assertions.Expect(page.Locator(".ship-map .maplibregl-canvas")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameDocument"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_link_to_a_filtered_and_sorted_list_opens_the_same_list()
    {
        foreach (var number in Enumerable.Range(1, 3))
        {
            await Release($"LINK-{number}", "Dallas yard");
        }

        var page = await Open("/shipments?q=LINK-&sort=-id");
        await Assertions.Expect(page.Locator("[data-line]")).ToHaveTextAsync(["ACME~LINK-3", "ACME~LINK-2", "ACME~LINK-1"]);
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Shipment" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.Locator("[data-line]")).ToHaveTextAsync(["ACME~LINK-1", "ACME~LINK-2", "ACME~LINK-3"]);

        var copied = await Open(new Uri(page.Url).PathAndQuery);
        await Assertions.Expect(copied.Locator("[data-line]")).ToHaveTextAsync(["ACME~LINK-1", "ACME~LINK-2", "ACME~LINK-3"]);
        await Assertions.Expect(copied.GetByLabel("Search")).ToHaveValueAsync("LINK-");
        await page.CloseAsync();
        await copied.CloseAsync();
    }

    [Fact]
    public async Task Hostile_endless_and_right_to_left_texts_are_shown_and_break_nothing()
    {
        var evil = await Release("EVIL-2", "<img src=x onerror=\"window.hacked=1\">\u202Eyard");
        var endless = await Release("LONG-2", new string('W', 200));
        var arabic = await Release("RTL-2", "مستودع الرياض");
        await Say(endless, new string('W', 500));
        await Say(arabic, "تأخير بسبب الطقس");

        foreach (var path in (string[])["/shipments", $"/shipments/{evil}", $"/shipments/{endless}", $"/shipments/{arabic}", "/shipments/%3Cscript%3E~1"])
        {
            var page = await Open(path);
            await page.SetViewportSizeAsync(390, 844);
            Assert.False(await page.EvaluateAsync<bool>("() => 'hacked' in window"), path);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), path);
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task A_shipment_that_ends_while_its_page_is_open_says_so()
    {
        var shipment = await Release("ENDS-1", "Dallas yard");
        var page = await Open($"/shipments/{shipment}");

        await Say(shipment, "asked by the customer", "cancelled");

        await Assertions.Expect(page.Locator(".ship-title")).ToContainTextAsync("cancelled", new() { Timeout = 20_000 });
        await page.CloseAsync();
    }

    [Fact]
    public async Task Every_page_has_its_heading_and_can_be_reached_by_keys()
    {
        await Release("KEYS-1", "Dallas yard");
        var page = await Open("/shipments");
        foreach (var (key, heading) in new[] { ("c", "Carriers"), ("f", "Facilities"), ("h", "Health"), ("r", "Releases"), ("a", "Approvals"), ("s", "Shipments") })
        {
            await page.Keyboard.PressAsync("g");
            await page.Keyboard.PressAsync(key);
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading);
            await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex($"^{heading} · Dispatch$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        }

        await page.CloseAsync();
    }

    /// <summary>A page whose circuit is up: before that, keys and clicks go to plain HTML.</summary>
    private async Task<IPage> Open(string path)
    {
        var page = await signedIn.Context.NewPageAsync();
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync("h1");
        await page.WaitForSelectorAsync("html[data-live]");
        return page;
    }

    private async Task Report(string vehicle, int minutesAgo)
    {
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-minutesAgo).ToString("O", CultureInfo.InvariantCulture);
        var body = new { positions = new[] { new { vehicleId = vehicle, carrierId = "SWFT", at, lat = DallasLat, lon = DallasLon } } };
        using var answer = await signedIn.Tower.Http.PostAsJsonAsync("/v1/telematics", body);
        answer.EnsureSuccessStatusCode();
    }

    private async Task Say(string shipmentId, string remark, string type = "delayed")
    {
        var at = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        var body = new { events = new[] { new { eventId = $"{shipmentId}-{type}", shipmentId, type, at, classifier = "actual", remark } } };
        using var answer = await signedIn.Tower.Http.PostAsJsonAsync("/v1/milestones", body);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<string> Release(string order, string place)
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
                new(1, "pickup", new(now.AddHours(-1), now.AddHours(1)), Location: new(place, DallasLat, DallasLon, 250, "America/Chicago")),
                new(2, "delivery", new(now.AddHours(8), now.AddHours(9)), Location: new("Houston dock", 29.7604, -95.3698, 250, "America/Chicago")),
            ]));
        await Eventually.Until($"{shipment} is in the lists", () => signedIn.Api.Lists(shipment));
        return shipment;
    }
}
