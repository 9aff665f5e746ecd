using System.Text.RegularExpressions;
using Dispatch.Support;
using Microsoft.Playwright;
using Xunit;

namespace Dispatch.Browser;

/// <summary>A real tower and a real browser in which the administrator has signed in for the first time.</summary>
public sealed partial class SignedInTower : IAsyncLifetime
{
    private const string Password = "a long sentence for tests";

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public TowerProcess Tower { get; private set; } = null!;

    public TowerApi Api { get; private set; } = null!;

    /// <summary>The pages of one person share their cookies.</summary>
    public IBrowserContext Context { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Tower = await TowerProcess.Start();
        Api = new(Tower.Http);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"],
        });
        Context = await browser.NewContextAsync(new() { BaseURL = Tower.Url.ToString(), BypassCSP = true, ViewportSize = new() { Width = 1440, Height = 900 }, TimezoneId = "America/New_York" });
        Context.SetDefaultTimeout(30_000);
        await SignInForTheFirstTime();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await Tower.DisposeAsync();
    }

    /// <summary>The page with its live map, once the map has been drawn.</summary>
    public async Task<IPage> OpenMap(string query = "")
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync($"/{query}");
        await page.WaitForFunctionAsync("() => window.dispatchMap");
        return page;
    }

    private async Task SignInForTheFirstTime()
    {
        await Eventually.Until("the first password is printed", TimeSpan.FromSeconds(30), () => Task.FromResult(OneTimePassword() is not null));
        var page = await Context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByLabel("Name").FillAsync("admin");
        await page.GetByLabel("Password").FillAsync(OneTimePassword()!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByLabel("Present password").FillAsync(OneTimePassword()!);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("New password again").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await page.WaitForSelectorAsync(".tower");
        await page.CloseAsync();
    }

    private string? OneTimePassword() => Printed().Match(Tower.Process.Output) is { Success: true } match ? match.Groups["password"].Value : null;

    [GeneratedRegex(@"password\s+(?<password>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Printed();
}
