using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Dispatch.Accounts;

/// <summary>Who a person is between two requests: a cookie, and what it is worth.</summary>
public static class People
{
    /// <summary>The name of the authentication scheme and of the policy that asks for it.</summary>
    public const string Scheme = "person";

    private const string MustChange = "must-change";
    private const string Stamp = "stamp";
    private const string CheckedAt = "checked-at";
    private const string PasswordPage = "/account/password";
    private const string ChangePassword = "/account/change-password";
    private const string SignOut = "/account/sign-out";

    private static readonly TimeSpan Validity = TimeSpan.FromHours(12);
    internal static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(1);

    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<AccountBook>();
        services.AddSingleton<IAccountDesk, AccountDesk>();
        services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = "dispatch-person";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.AccessDeniedPath = PasswordPage;
            cookie.ExpireTimeSpan = Validity;
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = Recheck;
        });
        services.AddAuthorizationBuilder().AddPolicy(Scheme, policy => policy
            .AddAuthenticationSchemes(Scheme)
            .RequireAuthenticatedUser()
            .RequireAssertion(HasOwnPassword));
    }

    public static Task SignIn(HttpContext http, Account account)
    {
        List<Claim> claims = [new(ClaimTypes.Name, account.Name), new(Stamp, account.Stamp)];
        if (account.MustChange)
        {
            claims.Add(new(MustChange, "yes"));
        }

        return http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
    }

    // A one-time password opens nothing but the page on which it is changed.
    public static bool HasOwnPassword(AuthorizationHandlerContext context) =>
        !context.User.HasClaim(claim => claim.Type is MustChange)
        || (context.Resource is HttpContext { Request.Path.Value: PasswordPage or ChangePassword or SignOut });

    /// <summary>Whether the account is still there, with the password that was used.</summary>
    public static async Task<bool> IsStillIn(ClaimsPrincipal? person, AccountBook accounts) =>
        await accounts.Find(person?.Identity?.Name ?? "") is { } account && person!.HasClaim(Stamp, account.Stamp);

    // Whoever's password was changed is signed out everywhere within a minute.
    private static async Task Recheck(CookieValidatePrincipalContext context)
    {
        var now = context.Options.TimeProvider!.GetUtcNow();
        var last = context.Properties.Items.TryGetValue(CheckedAt, out var text) && long.TryParse(text, out var ms) ? ms : 0;
        if (now.ToUnixTimeMilliseconds() - last < CheckEvery.TotalMilliseconds)
        {
            return;
        }

        if (!await IsStillIn(context.Principal, context.HttpContext.RequestServices.GetRequiredService<AccountBook>()))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        context.Properties.Items[CheckedAt] = now.ToUnixTimeMilliseconds().ToString();
        context.ShouldRenew = true;
    }
}
