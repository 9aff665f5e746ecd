using Dispatch.Tracking;
using Xunit;

namespace Dispatch.Specs.Tracking;

/// <summary>What shipments believe after all signals: a withdrawal takes away what it withdraws.</summary>
internal static class Told
{
    public static List<Signal> Net(IEnumerable<Signal> signals)
    {
        var net = new List<Signal>();
        foreach (var signal in signals)
        {
            if (signal is Signal.ArrivalWithdrawn withdrawn)
                Assert.NotEqual(0, net.RemoveAll(told => told.Shipment == withdrawn.Shipment && StopOf(told) == withdrawn.Stop));
            else if (signal is not Signal.Seen)
                net.Add(signal);
        }

        return net;
    }

    public static int StopOf(Signal signal) => signal switch
    {
        Signal.Arrived arrived => arrived.Stop,
        Signal.Departed departed => departed.Stop,
        _ => throw new ArgumentException($"{signal} is about no stop.", nameof(signal)),
    };
}
