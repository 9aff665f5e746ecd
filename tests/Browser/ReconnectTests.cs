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
        var banner = page.GetByText("Connection lost");
        await signedIn.Tower.Kill();
        await Assertions.Expect(banner.First).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await signedIn.Tower.Restart();

        await Assertions.Expect(banner.First).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await page.WaitForFunctionAsync("() => window.dispatchMap");
        await page.CloseAsync();
    }
}
