using Dispatch.Browser;
using Dispatch.Support;
using Microsoft.Playwright;

namespace Dispatch.Bench.Map;

/// <summary>A browser in which the administrator of a new tower has signed in.</summary>
public sealed class MapBrowser : IAsyncDisposable
{
    private const float TimeoutMs = 120_000;

    private readonly Chromium chromium;
    private readonly IBrowserContext context;

    private MapBrowser(Chromium chromium, IBrowserContext context) => (this.chromium, this.context) = (chromium, context);

    public static async Task<MapBrowser> Open(TowerProcess tower)
    {
        var launched = await Chromium.Launch();
        var opened = new MapBrowser(launched, await launched.Open(tower.Url));
        await opened.context.SignInAsAdministrator(tower);
        return opened;
    }

    /// <summary>What a hub client has to send to be the same person.</summary>
    public async Task<string> Cookies() => string.Join("; ", (await context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"));

    public async Task<IPage> Map(string query = "")
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(TimeoutMs);
        await page.GotoAsync($"/{query}");
        await page.WaitForFunctionAsync("() => window.dispatchMap");
        return page;
    }

    public ValueTask DisposeAsync() => chromium.DisposeAsync();
}
