using System.Net;
using Orleans.Configuration;
using Orleans.Versions.Compatibility;
using Orleans.Versions.Selector;

namespace Dispatch.Hosting;

/// <summary>Many processes as one tower: members and subscriptions are kept in Redis, and a silo that died is noticed by the others.</summary>
public static class Cluster
{
    /// <summary>
    /// Four missed probes and a silo that says nothing is dead: as long as the longest collection that was seen. One whose process is gone is missed
    /// sooner: <see cref="Fallen"/>.
    /// </summary>
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);

    private const int MissedProbes = 4;

    /// <summary>For slow silos. A silo that spoke within this time and number of probes is not voted dead, so it is also how long a frozen one is believed.</summary>
    private static readonly TimeSpan SlowProbe = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// How long silos wait for what they ask of each other, such as where a grain lives; the runtime would give half a minute. A silo that comes back at its old
    /// address may first be called by the name of the one before, and what is asked then may never be answered.
    /// </summary>
    private static readonly TimeSpan AnswerOfSilo = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    /// <summary>Silos that were killed all at once are not waited for longer, by those that start in other places.</summary>
    private static readonly TimeSpan JoinWithin = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan ConnectAgain = TimeSpan.FromSeconds(1);

    public static ISiloBuilder JoinCluster(this ISiloBuilder silo, Node node) => silo
        .UseRedisClustering(redis => redis.ConfigurationOptions = node.RedisOptions())
        .AddRedisGrainStorage("PubSubStore", redis => redis.ConfigurationOptions = node.RedisOptions())
        .ConfigureEndpoints(node.Silo.Address, node.Silo.Port, node.Gateway.Port, listenOnAnyHostAddress: !IPAddress.IsLoopback(node.Silo.Address))
        .Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (node.ClusterId, node.ClusterId))
        .Configure<SiloMessagingOptions>(options => (options.ResponseTimeout, options.SystemResponseTimeout) = (Patience.Longest, AnswerOfSilo))
        .Configure<GrainVersioningOptions>(options =>
        {
            // A call reaches any silo that understands it: old and new run side by side while nodes are replaced one by one.
            options.DefaultCompatibilityStrategy = nameof(BackwardCompatible);
            options.DefaultVersionSelectorStrategy = nameof(AllCompatibleVersions);
        })
        .Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = Probe;
            options.MaxProbeTimeout = SlowProbe;
            options.NumMissedProbesLimit = MissedProbes;
            options.TableRefreshTimeout = Refresh;
            options.IAmAliveTablePublishTimeout = Refresh;
            options.MaxJoinAttemptTime = JoinWithin;
        });

    public static IClientBuilder JoinCluster(this IClientBuilder client, Node node) => client
        .UseRedisClustering(redis => redis.ConfigurationOptions = node.RedisOptions())
        .Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (node.ClusterId, node.ClusterId))
        .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Patience.Longest)
        .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = Refresh)
        .GiveUpOnLostGateways()
        .UseConnectionRetryFilter(async (_, stop) =>
        {
            // Nodes start in any order: one without grains waits for those that have them.
            await Task.Delay(ConnectAgain, stop);
            return true;
        });
}
