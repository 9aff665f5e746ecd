using System.Net;
using System.Net.Sockets;

namespace Dispatch.Support;

public static class Ports
{
    /// <summary>Below those that Linux gives to whoever connects: between the choice and the listening nobody is given it.</summary>
    private const int From = 15_000;
    private const int To = 32_000;

    /// <summary>A port of the loopback that nobody listened on a moment ago.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(From, To);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there: another.
            }
        }
    }
}
