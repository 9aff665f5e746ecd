using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Dispatch.Accounts;
using Dispatch.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dispatch.Hosting;

/// <summary>Keys for machines: <c>Authorization: Bearer dsp_...</c>.</summary>
public static class ApiKeys
{
    public const string Scheme = "key";

    /// <summary>The scheme of people who signed in.</summary>
    public const string PersonScheme = "person";

    /// <summary>The name that the administrator's key acts under.</summary>
    public const string Bootstrap = "bootstrap";

    /// <summary>Chooses between the two: a page's script comes with a cookie, a machine with a key.</summary>
    private const string EitherScheme = "key-or-person";

    /// <summary>Adds the scheme <see cref="Scheme"/> and the policy <see cref="Api.Policy"/>, which takes a key or a signed-in person.</summary>
    public static AuthenticationBuilder AddApiKeys(this IServiceCollection services)
    {
        services.AddSingleton<BootstrapKey>();
        services.AddHostedService(provider => provider.GetRequiredService<BootstrapKey>());
        services.AddAuthorizationBuilder()
            .AddPolicy(Api.Policy, policy => policy
                .AddAuthenticationSchemes(EitherScheme)
                .RequireAuthenticatedUser()
                .RequireAssertion(People.HasOwnPassword));
        return services.AddAuthentication(Scheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Scheme, null)
            .AddPolicyScheme(EitherScheme, null, options =>
            {
                options.ForwardDefaultSelector = context =>
                    context.Request.Headers.Authorization.Count > 0 || context.Request.Cookies.Count == 0 ? Scheme : PersonScheme;

                // A machine that may not in gets a problem, not a sign-in page.
                options.ForwardChallenge = Scheme;
                options.ForwardForbid = Scheme;
            });
    }

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

/// <summary>Knows a caller by its key.</summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, BootstrapKey bootstrap)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(bootstrap.Is(header[Bearer.Length..].Trim())
            ? AuthenticateResult.Success(new(Administrator(), ApiKeys.Scheme))
            : AuthenticateResult.Fail("This key is not known."));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(Problems.OfStatus(StatusCodes.Status401Unauthorized)).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Of(Problems.OfStatus(StatusCodes.Status403Forbidden)).ExecuteAsync(Context);

    private static ClaimsPrincipal Administrator() => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, ApiKeys.Bootstrap), new(ClaimTypes.Role, Role.Administrator.Value)], ApiKeys.Scheme));
}
