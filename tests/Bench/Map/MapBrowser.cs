using System.Text.RegularExpressions;
using Dispatch.Support;
using Microsoft.Playwright;

namespace Dispatch.Bench.Map;

/// <summary>Debian's Chromium with a GPU in software, in which the administrator of a new tower has signed in.</summary>
public sealed partial class MapBrowser : IAsyncDisposable
{
    private const string Password = "a long sentence for figures";

    private MapBrowser(IPlaywright playwright, IBrowser browser, IBrowserContext context) => (Driver, Browser, Context) = (playwright, browser, context);

    private IPlaywright Driver { get; }

    private IBrowser Browser { get; }

    private IBrowserContext Context { get; }

    public static async Task<MapBrowser> Open(TowerProcess tower)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"],
        });
        var context = await browser.NewContextAsync(new() { BaseURL = tower.Url.ToString(), BypassCSP = true, ViewportSize = new() { Width = 1440, Height = 900 } });
        var opened = new MapBrowser(playwright, browser, context);
        await opened.SignIn(Printed().Match(tower.Process.Output).Groups["password"].Value);
        return opened;
    }

    /// <summary>What a hub client has to send to be the same person.</summary>
    public async Task<string> Cookies() => string.Join("; ", (await Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"));

    public async Task<IPage> Map(string query = "")
    {
        var page = await Context.NewPageAsync();
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync($"/{query}");
        await page.WaitForFunctionAsync("() => window.dispatchMap");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        Driver.Dispose();
    }

    private async Task SignIn(string oneTime)
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByLabel("Name").FillAsync("admin");
        await page.GetByLabel("Password").FillAsync(oneTime);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByLabel("Present password").FillAsync(oneTime);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("New password again").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await page.WaitForSelectorAsync(".tower");
        await page.CloseAsync();
    }

    [GeneratedRegex(@"password\s+(?<password>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Printed();
}
