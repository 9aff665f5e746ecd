using Dispatch.Support;
using Microsoft.Playwright;

namespace Dispatch.Browser;

/// <summary>Debian's Chromium without a screen; it draws the map in software.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly float TimeoutMs = (float)Eventually.Patience.TotalMilliseconds;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> Launch()
    {
        Assertions.SetDefaultExpectTimeout(TimeoutMs);
        var player = await Playwright.CreateAsync();
        return new(player, await player.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"],
        }));
    }

    /// <summary>A person's browser of its own, on the US east coast, in front of a tower.</summary>
    public async Task<IBrowserContext> Open(Uri tower)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = tower.ToString(),
            BypassCSP = true, // Playwright waits by evaluating
            ViewportSize = new() { Width = 1440, Height = 900 },
            TimezoneId = "America/New_York",
        });
        context.SetDefaultTimeout(TimeoutMs);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
