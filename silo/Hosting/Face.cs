using Dispatch.Accounts;
using Dispatch.Live;
using Dispatch.Shell;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;

namespace Dispatch.Hosting;

/// <summary>The pages, their live feed and the people who see them.</summary>
public static class Face
{
    /// <summary>
    /// Nothing comes from another host. Styles may stand in the markup (MudBlazor writes its theme and positions there), scripts may not.
    /// MapLibre's worker is a file of its own; its images are data and blobs.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self'; "
        + "connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IServiceCollection AddFace(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, PersonStays>();
        services.AddPages();
        services.AddSignalR().AddMessagePackProtocol();
        services.AddSingleton<HostMap>();
        services.AddSingleton<SignInLimit>();
        services.AddHostedService<FirstAdministrator>();
        services.AddPeople();
        return services;
    }

    public static WebApplication MapFace(this WebApplication app)
    {
        // Without it `dotnet run` outside Development answers every asset with nothing; a published build does not need it.
        StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);

        app.Use(SecurityHeaders);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(OnlyTheLost);

        // After the line above, so that it is asked again who the page is for that tells of a missing one.
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapSignIn();
        app.MapHub<TowerHub>("/hubs/tower").RequireAuthorization(People.Scheme);
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization(People.Scheme);
        return app;
    }

    // Programs get the bare status.
    private static Task OnlyTheLost(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages && !IsLost(http))
        {
            pages.Enabled = false;
        }

        return next(http);
    }

    private static bool IsLost(HttpContext http) =>
        http.GetEndpoint() is null
        && HttpMethods.IsGet(http.Request.Method)
        && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static Task SecurityHeaders(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(http);
    }
}
