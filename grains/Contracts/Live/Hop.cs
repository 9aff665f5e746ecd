namespace Dispatch.Live;

/// <summary>A part of the way, from one moment to another, whose time is promised (<see cref="Objective"/>).</summary>
public enum Hop
{
    /// <summary>From a position's receipt at the edge to its vehicle's track.</summary>
    ReceiptToTrack,

    /// <summary>From a position's receipt at the edge to a host's live picture.</summary>
    ReceiptToPicture,

    /// <summary>From the receipt of a fact to the exception that it opened.</summary>
    FactToException,

    /// <summary>From the receipt of what was said about a shipment or exception to a host's live picture.</summary>
    FactToPicture,

    /// <summary>From the receipt of what was said about a shipment or exception to a browser that has drawn it.</summary>
    FactToBrowser,

    /// <summary>From when a deadline was due to when its owner was told.</summary>
    DeadlineToOwner,
}
