using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Support;
using Microsoft.Playwright;
using Xunit;

namespace Dispatch.Browser;

/// <summary>The queue as an operator works it, in a real browser, against the real tower.</summary>
public sealed class WorklistTests(SignedInTower signedIn) : IClassFixture<SignedInTower>
{
    [Fact]
    public async Task An_operator_works_five_exceptions_by_keyboard_only()
    {
        for (var i = 1; i <= 5; i++)
        {
            await MissedPickup.Make(signedIn.Api, $"KEYS-{i}");
        }

        var page = await signedIn.OpenMap();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("e");
        await page.WaitForSelectorAsync(".work[data-ready]");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("keys-");
        await Assertions.Expect(page.Locator("[data-row]")).ToHaveCountAsync(5);

        var ids = await page.Locator("[data-row]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.row)");
        await page.Keyboard.PressAsync("Escape");

        await Focused(page, "j", ids[0]);
        await page.Keyboard.PressAsync("a");
        await Status(ids[0], "acknowledged");

        await Focused(page, "j", ids[1]);
        await page.Keyboard.PressAsync("m");
        await Status(ids[1], "inProgress");

        await Focused(page, "j", ids[2]);
        await page.Keyboard.PressAsync("s");
        await Write(page, "The dock opens later, says jaxmsr.");
        await Status(ids[2], "snoozed");

        await page.Keyboard.PressAsync("Escape");
        await Focused(page, "j", ids[3]);
        await page.Keyboard.PressAsync("c");
        await Write(page, "Called them.");
        await Assertions.Expect(page.Locator(".case-history")).ToContainTextAsync("Called them.");

        await Focused(page, "j", ids[4]);
        await page.Keyboard.PressAsync("r");
        await Write(page, "Another truck went.");
        await Status(ids[4], "resolved");

        await Assertions.Expect(page.Locator($"[data-row='{ids[0]}']")).ToHaveAttributeAsync("data-status", "acknowledged");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Who_is_second_sees_who_was_first_and_the_page_goes_on()
    {
        var id = await MissedPickup.Make(signedIn.Api, "TWO-1");
        var page = await Open($"?exception={Uri.EscapeDataString(id)}");
        await Assertions.Expect(page.Locator(".case-state")).ToHaveTextAsync("open");

        using var resolved = await signedIn.Tower.Http.PostAsJsonAsync($"/v1/exceptions/{Uri.EscapeDataString(id)}/resolve", new { reason = "Done by phone." });
        resolved.EnsureSuccessStatusCode();

        await Assertions.Expect(page.Locator(".case-panel")).ToContainTextAsync("Done by phone.");
        await Assertions.Expect(page.Locator(".case-panel")).ToContainTextAsync("nothing more can be done");
        await Assertions.Expect(page.Locator(".case-panel .button")).ToHaveCountAsync(0);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Two_are_acknowledged_at_once_and_a_copied_link_opens_the_same_list()
    {
        await MissedPickup.Make(signedIn.Api, "BULK-1");
        await MissedPickup.Make(signedIn.Api, "BULK-2");
        var page = await Open("?q=bulk-&sort=age");
        await Assertions.Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);

        await page.GetByLabel("Select this page").CheckAsync();
        await page.Locator(".work-bulk").GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();

        await Assertions.Expect(page.Locator(".work-bulk")).ToContainTextAsync("2 done.");
        await page.Locator("[data-row]").First.ClickAsync();
        await Assertions.Expect(page.Locator(".case-panel h2")).ToHaveTextAsync("Missed pickup");
        var copied = await Open(new Uri(page.Url).Query);
        await Assertions.Expect(copied.Locator("[data-row]")).ToHaveCountAsync(2);
        await Assertions.Expect(copied.Locator(".case-panel h2")).ToHaveTextAsync("Missed pickup");
        await copied.CloseAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task Times_are_read_in_another_zone_without_a_reload()
    {
        var id = await MissedPickup.Make(signedIn.Api, "ZONE-1");
        var page = await Open($"?exception={Uri.EscapeDataString(id)}");
        var detected = page.Locator(".case-panel time").Last;
        await Assertions.Expect(detected).Not.ToContainTextAsync("UTC");
        await page.EvaluateAsync("() => window.here = true");

        await page.GetByLabel("Time zone and units").ClickAsync();
        await page.GetByLabel("UTC", new() { Exact = true }).CheckAsync();

        await Assertions.Expect(detected).ToContainTextAsync("UTC");
        Assert.True(await page.EvaluateAsync<bool>("() => window.here"));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".case-panel time").Last).ToContainTextAsync("UTC");
        await page.EvaluateAsync("() => window.dispatchShell.remember('times', 'browser')");
        await page.CloseAsync();
    }

    private async Task<IPage> Open(string query)
    {
        var page = await signedIn.Context.NewPageAsync();
        await page.GotoAsync($"/exceptions{query}");
        await page.WaitForSelectorAsync(".work[data-ready]");
        return page;
    }

    private static async Task Focused(IPage page, string key, string id)
    {
        await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator($"[data-row='{id}']")).ToBeFocusedAsync();
    }

    private static async Task Write(IPage page, string text)
    {
        await Assertions.Expect(page.Locator(".case-form textarea")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".case-form")).ToHaveCountAsync(0);
    }

    private Task Status(string id, string status) => Eventually.Until($"{id} is {status}", async () =>
        (await signedIn.Tower.Http.GetFromJsonAsync<JsonElement>($"/v1/exceptions/{Uri.EscapeDataString(id)}")).GetProperty("status").GetString() == status);
}
