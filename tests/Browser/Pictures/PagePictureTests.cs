using Xunit;

namespace Dispatch.Browser.Pictures;

/// <summary>Every page looks as it did when somebody last looked at it, in both themes.</summary>
public sealed class PagePictureTests(SignedInTower signedIn) : IClassFixture<SignedInTower>
{
    private static Task? built; // one network for all pages

    /// <summary>A page's name and address, and what is there once it is drawn. A new page is a new line.</summary>
    private static readonly (string Name, string Address, string Drawn)[] All =
    [
        ("map", "/", ".case"),
        ("map-shipment", $"/?shipment={SmallNetwork.Shipment}&lat=39&lon=-97&z=4", ".selected .stop-list"),
        ("exceptions", "/exceptions", ".work[data-ready] [data-row]"),
        ("exception", $"/exceptions?exception={SmallNetwork.Exception}", ".work[data-ready] .case-history"),
        ("shipments", "/shipments?sort=id", "[data-line]"),
        ("shipment", $"/shipments/{SmallNetwork.Shipment}", ".fact"),
        ("carriers", "/carriers", "td"),
        ("carrier", "/carriers/SWFT", "h1"),
        ("facilities", "/facilities", "td"),
        ("facility", "/facilities/DAL-1", "h1"),
        ("health", "/health", "[data-stream]"),
        ("people", "/people", "[data-person]"),
        ("not-found", "/not-found", "h1"),
        ("password", "/account/password", "h1"),
    ];

    public static TheoryData<string, string> Pages => new(All.SelectMany(page => new[] { (page.Name, "dark"), (page.Name, "light") }));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_looks_as_it_was_approved(string name, string theme)
    {
        await (built ??= SmallNetwork.Build(signedIn.Api, signedIn.Tower.Http));
        await signedIn.Context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = signedIn.Tower.Url.ToString() }]);
        var (_, address, drawn) = All.Single(page => page.Name == name);
        var page = await signedIn.Context.NewPageAsync();
        await page.GotoAsync(address);
        await page.WaitForSelectorAsync(drawn);
        await Picture.IsApproved(page, $"{name}-{theme}");
        await page.CloseAsync();
    }
}
