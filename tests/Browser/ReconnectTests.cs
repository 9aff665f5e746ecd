using Microsoft.Playwright;
using Xunit;

namespace Dispatch.Browser;

/// <summary>A page that is open while the tower goes away says so, and goes on by itself when it is back.</summary>
public sealed class ReconnectTests(SignedInTower signedIn) : IClassFixture<SignedInTower>
{
    [Fact]
    public async Task A_killed_tower_is_announced_and_found_again()
    {
        var page = await signedIn.OpenMap();
        await signedIn.Tower.Kill();
        await Assertions.Expect(page.Locator(".map-banner").First).ToBeVisibleAsync();

        await signedIn.Tower.Restart();

        await Assertions.Expect(page.Locator(".map-banner").First).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await page.WaitForFunctionAsync("() => window.dispatchMap");
        await page.CloseAsync();
    }
}
