using System.Net;
using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Shell;

public sealed class LostTests : IAsyncLifetime
{
    private const string Password = "a sentence of my own";

    private readonly FaceHost host = new();

    public ValueTask InitializeAsync() => host.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_address_without_a_page_is_told_by_a_page_to_people_and_by_its_status()
    {
        await host.Accounts.SetPassword("ada", Password, mustChange: false);
        using var browser = new FaceBrowser(host);
        await browser.Open("/");
        await browser.SignIn("ada", Password);

        Assert.Equal(HttpStatusCode.NotFound, await browser.Look("/nowhere"));
        Assert.Contains("There is no such page", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_from_an_address_without_a_page_as_from_any_other()
    {
        using var browser = new FaceBrowser(host);

        Assert.Equal(HttpStatusCode.Redirect, await browser.Look("/nowhere"));
        Assert.Empty(browser.Page);
    }
}
