using System.Net;
using System.Net.Sockets;

namespace Dispatch.Hosting;

/// <summary>The ports that silos speak to each other and to clients by.</summary>
internal static class Ports
{
    /// <summary>Any that nobody listened on a moment ago.</summary>
    public static int Free(IPAddress address) => Listened(new(address, 0));

    /// <summary>Looked at before the start: what would fail later, fails with more words.</summary>
    public static int Of(IConfiguration settings, string name, int byDefault, IPAddress address, Roles roles)
    {
        if (!int.TryParse(settings[name] ?? $"{byDefault}", out var port) || port is < 0 or > IPEndPoint.MaxPort)
        {
            throw new NodeRefusedException($"Dispatch:Cluster:{name} is \"{settings[name]}\": write a port, or 0 for any that is free.");
        }

        if (!roles.HasFlag(Roles.Silo))
        {
            return 0;
        }

        try
        {
            return Listened(new(address, port));
        }
        catch (SocketException fault)
        {
            throw new NodeRefusedException(fault.SocketErrorCode is SocketError.AddressAlreadyInUse
                ? $"Another program listens on {address}:{port}: choose another Dispatch:Cluster:{name}."
                : $"Nothing can listen on {address}:{port} ({fault.Message}): see Dispatch:Cluster:Address and {name}.");
        }
    }

    /// <summary>Listens for a moment, at any free port for 0; throws where it cannot.</summary>
    private static int Listened(IPEndPoint end)
    {
        using var listener = new TcpListener(end);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
