using System.Net;
using System.Text.RegularExpressions;
using Dispatch.Fakes;
using Dispatch.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dispatch.Accounts;

public sealed class SignInTests : IAsyncLifetime
{
    private const string OwnPassword = "a sentence of my own";

    private readonly FaceHost host = new();

    public ValueTask InitializeAsync() => host.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_the_sign_in_page_and_back_afterwards()
    {
        using var browser = new FaceBrowser(host);

        Assert.Equal("/sign-in?returnUrl=%2F%3Fshipment%3Dacme~1", await browser.Open("/?shipment=acme~1"));

        await host.Accounts.SetPassword("ada", OwnPassword, mustChange: false);
        Assert.Equal("/?shipment=acme~1", await browser.SignIn("ada", OwnPassword));
    }

    [Fact]
    public async Task The_live_feed_is_closed_to_strangers()
    {
        using var browser = new FaceBrowser(host);

        Assert.Equal(HttpStatusCode.Unauthorized, await browser.Post("/hubs/tower/negotiate?negotiateVersion=1"));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike()
    {
        await host.Accounts.SetPassword("ada", OwnPassword, mustChange: false);
        using var browser = new FaceBrowser(host);
        await browser.Open("/sign-in");

        Assert.Equal("/sign-in?problem=wrong&returnUrl=%2F", await browser.SignIn("ada", "not it at all"));
        Assert.Equal("/sign-in?problem=wrong&returnUrl=%2F", await browser.SignIn("nobody", OwnPassword));
    }

    [Fact]
    public async Task A_one_time_password_opens_nothing_but_the_page_where_it_is_changed()
    {
        await host.Accounts.SetPassword("ada", "one-time", mustChange: true);
        using var browser = new FaceBrowser(host);
        await browser.Open("/");

        await browser.SignIn("ada", "one-time");
        Assert.Equal("/account/password?returnUrl=%2F", await browser.Open("/"));
        Assert.Equal(HttpStatusCode.Forbidden, await browser.Post("/hubs/tower/negotiate?negotiateVersion=1"));

        Assert.Equal("/account/password?problem=too-short&returnUrl=%2F", await browser.ChangePassword("one-time", "short", "short"));
        Assert.Equal("/account/password?problem=different&returnUrl=%2F", await browser.ChangePassword("one-time", OwnPassword, OwnPassword + "!"));
        Assert.Equal("/", await browser.ChangePassword("one-time", OwnPassword, OwnPassword));
        Assert.Null(await browser.Open("/"));
    }

    [Fact]
    public async Task The_eleventh_try_within_a_minute_is_not_even_looked_at()
    {
        await host.Accounts.SetPassword("ada", OwnPassword, mustChange: false);
        using var browser = new FaceBrowser(host);
        await browser.Open("/sign-in");
        for (var i = 0; i < SignInLimit.TriesPerMinute; i++)
        {
            await browser.SignIn("ada", "not it at all");
        }

        Assert.Equal("/sign-in?problem=too-many&returnUrl=%2F", await browser.SignIn("ada", OwnPassword));
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        using var browser = new FaceBrowser(host);

        Assert.Equal(HttpStatusCode.BadRequest, await browser.Post("/account/sign-in", ("name", "ada"), ("password", OwnPassword)));
    }

    [Fact]
    public async Task Signing_out_closes_the_pages_again()
    {
        await host.Accounts.SetPassword("ada", OwnPassword, mustChange: false);
        using var browser = new FaceBrowser(host);
        await browser.Open("/");
        await browser.SignIn("ada", OwnPassword);
        Assert.Null(await browser.Open("/"));

        await browser.Open("/account/password");
        Assert.Equal("/sign-in", await browser.Send("/account/sign-out"));
        Assert.StartsWith("/sign-in", await browser.Open("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_signs_out_whoever_knew_the_old_one_within_a_minute()
    {
        await host.Accounts.SetPassword("ada", OwnPassword, mustChange: false);
        using var browser = new FaceBrowser(host);
        await browser.Open("/");
        await browser.SignIn("ada", OwnPassword);

        await host.Accounts.SetPassword("ada", "another one entirely", mustChange: false);
        host.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.StartsWith("/sign-in", await browser.Open("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_start_makes_an_administrator_who_must_choose_a_password()
    {
        var admin = await host.Accounts.Find(FirstAdministrator.Name);

        Assert.True(admin!.MustChange);
    }

    [Fact]
    public async Task A_password_is_not_kept_in_the_store()
    {
        await host.Accounts.SetPassword("ada", OwnPassword, mustChange: false);

        var state = await host.Services.GetRequiredService<IStore>().Load(new("account", "ada", "ada"));

        Assert.DoesNotContain(OwnPassword, System.Text.Encoding.UTF8.GetString(state!.State.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?shipment=acme~1", "/?shipment=acme~1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData(null, "/")]
    public void One_is_only_ever_sent_on_to_a_page_of_this_host(string? asked, string sent) => Assert.Equal(sent, LocalUrl.OrHome(asked));

    [Fact]
    public async Task No_page_takes_anything_from_another_host()
    {
        using var browser = new FaceBrowser(host);
        await browser.Open("/sign-in");

        Assert.DoesNotMatch(new Regex("(src|href)=\"(https?:)?//", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), browser.Page);
        Assert.Contains("script-src 'self';", browser.ContentSecurityPolicy, StringComparison.Ordinal);
    }
}
