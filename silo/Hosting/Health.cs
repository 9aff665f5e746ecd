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
        app.MapGet("/slo", Slo).RequireAuthorization("api").WithSummary("Latency of each hop, since the start, in milliseconds.");
    }

    private static SloView Slo(LatencyLog latency) => new(
        new(Math.Round(latency.Percentile(0.5), 1), Math.Round(latency.Percentile(0.95), 1), Math.Round(latency.Percentile(0.99), 1), latency.Count));
}

/// <param name="ReceiptToTrack">From a position's receipt at the edge to its vehicle's track.</param>
public sealed record SloView(LatencyView ReceiptToTrack);

public sealed record LatencyView(double P50Ms, double P95Ms, double P99Ms, long Count);
