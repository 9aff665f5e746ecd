using Dispatch.Storage;
using Dispatch.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StackExchange.Redis;

namespace Dispatch.Hosting;

/// <summary>
/// Traces, metrics and logs for whoever runs the tower. Settings: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> (and the other OTEL_ variables)
/// sends all three; without it nothing is exported and no span is made. <c>Dispatch:Telemetry:TracesPerSecond</c> bounds the traces that
/// begin on this node, <c>Dispatch:Logs</c> = <c>json</c> writes one JSON object a line to the console, with trace ids.
/// </summary>
public static class Telemetry
{
    private const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string NameSetting = "OTEL_SERVICE_NAME";
    private const string NoTagsAtFirst = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";
    private const string OrleansMeter = "Microsoft.Orleans";

    /// <summary>Calls of grains; Orleans' other sources tell of its own housekeeping.</summary>
    private const string OrleansCalls = "Microsoft.Orleans.Application";

    /// <summary>After the store and Orleans, which it listens to.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        AddLogs(builder);
        if (!IsOn(builder.Configuration))
        {
            return;
        }

        // Without it a sampler does not learn the path of a request.
        AppContext.SetSwitch(NoTagsAtFirst, isEnabled: false);
        Meter(builder.Services);
        builder.Services.AddHostedService<TowerGauges>();
        if (builder.Services.Any(service => service.ServiceType == typeof(IConnectionMultiplexer)))
        {
            builder.Services.AddHostedService<RedisMeter>();
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Configuration[NameSetting] ?? "dispatch", serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}"))
            .WithMetrics(metrics => metrics
                .AddMeter(TelemetryNames.Source, OrleansMeter)
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation())
            .WithTracing(tracing => tracing
                .SetSampler(services => new HeadSampler(
                    builder.Configuration.GetValue("Dispatch:Telemetry:TracesPerSecond", HeadSampler.DefaultPerSecond), TimeProvider.System))
                .AddSource(TelemetryNames.Source, OrleansCalls)
                .AddAspNetCoreInstrumentation())
            .WithLogging(configureBuilder: null, logs => logs.IncludeFormattedMessage = true)
            .UseOtlpExporter();
    }

    /// <summary>Calls of grains carry their trace.</summary>
    public static ISiloBuilder AddTraces(this ISiloBuilder silo) => IsOn(silo.Configuration) ? silo.AddActivityPropagation() : silo;

    /// <inheritdoc cref="AddTraces(ISiloBuilder)"/>
    public static IClientBuilder AddTraces(this IClientBuilder client) => IsOn(client.Configuration) ? client.AddActivityPropagation() : client;

    private static bool IsOn(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[EndpointSetting]);

    private static void AddLogs(WebApplicationBuilder builder)
    {
        if (builder.Configuration["Dispatch:Logs"] is "json")
        {
            builder.Logging.AddJsonConsole(json => (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, "O"));
        }
    }

    /// <summary>Puts a <see cref="MeteredStore"/> before the store, whichever it is.</summary>
    private static void Meter(IServiceCollection services)
    {
        var store = services.Last(service => service.ServiceType == typeof(IStore));
        services.Remove(store);
        services.AddSingleton<IStore>(provider => new MeteredStore((IStore)(store.ImplementationInstance ?? store.ImplementationFactory!(provider))));
    }
}
