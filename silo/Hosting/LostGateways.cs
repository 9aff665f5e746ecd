namespace Dispatch.Hosting;

/// <summary>
/// A node without grains asks through the gateways of silos. When one of them is lost, what was on its way through it, or through another gateway to
/// the same silo, may never be answered, and Orleans would let those who asked wait until their patience ends. Here they give it up a moment later,
/// and hear that the silo is gone: whoever asks again is answered elsewhere.
/// </summary>
public sealed class LostGateways : IOutgoingGrainCallFilter, IDisposable
{
    /// <summary>For answers that are on their way from silos that are well.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private CancellationTokenSource loss = new();

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var next = Volatile.Read(ref loss).Token;
        try
        {
            await context.Invoke().WaitAsync(next);
        }
        catch (OperationCanceledException lost) when (next.IsCancellationRequested)
        {
            throw new SiloUnavailableException($"A gateway was lost while {context.TargetId} was asked, and no answer has come since.", lost);
        }
    }

    public void Watch(object? sender, GatewayCountChangedEventArgs change)
    {
        if (change.NumberOfConnectedGateways < change.PreviousNumberOfConnectedGateways)
        {
            Interlocked.Exchange(ref loss, new()).CancelAfter(Moment);
        }
    }

    public void Dispose() => loss.Dispose();
}

public static class LostGatewaysSetup
{
    public static IClientBuilder GiveUpOnLostGateways(this IClientBuilder client)
    {
        client.Services.AddSingleton<LostGateways>();
        client.Services.AddSingleton<IOutgoingGrainCallFilter>(services => services.GetRequiredService<LostGateways>());
        client.Services.AddSingleton<GatewayCountChangedHandler>(services => services.GetRequiredService<LostGateways>().Watch);
        return client;
    }
}
