using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Support;
using Microsoft.Playwright;
using Xunit;

namespace Dispatch.Browser;

/// <summary>From order to dispatch, in a real browser, against the real tower.</summary>
public sealed class DispatchingPagesTests(SignedInTower signedIn) : IClassFixture<SignedInTower>
{
    private HttpClient Http => signedIn.Tower.Http;

    [Fact]
    public async Task A_dispatcher_finds_a_release_by_keyboard_and_sees_a_carrier_take_it_without_a_reload()
    {
        var release = await Tender("LIVE-1");
        var page = await Open("/shipments");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Releases");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("LIVE-1");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.WaitForFunctionAsync("() => location.search === '?q=LIVE-1'");
        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".step-open")).ToContainTextAsync("asked");

        var answer = new { answer = "accept", carrierId = "SWFT", vehicleId = "T1" };
        (await Http.PostAsJsonAsync($"/v1/tenders/{Uri.EscapeDataString($"{release}~T1")}/response", answer)).EnsureSuccessStatusCode();

        await Assertions.Expect(page.Locator("[data-carrier='SWFT']")).ToHaveAttributeAsync("data-offer", "Accepted");
        await Assertions.Expect(page.Locator(".ship-title")).ToContainTextAsync("confirmed", new() { Timeout = 20_000 });
        await page.CloseAsync();
    }

    [Fact]
    public async Task What_a_person_approves_on_the_page_is_approved_in_the_api()
    {
        await DispatchNetwork.PutMasterData(Http);
        var release = await DispatchNetwork.Release(Http, "APPROVE-1", hazmat: true);
        await DispatchNetwork.Until(Http, release, "awaitingApproval");
        var page = await Open("/approvals");

        await page.Locator($"[data-approval='{release}/1']").GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator($"[data-approval='{release}/1']")).ToHaveCountAsync(0);

        var view = await Http.GetFromJsonAsync<JsonElement>($"/v1/releases/{Uri.EscapeDataString(release)}");
        Assert.Equal(("approved", "admin"), (view.GetProperty("approvals")[0].GetProperty("state").GetString(), view.GetProperty("approvals")[0].GetProperty("by").GetString()));
        await page.CloseAsync();
    }

    [Fact]
    public async Task An_appointment_is_dragged_to_another_door_and_what_is_taken_is_refused_and_goes_back()
    {
        var first = await Held("DRAG-1", inHours: 30);
        var second = await Held("DRAG-2", inHours: 30);
        var day = (await Slot(first)).From;
        var page = await Board(day);
        var block = page.Locator($"[data-block='{first}~1']");
        var other = page.Locator($"[data-block='{second}~1']");
        var taken = await Slot(second);

        await Drag(page, block, other);
        await Assertions.Expect(page.Locator(".docks [role=alert]")).ToContainTextAsync("Not moved");
        Assert.NotEqual(taken, await Slot(first));
        Assert.Equal("", await block.EvaluateAsync<string>("block => block.style.transform"));

        var before = await Slot(first);
        await block.ClickAsync();
        await Assertions.Expect(block).ToHaveAttributeAsync("aria-pressed", "true");
        for (var quarter = 0; quarter < 8; quarter++)
        {
            await page.Keyboard.PressAsync(InTheEvening(before.From) ? "ArrowLeft" : "ArrowRight");
        }

        await page.Keyboard.PressAsync("Enter");
        await Eventually.Until("the facility has moved it", async () => ((await Slot(first)).From - before.From).Duration() > TimeSpan.FromHours(1.5));
        await page.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_no_page_scrolls_sideways_and_a_finger_moves_an_appointment()
    {
        var release = await Held("PHONE-1", inHours: 54);
        var slot = await Slot(release);
        foreach (var path in (string[])["/releases", $"/releases/{release}", "/approvals", "/facilities/DAL-1", "/carriers/SWFT"])
        {
            var page = await Open(path);
            await page.SetViewportSizeAsync(390, 844);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), path);
            await page.CloseAsync();
        }

        var board = await Board(slot.From);
        await board.SetViewportSizeAsync(390, 844);
        await board.Locator($"[data-block='{release}~1']").ClickAsync();
        for (var quarter = 0; quarter < 16; quarter++)
        {
            await board.GetByRole(AriaRole.Button, new() { Name = $"A quarter of an hour {(InTheEvening(slot.From) ? "earlier" : "later")}" }).ClickAsync();
        }

        await board.GetByRole(AriaRole.Button, new() { Name = "Move it there" }).ClickAsync();

        await Eventually.Until("the facility has moved it", async () => ((await Slot(release)).From - slot.From).Duration() > TimeSpan.FromHours(3.5));
        await board.CloseAsync();
    }

    [Fact]
    public async Task Hostile_texts_are_shown_as_text_and_break_nothing()
    {
        var release = await Held("EVIL-1");
        var hold = new { kind = "<img src=x onerror=\"window.hacked=1\">", reason = $"<script>window.hacked=1</script>{new string('W', 1_500)}مستودع" };
        (await Http.PostAsJsonAsync($"/v1/releases/{Uri.EscapeDataString(release)}/hold", hold)).EnsureSuccessStatusCode();

        foreach (var path in (string[])["/releases?q=EVIL-1", $"/releases/{release}", "/releases/%3Cscript%3E~1", "/waves/%3Cscript%3E"])
        {
            var page = await Open(path);
            await page.SetViewportSizeAsync(390, 844);
            Assert.False(await page.EvaluateAsync<bool>("() => 'hacked' in window"), path);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), path);
            await page.CloseAsync();
        }
    }

    private static async Task Drag(IPage page, ILocator from, ILocator to)
    {
        await from.ScrollIntoViewIfNeededAsync();
        var (start, end) = ((await from.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(start.X + 8, start.Y + 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(start.X + 20, start.Y + 12);
        await page.Mouse.MoveAsync(end.X + 8, end.Y + 10, new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    /// <param name="inHours">Far from each other, so that tests do not take each other's doors.</param>
    private async Task<string> Held(string order, double inHours = 3)
    {
        await DispatchNetwork.PutMasterData(Http);
        var release = await DispatchNetwork.Release(Http, order, hazmat: false, inHours);
        await Eventually.Until($"{release} has a dock", async () => (await Http.GetAsync(DispatchNetwork.AppointmentOf(release))).IsSuccessStatusCode);
        return release;
    }

    private async Task<string> Tender(string order)
    {
        var release = await Held(order);
        (await Http.PostAsJsonAsync("/v1/inventory", new { shipmentId = release, allReady = true })).EnsureSuccessStatusCode();
        await DispatchNetwork.Until(Http, release, "tendering");
        return release;
    }

    private Task<(string Door, DateTimeOffset From)> Slot(string release) => DispatchNetwork.Slot(Http, release);

    /// <summary>The board shows one day: what is moved later then would leave it.</summary>
    private static bool InTheEvening(DateTimeOffset at) => DispatchNetwork.InDallas(at).Hour >= 12;

    private async Task<IPage> Board(DateTimeOffset at)
    {
        var page = await Open(DispatchNetwork.DocksOn(at));
        await page.WaitForSelectorAsync("[data-dock-board][data-ready] [data-block]");
        return page;
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
}
