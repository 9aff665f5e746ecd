namespace Dispatch.Http;

/// <summary>Beats on a thread of its own: one of the pool waits its turn while others work, which is no standing still.</summary>
public sealed class Heart(Pulse pulse) : IHostedService, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    private readonly ManualResetEventSlim ending = new();
    private Thread? beating;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        beating = new(Beat) { IsBackground = true, Name = nameof(Heart) };
        beating.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Stop();
        return Task.CompletedTask;
    }

    /// <summary>Also of a host that was never told to stop.</summary>
    public void Dispose()
    {
        Stop();
        ending.Dispose();
    }

    private void Stop()
    {
        ending.Set();
        beating?.Join();
    }

    private void Beat()
    {
        do
        {
            pulse.Beat();
        }
        while (!ending.Wait(Every));
    }
}
