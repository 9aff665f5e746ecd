using Dispatch.Freight;
using Dispatch.Recordings;

namespace Dispatch.Simulation;

/// <summary>What somebody of the demo's world tells the tower.</summary>
public abstract record Message
{
    private Message()
    {
    }

    /// <summary>A truck: here I am.</summary>
    public sealed record Located(string Carrier, RecordedPosition Position) : Message;

    /// <summary>An ERP: this is to be carried.</summary>
    public sealed record Released(Load Load) : Message;

    /// <summary>A client: so are my orders to be dispatched from now on.</summary>
    public sealed record Agreed(Client Client, bool ByHand) : Message;

    /// <summary>A WMS: so much of it stands ready.</summary>
    public sealed record Stocked(Load Load, bool IsAll) : Message;

    /// <summary>A planner: this truck carries it. The tower may know so already, as the carrier took its tender with this truck.</summary>
    public sealed record Assigned(Load Load, string Carrier, string Vehicle) : Message;

    /// <summary>A planner: this truck wants a door.</summary>
    public sealed record Booked(Load Load, LoadStop Stop) : Message;

    /// <summary>A carrier: this happened, or will.</summary>
    /// <param name="Type">In the words of the API, as is <paramref name="Classifier"/>.</param>
    /// <param name="IsKept">Known to the carrier, who does not report such things.</param>
    public sealed record Reported(
        Load Load, string Type, int? Stop, string Classifier, DateTimeOffset At, string? Reason = null, bool IsKept = false) : Message
    {
        public string EventId => $"{Load.OrderId}/{Type}/{Stop}/{Classifier}/{At.ToUnixTimeSeconds()}";

        /// <summary>Nothing follows.</summary>
        public bool IsLast => Type is "podReceived" or "cancelled";
    }

    /// <summary>The load that it is about.</summary>
    public Load? About => this switch
    {
        Released released => released.Load,
        Stocked stocked => stocked.Load,
        Assigned assigned => assigned.Load,
        Booked booked => booked.Load,
        Reported reported => reported.Load,
        _ => null,
    };
}
