using System.Text.Json;
using Dispatch.Support;
using Xunit;

namespace Dispatch.Browser;

/// <summary>WCAG 2.2 AA, as far as a machine can judge it: axe-core finds nothing on any page in either theme.</summary>
public sealed class AccessibilityTests(SignedInTower signedIn) : IClassFixture<SignedInTower>
{
    private const string Rules = "{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }";

    // The tests' own npm package, installed with the dashboard's by its lock file.
    private static readonly string Axe = Path.Combine(Repository.Root, "dashboard", "node_modules", "axe-core", "axe.min.js");

    private static Task<string>? made; // the tower is the same for all pages
    private static Task<string>? wave;

    /// <summary>Stands for the page of the wave that is planned when the tower is up.</summary>
    private const string WavePage = "(wave)";

    /// <summary>Stands for the yard on the day on which its first truck is expected: not today, in the last hours of its day.</summary>
    private const string DocksPage = "(docks)";

    /// <summary>Every page: its address, and what is there once it is drawn. A new page is a new line.</summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "/", ".case" },
        { "/?shipment=ACME~AXE-1", ".selected" },
        { "/exceptions", ".work[data-ready] [data-row]" },
        { "/exceptions?exception=ACME~AXE-1~1", ".work[data-ready] .case-history" },
        { "/exceptions?q=nothing-like-it", ".all-clear" },
        { "/shipments", "[data-line]" },
        { "/shipments?q=nothing-like-it", ".board-words" },
        { "/shipments/ACME~AXE-1", ".fact" },
        { "/shipments/NOBODY~1", "h1" },
        { "/releases", "[data-line]" },
        { "/releases?q=nothing-like-it", ".board-words" },
        { $"/releases/{DispatchNetwork.Gathering}", ".gate-line" },
        { $"/releases/{DispatchNetwork.Tendered}", ".step-open" },
        { "/releases/NOBODY~1", "h1" },
        { "/approvals", "[data-approval]" },
        { WavePage, "[data-load]" },
        { "/waves/NOBODY", "h1" },
        { "/carriers", "h1" },
        { "/carriers/SWFT", "[data-lane]" },
        { "/facilities", "h1" },
        { DocksPage, "[data-block]" },
        { "/health", "[data-stream]" },
        { "/people", "[data-person]" },
        { "/not-found", "h1" },
        { "/account/password", "h1" },
        { "/sign-in", "h1" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_in_both_themes(string address, string drawn)
    {
        await (made ??= MissedPickup.Make(signedIn.Api, "AXE-1", tier: "gold"));
        var planned = await (wave ??= DispatchNetwork.Build(signedIn.Tower.Http));
        address = address switch
        {
            WavePage => $"/waves/{planned}",
            DocksPage => DispatchNetwork.DocksOn((await DispatchNetwork.Slot(signedIn.Tower.Http, DispatchNetwork.Tendered)).From),
            _ => address,
        };
        var page = await signedIn.Context.NewPageAsync();
        var found = new List<string>();
        foreach (var theme in (string[])["dark", "light"])
        {
            await signedIn.Context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = signedIn.Tower.Url.ToString() }]);
            await page.GotoAsync(address);
            await page.WaitForSelectorAsync(drawn);
            await page.AddScriptTagAsync(new() { Path = Axe });
            var violations = await page.EvaluateAsync<JsonElement>($"async () => (await axe.run(document, {Rules})).violations");
            found.AddRange(violations.EnumerateArray().Select(violation => $"{theme}: {Tell(violation)}"));
        }

        await page.CloseAsync();
        Assert.True(found.Count == 0, $"{address}\n{string.Join('\n', found)}");
    }

    private static string Tell(JsonElement violation)
    {
        var nodes = violation.GetProperty("nodes").EnumerateArray().Take(4).Select(node => $"  {node.GetProperty("html")}\n    {node.GetProperty("failureSummary")}");
        return $"{violation.GetProperty("id")}: {violation.GetProperty("help")}\n{string.Join('\n', nodes)}";
    }
}
