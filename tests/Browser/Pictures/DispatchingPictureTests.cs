using Xunit;

namespace Dispatch.Browser.Pictures;

/// <summary>The pages between order and dispatch look as they did when somebody last looked at them. They have a tower of their own.</summary>
public sealed class DispatchingPictureTests(SignedInTower signedIn) : IClassFixture<SignedInTower>
{
    private static Task<string>? built; // one network for all pages; it answers with the id of its wave

    /// <summary>A page's name and address, and what is there once it is drawn.</summary>
    private static readonly (string Name, string Address, string Drawn)[] All =
    [
        ("releases", "/releases?sort=id", "[data-line]"),
        ("release", $"/releases/{DispatchNetwork.Tendered}", ".step-open"),
        ("approvals", "/approvals", "[data-approval]"),
        ("wave", "/waves/*", "[data-load]"),
        ("carrier-lanes", "/carriers/SWFT", "[data-lane]"),
    ];

    public static TheoryData<string, string> Pages => new(All.SelectMany(page => new[] { (page.Name, "dark"), (page.Name, "light") }));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_looks_as_it_was_approved(string name, string theme)
    {
        var wave = await (built ??= DispatchNetwork.Build(signedIn.Tower.Http));
        await signedIn.Context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = signedIn.Tower.Url.ToString() }]);
        var (_, address, drawn) = All.Single(page => page.Name == name);
        var page = await signedIn.Context.NewPageAsync();
        await page.GotoAsync(address.Replace("*", wave, StringComparison.Ordinal));
        await page.WaitForSelectorAsync(drawn);
        await Picture.IsApproved(page, $"{name}-{theme}");
        await page.CloseAsync();
    }
}
