using Dispatch.Audit;
using Dispatch.Connectors;
using Dispatch.Dispatching;
using Dispatch.Homes;
using Dispatch.Integration;
using Dispatch.Live;
using Dispatch.Policies;
using Dispatch.Tracking;
using Orleans.Configuration;

namespace Dispatch.Hosting;

/// <summary>Grains, or the way to them; the live wire; and the services that keep readers awake and the host's view fresh.</summary>
public static class Tower
{
    /// <summary>How often a queue of the live wire is emptied: each takes half of this, in the middle, on its way to the map.</summary>
    private static readonly TimeSpan LivePull = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// How long the live wire keeps what it has brought. Orleans would keep half an hour of it, which is gigabytes at full load; whoever was away
    /// for longer asks the readers for what there is.
    /// </summary>
    private static readonly TimeSpan LiveKept = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Of so many grains a silo remembers where they are, some 0.4 KB each: more than are spoken to within minutes. Orleans would remember a million, most
    /// of which have left memory long since.
    /// </summary>
    private const int AddressesKept = 100_000;

    /// <summary>
    /// How long a reader may take to begin: it reads all that its boards show, which is minutes where there are a million shipments. Orleans would give up
    /// after half a minute and begin anew, with what it gave up still at work, and so never be done.
    /// </summary>
    private static readonly TimeSpan ReadersBegin = TimeSpan.FromHours(1);

    public static void AddTower(this WebApplicationBuilder builder, Node node)
    {
        if (node.Is(Roles.Silo))
        {
            builder.Host.UseOrleans(silo => AddSilo(silo, node));
            builder.Services.AddHostedService<CutOff>();
            builder.Services.AddHostedService<Fallen>();
        }
        else
        {
            builder.Host.UseOrleansClient(client => client.JoinCluster(node).AddMemoryStreams(LiveStreams.Provider).AddTraces());
        }

        builder.Services.AddKnownInterfaces();
        builder.Services.AddSingleton(node);
        builder.Services.AddSingleton(Policy(builder.Configuration));
        builder.Services.AddSingleton<Doorstep>();
        builder.Services.AddSingleton<Doorbell>();
        builder.Services.AddSingleton<Watching>();
        builder.Services.AddSingleton<CarrierBook>();
        builder.Services.AddSingleton<WavePlanner>();
        builder.Services.AddSingleton<EndpointBook>();
        builder.Services.AddSingleton<IOutbound, WebhookSender>();
        builder.Services.AddSingleton<ConnectorsAwake>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ConnectorsAwake>());
        builder.Services.AddSingleton<LatencyLog>();
        builder.Services.AddSingleton<IngestGate>();
        builder.Services.AddSingleton<ReadersAwake>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ReadersAwake>());
        builder.Services.AddSingleton<IVitals, TowerVitals>();
        AddView(builder.Services, node);
        builder.AddDrain(node);
    }

    /// <summary><c>Dispatch:RetentionDays</c>, at least 1: how long what has ended can still be looked up.</summary>
    private static TowerPolicy Policy(ConfigurationManager configuration)
    {
        var standard = TowerPolicy.Default;
        var days = configuration.GetValue("Dispatch:RetentionDays", standard.RetainFor.TotalDays);
        return standard with { RetainFor = TimeSpan.FromDays(Math.Max(1, days)) };
    }

    private static void AddSilo(ISiloBuilder silo, Node node)
    {
        silo.AddHomes().AddTraces().AddMemoryStreams(LiveStreams.Provider, streams =>
        {
            streams.ConfigurePullingAgent(agent => agent.Configure(options => options.GetQueueMsgsTimerPeriod = LivePull));
            streams.Configure<StreamCacheEvictionOptions>(cache => cache.Configure(options =>
                (options.DataMinTimeInCache, options.DataMaxAgeInCache) = (LiveKept, LiveKept)));
        });
        silo.Configure<GrainDirectoryOptions>(directory => directory.CacheSize = AddressesKept);
        silo.Configure<GrainCollectionOptions>(grains => grains.ActivationTimeout = ReadersBegin);

        if (node.Redis is not null)
        {
            silo.JoinCluster(node);
            return;
        }

        // One process is the whole cluster, so its ports may be any: two towers on a machine must not meet.
        silo.UseLocalhostClustering(node.Silo.Port, node.Gateway.Port)
            .AddMemoryGrainStorage("PubSubStore")
            .Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (node.ClusterId, node.ClusterId));
    }

    /// <summary>The host's view of the tower, where anybody looks at it.</summary>
    private static void AddView(IServiceCollection services, Node node)
    {
        if (!node.Is(Roles.Api | Roles.Dashboard))
        {
            return;
        }

        services.AddSingleton<TowerFeed>();
        services.AddSingleton<ITower>(provider => provider.GetRequiredService<TowerFeed>());
        services.AddHostedService(provider => provider.GetRequiredService<TowerFeed>());
        services.AddSingleton<IBoards, Boards>();
        services.AddSingleton<IQuarantine, QuarantineOfAll>();
        services.AddSingleton<IWaveDesk, WaveDesk>();
        services.AddSingleton<IMessageDesk, MessageDesk>();
        services.AddSingleton<IRefusals, RefusalLog>();
    }
}
