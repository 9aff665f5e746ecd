using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Dispatch.Hosting;

/// <summary>By which address other nodes reach this one.</summary>
internal static class NodeAddress
{
    /// <param name="setting">An address or a name; where there is none, the machine's first address, or the loopback where Redis is there too.</param>
    public static IPAddress Of(string? setting, string redis)
    {
        if (setting is { Length: > 0 })
        {
            return IPAddress.TryParse(setting, out var address) ? address : Resolve(setting);
        }

        return IsOnLoopback(redis) ? IPAddress.Loopback : FirstOfMachine();
    }

    private static IPAddress Resolve(string name)
    {
        try
        {
            return Dns.GetHostAddresses(name, AddressFamily.InterNetwork) is [var first, ..] ? first : throw NotFound(name);
        }
        catch (SocketException)
        {
            throw NotFound(name);
        }
    }

    private static NodeRefusedException NotFound(string name) =>
        new($"Dispatch:Cluster:Address is \"{name}\", which this machine cannot resolve: write an IPv4 address or a name that it knows.");

    private static bool IsOnLoopback(string redis)
    {
        try
        {
            return ConfigurationOptions.Parse(redis).EndPoints.All(end => end switch
            {
                IPEndPoint ip => IPAddress.IsLoopback(ip.Address),
                DnsEndPoint dns => dns.Host is "localhost",
                _ => false,
            });
        }
        catch (ArgumentException fault)
        {
            throw new NodeRefusedException($"Dispatch:Storage:Redis cannot be read: {fault.Message}");
        }
    }

    private static IPAddress FirstOfMachine() =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network is { OperationalStatus: OperationalStatus.Up, NetworkInterfaceType: not NetworkInterfaceType.Loopback })
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(address => address.Address)
            .FirstOrDefault(address => address.AddressFamily is AddressFamily.InterNetwork)
        ?? throw new NodeRefusedException("This machine has no IPv4 address: say in Dispatch:Cluster:Address how other nodes reach it.");
}
