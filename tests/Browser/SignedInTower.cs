using Dispatch.Support;
using Microsoft.Playwright;
using Xunit;

namespace Dispatch.Browser;

/// <summary>A real tower and a real browser in which the administrator has signed in for the first time.</summary>
public sealed class SignedInTower : IAsyncLifetime
{
    private Chromium browser = null!;

    public TowerProcess Tower { get; private set; } = null!;

    public TowerApi Api { get; private set; } = null!;

    /// <summary>The pages of one person share their cookies.</summary>
    public IBrowserContext Context { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Tower = await TowerProcess.Start();
        Api = new(Tower.Http);
        browser = await Chromium.Launch();
        Context = await browser.Open(Tower.Url);
        await Context.SignInAsAdministrator(Tower);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await Tower.DisposeAsync();
    }

    /// <summary>The page with its live map, once the map has been drawn.</summary>
    public async Task<IPage> OpenMap(string query = "")
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync($"/{query}");
        await page.WaitForFunctionAsync("() => window.dispatchMap");
        await page.WaitForSelectorAsync("html[data-live]"); // before that nobody hears a key
        return page;
    }
}
