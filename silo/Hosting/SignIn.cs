using Dispatch.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Accounts;

/// <summary>Where the forms of the sign-in and password pages are sent. Every answer leads to a page again.</summary>
public static class SignIn
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/sign-in", Enter).AllowAnonymous();
        app.MapPost("/account/change-password", ChangePassword).RequireAuthorization(People.Scheme);
        app.MapPost("/account/sign-out", Leave).RequireAuthorization(People.Scheme);
    }

    private static async Task<RedirectHttpResult> Enter(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? returnUrl, HttpContext http, AccountBook accounts, SignInLimit limit)
    {
        if (!limit.Allows(http.Connection.RemoteIpAddress))
        {
            return Back("/sign-in", SignInProblem.TooMany, returnUrl);
        }

        try
        {
            if (await accounts.Check(name ?? "", Bounded(password)) is not { } account)
            {
                return Back("/sign-in", SignInProblem.Wrong, returnUrl);
            }

            await People.SignIn(http, account);
            return TypedResults.LocalRedirect(LocalUrl.OrHome(returnUrl));
        }
        catch (StoreUnavailableException)
        {
            return Back("/sign-in", SignInProblem.Store, returnUrl);
        }
    }

    private static async Task<RedirectHttpResult> ChangePassword(
        [FromForm] string? present,
        [FromForm] string? chosen,
        [FromForm] string? again,
        [FromForm] string? returnUrl,
        HttpContext http,
        AccountBook accounts,
        SignInLimit limit)
    {
        const string Page = "/account/password";
        var name = http.User.Identity?.Name ?? "";
        if (!limit.Allows(http.Connection.RemoteIpAddress))
        {
            return Back(Page, SignInProblem.TooMany, returnUrl);
        }

        if (PasswordRule.Problem(present ?? "", chosen ?? "", again ?? "") is { } problem)
        {
            return Back(Page, problem, returnUrl);
        }

        try
        {
            if (await accounts.Check(name, Bounded(present)) is null || await accounts.SetPassword(name, chosen!, mustChange: false) is not { } account)
            {
                return Back(Page, SignInProblem.Wrong, returnUrl);
            }

            await People.SignIn(http, account);
            return TypedResults.LocalRedirect(LocalUrl.OrHome(returnUrl));
        }
        catch (StoreUnavailableException)
        {
            return Back(Page, SignInProblem.Store, returnUrl);
        }
    }

    // The form is asked for because that is what makes the antiforgery token be checked.
    private static async Task<RedirectHttpResult> Leave(IFormCollection form, HttpContext http)
    {
        await http.SignOutAsync(People.Scheme);
        return TypedResults.LocalRedirect("/sign-in");
    }

    private static RedirectHttpResult Back(string page, string problem, string? returnUrl) =>
        TypedResults.LocalRedirect($"{page}?problem={problem}&returnUrl={Uri.EscapeDataString(LocalUrl.OrHome(returnUrl))}");

    // Hashing takes time in proportion: nobody's password is that long.
    private static string Bounded(string? password) => password is { Length: <= PasswordRule.MaxLength } ? password : "";
}
