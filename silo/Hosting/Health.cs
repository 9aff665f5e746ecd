using System.Text.Json;
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
        app.MapGet("/slo", Slo).RequireAuthorization("api").WithSummary("Latency of each hop, during the last five minutes, in milliseconds.");
    }

    /// <summary>By hop, for example <c>receiptToTrack</c>.</summary>
    private static Dictionary<string, LatencyView> Slo(IVitals vitals) => vitals.Now.Hops.ToDictionary(
        hop => JsonNamingPolicy.CamelCase.ConvertName(hop.Hop.ToString()),
        hop => new LatencyView(hop.P50Ms, hop.P95Ms, hop.P99Ms, hop.Count));
}

/// <summary>What was measured in the last five minutes.</summary>
public sealed record LatencyView(double P50Ms, double P95Ms, double P99Ms, long Count);
