using System.Net;
using System.Net.Sockets;
using Dispatch.Live;
using Dispatch.Policies;
using Dispatch.Tracking;
using Orleans.Configuration;

namespace Dispatch.Hosting;

/// <summary>The silo: grains, the live wire, and the services that keep readers awake and the host's view fresh.</summary>
public static class Tower
{
    /// <summary>How often a queue of the live wire is emptied: half of what an eye notices between a fix and its truck moving.</summary>
    private static readonly TimeSpan LivePull = TimeSpan.FromMilliseconds(25);

    public static void AddTower(this WebApplicationBuilder builder)
    {
        builder.Host.UseOrleans(silo => silo
            .UseLocalhostClustering(FreePort(), FreePort())
            .AddMemoryGrainStorage("PubSubStore")
            .AddMemoryStreams(LiveStreams.Provider, streams => streams.ConfigurePullingAgent(agent =>
                agent.Configure(options => options.GetQueueMsgsTimerPeriod = LivePull)))
            .Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = ("dispatch", "dispatch")));

        builder.Services.AddSingleton(Policy(builder.Configuration));
        builder.Services.AddSingleton<Doorbell>();
        builder.Services.AddSingleton<Watching>();
        builder.Services.AddSingleton<LatencyLog>();
        builder.Services.AddSingleton<ReadersAwake>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ReadersAwake>());
        builder.Services.AddSingleton<TowerFeed>();
        builder.Services.AddSingleton<ITower>(services => services.GetRequiredService<TowerFeed>());
        builder.Services.AddHostedService(services => services.GetRequiredService<TowerFeed>());
        builder.Services.AddSingleton<IBoards, Boards>();
        builder.Services.AddSingleton<IVitals, TowerVitals>();
        builder.Services.AddSingleton<IQuarantine, QuarantineOfAll>();
    }

    /// <summary><c>Dispatch:RetentionDays</c>, at least 1: how long what has ended can still be looked up.</summary>
    private static TowerPolicy Policy(ConfigurationManager configuration)
    {
        var standard = TowerPolicy.Default;
        var days = configuration.GetValue("Dispatch:RetentionDays", standard.RetainFor.TotalDays);
        return standard with { RetainFor = TimeSpan.FromDays(Math.Max(1, days)) };
    }

    /// <summary>One process is the whole cluster, so its ports may be any: two towers on a machine must not meet.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
