namespace Dispatch.Freight;

/// <summary>What goes wrong with a load, if anything; drawn when it is planned.</summary>
public enum Mishap
{
    None,

    /// <summary>The truck sets out hours late for the pickup.</summary>
    LateStart,

    /// <summary>The truck never comes, and the order is cancelled in the end.</summary>
    NoShow,

    /// <summary>The dock keeps the truck for hours.</summary>
    SlowDock,

    /// <summary>The truck stands at the roadside for hours.</summary>
    Breakdown,

    /// <summary>The device on board says nothing for a while.</summary>
    Silence,
}

/// <summary>When a truck may come.</summary>
public sealed record Window(DateTimeOffset From, DateTimeOffset To);

/// <summary>A stop of a load.</summary>
public sealed record LoadStop(int Sequence, Facility Facility, Window Window);

/// <summary>An order and what its truck will make of it. Everything is settled when it is planned, but for the weather.</summary>
/// <param name="SetOutAt">When the truck leaves for the pickup.</param>
/// <param name="MishapAt">On the way to the delivery, the share of it where the mishap happens.</param>
/// <param name="MishapLasts">How long.</param>
/// <param name="Number">Of the orders of a run.</param>
public sealed record Load(
    int Number,
    string OrderId,
    Client Client,
    LoadStop Pickup,
    LoadStop Delivery,
    DateTimeOffset ReleasedAt,
    DateTimeOffset AssignedAt,
    DateTimeOffset SetOutAt,
    bool IsReefer,
    Mishap Mishap,
    double MishapAt,
    TimeSpan MishapLasts)
{
    public string ShipmentId => $"{Client.Id}~{OrderId}";
}
