using System.Net;
using System.Net.Sockets;

namespace Dispatch.Hosting;

/// <summary>
/// Watches one silo by its port: holds a line on which it says nothing, and knocks again whenever that ends. It costs neither side
/// anything until something happens.
/// </summary>
internal sealed class Watch : IAsyncDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    private readonly IPEndPoint door;
    private readonly TimeProvider clock;
    private readonly Func<Task> whenFallen;
    private readonly CancellationTokenSource ending = new();
    private readonly Task watching;

    /// <param name="whenFallen">Called again for as long as it is watched: what it does may fail.</param>
    public Watch(IPEndPoint door, TimeProvider clock, Func<Task> whenFallen)
    {
        (this.door, this.clock, this.whenFallen) = (door, clock, whenFallen);
        watching = KeepKnocking();
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
    }

    private async Task KeepKnocking()
    {
        for (var knocks = Knocks.None; ; await Task.Delay(Again, clock, ending.Token))
        {
            knocks = knocks.With(await AtTheDoor());
            if (knocks.IsFallen)
            {
                await whenFallen();
            }
        }
    }

    /// <returns>Where it is let in, not before the line has ended.</returns>
    private async Task<Knock> AtTheDoor()
    {
        using var line = new Socket(door.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await line.ConnectAsync(door, ending.Token);
        }
        catch (SocketException fault)
        {
            return fault.SocketErrorCode is SocketError.ConnectionRefused ? Knock.Refusal : Knock.Nothing;
        }

        await Ended(line);
        return Knock.Answer;
    }

    private async Task Ended(Socket line)
    {
        var said = new byte[256]; // a silo says who it is to whoever calls, and then waits
        try
        {
            while (await line.ReceiveAsync(said, ending.Token) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // torn rather than closed
        }
    }
}
