using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Dispatch.Support;

/// <summary>A cable between one process and a server on the loopback, which a test can cut and mend.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> open = new();
    private readonly CancellationTokenSource ending = new();
    private readonly Task accepting;
    private readonly int target;
    private volatile bool cut;

    /// <param name="target">The server's port.</param>
    public TcpProxy(int target)
    {
        this.target = target;
        listener.Start();
        accepting = Accept();
    }

    /// <summary><c>host:port</c>, to be used in place of the server's.</summary>
    public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Every connection breaks, and a new one breaks at once.</summary>
    public void Cut()
    {
        cut = true;
        foreach (var client in open.Keys)
        {
            client.Dispose();
        }
    }

    public void Mend() => cut = false;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        Cut();
        await accepting;
        ending.Dispose();
    }

    private async Task Accept()
    {
        var pumps = new List<Task>();
        try
        {
            while (true)
            {
                pumps.Add(Pump(await listener.AcceptTcpClientAsync(ending.Token)));
                pumps.RemoveAll(pump => pump.IsCompleted);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(pumps);
        }
    }

    private async Task Pump(TcpClient near)
    {
        using var far = new TcpClient();
        open.TryAdd(near, 0);
        open.TryAdd(far, 0);
        try
        {
            if (!cut)
            {
                await far.ConnectAsync(IPAddress.Loopback, target, ending.Token);
                await Task.WhenAny(
                    near.GetStream().CopyToAsync(far.GetStream(), ending.Token), far.GetStream().CopyToAsync(near.GetStream(), ending.Token));
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or ObjectDisposedException or SocketException or IOException or InvalidOperationException)
        {
            // That is what it is for.
        }

        near.Dispose();
        open.TryRemove(near, out _);
        open.TryRemove(far, out _);
    }
}
