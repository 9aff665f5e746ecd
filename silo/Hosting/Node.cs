using System.Net;
using Dispatch.Storage.Redis;
using StackExchange.Redis;

namespace Dispatch.Hosting;

/// <summary>What a process does; all of it by default.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Holds grains. Without it the process is a client of those that do.</summary>
    Silo = 1,

    /// <summary>Answers the HTTP API.</summary>
    Api = 2,

    /// <summary>Shows the pages and feeds their maps.</summary>
    Dashboard = 4,
}

/// <summary>
/// This process among others. Settings: <c>Dispatch:Roles</c> (<c>silo,api,dashboard</c>), and with <c>Dispatch:Storage:Redis</c>, which makes it
/// one of a cluster: <c>Dispatch:Cluster:Id</c>, <c>Address</c> (by which other nodes reach it), <c>SiloPort</c>, <c>GatewayPort</c> (0 = any).
/// </summary>
/// <param name="Redis">A connection string of StackExchange.Redis; null where this process is the whole tower.</param>
public sealed record Node(Roles Roles, string? Redis, string ClusterId, IPEndPoint Silo, IPEndPoint Gateway)
{
    private const string Name = RedisStoreOptions.DefaultCluster;
    private const int DefaultSiloPort = 11111;
    private const int DefaultGatewayPort = 30000;

    public bool Is(Roles role) => (Roles & role) != Roles.None;

    /// <exception cref="NodeRefusedException">The settings are wrong, or their ports are taken.</exception>
    public static Node Of(IConfiguration configuration)
    {
        var roles = RolesOf(configuration["Dispatch:Roles"]);
        if (configuration["Dispatch:Storage:Redis"] is not { Length: > 0 } redis)
        {
            return roles.HasFlag(Roles.Silo)
                ? new(roles, null, Name, new(IPAddress.Loopback, Ports.Free(IPAddress.Loopback)), new(IPAddress.Loopback, Ports.Free(IPAddress.Loopback)))
                : throw new NodeRefusedException("Dispatch:Roles is without silo: add it, or name the cluster's Redis in Dispatch:Storage:Redis.");
        }

        var settings = configuration.GetSection("Dispatch:Cluster");
        var address = NodeAddress.Of(settings["Address"], redis);
        return new(
            roles,
            redis,
            ClusterOf(configuration),
            new(address, Ports.Of(settings, "SiloPort", DefaultSiloPort, address, roles)),
            new(address, Ports.Of(settings, "GatewayPort", DefaultGatewayPort, address, roles)));
    }

    /// <summary>The name of the cluster that a node and its store belong to.</summary>
    internal static string ClusterOf(IConfiguration configuration) => configuration["Dispatch:Cluster:Id"] is { Length: > 0 } id ? id : Name;

    /// <summary>Made anew for each user: clients write into it.</summary>
    public ConfigurationOptions RedisOptions()
    {
        var options = ConfigurationOptions.Parse(Redis!);
        options.AbortOnConnectFail = false; // it is tried again until Redis is there
        return options;
    }

    private static Roles RolesOf(string? setting)
    {
        var words = (setting is { Length: > 0 } ? setting : "silo,api,dashboard").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var roles = words.Aggregate(Roles.None, (roles, word) => roles | word switch
        {
            "silo" => Roles.Silo,
            "api" => Roles.Api,
            "dashboard" => Roles.Dashboard,
            _ => throw new NodeRefusedException($"Dispatch:Roles has \"{word}\": write silo, api and dashboard, divided by commas."),
        });
        return roles is Roles.None ? throw new NodeRefusedException("Dispatch:Roles names no role: write silo, api and dashboard, divided by commas.") : roles;
    }
}

/// <summary>This process cannot be what its settings say. The message says what to change.</summary>
public sealed class NodeRefusedException(string message) : Exception(message);
