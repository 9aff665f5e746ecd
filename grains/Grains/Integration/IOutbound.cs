namespace Dispatch.Integration;

/// <summary>The way out of the tower.</summary>
public interface IOutbound
{
    /// <summary>Hands a message to an endpoint. It never throws what the network does.</summary>
    Task<Sending> Send(Endpoint endpoint, Message message);
}

/// <summary>What became of one try.</summary>
/// <param name="Trouble">What went wrong, in a few words; null where nothing did.</param>
public readonly record struct Sending(SendingOutcome Outcome, string? Trouble)
{
    public static readonly Sending Taken = new(SendingOutcome.Taken, null);
}

public enum SendingOutcome
{
    Taken,

    /// <summary>The endpoint answered, and would not have this message.</summary>
    Refused,

    /// <summary>The endpoint cannot be reached or takes nothing now: no fault of the message.</summary>
    Unreachable,
}
