using Dispatch.Live;

namespace Dispatch.Hosting;

/// <summary>Is it alive, is it ready, and does it keep its promises.</summary>
public static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<ReadersCheck>("readers", tags: ["ready"]);
        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        app.MapGet("/slo", (IVitals vitals) => SloView.Of(vitals.Now)).RequireAuthorization("api")
            .WithSummary("What is promised of each hop and what is kept of it, during the last five minutes and the last hour.");
    }
}
