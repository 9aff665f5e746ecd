using System.Collections.Immutable;
using Dispatch.Integration;
using Dispatch.Lists;

namespace Dispatch.Dispatching;

/// <summary>How it stands with a message, in words.</summary>
public static class DeliveryLook
{
    /// <summary>The worst first: what nobody took asks for a person.</summary>
    public static string Sentence(ImmutableArray<Delivery> deliveries) => deliveries switch
    {
        [] => "nobody takes it",
        _ when deliveries.Any(delivery => delivery.State is DeliveryState.Dead) => "given up",
        _ when deliveries.Any(delivery => delivery.State is DeliveryState.Pending) => "on its way",
        _ => "delivered",
    };

    public static string Sentence(Delivery delivery) => delivery switch
    {
        { State: DeliveryState.Delivered } => "delivered",
        { State: DeliveryState.Dead, Tries: var tries } => $"given up after {tries} tries{Because(delivery)}",
        { Tries: 0 } => "on its way",
        { Tries: var tries } => $"tried {tries} times, tried again{Because(delivery)}",
    };

    private static string Because(Delivery delivery) => delivery.Trouble is { } trouble ? $": {Cut.To(Cut.Sentence, trouble)}" : "";
}
