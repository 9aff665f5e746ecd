using System.Collections.Immutable;

namespace Dispatch.Live;

/// <summary>How the tower itself is doing, as this host sees it.</summary>
public interface IVitals
{
    Vitals Now { get; }
}

/// <param name="Readers">What every reader of every partition said last; empty until all have answered once.</param>
/// <param name="StartedAt">When this host was started.</param>
public sealed record Vitals(ImmutableArray<ReaderStatus> Readers, ImmutableArray<HopLatency> Hops, DateTimeOffset StartedAt);

/// <summary>How long one hop took during the last five minutes.</summary>
/// <param name="Hop">From where to where.</param>
/// <param name="Count">How many were measured; where it is 0 the percentiles say nothing.</param>
public sealed record HopLatency(Hop Hop, double P50Ms, double P95Ms, double P99Ms, long Count);

public enum Hop
{
    /// <summary>From a position's receipt at the edge to its vehicle's track.</summary>
    ReceiptToTrack,

    /// <summary>From a position's receipt at the edge to this host's live picture.</summary>
    ReceiptToPicture,

    /// <summary>From the receipt of what was said about a shipment or exception to this host's live picture.</summary>
    FactToPicture,

    /// <summary>From when a deadline was due to when its owner was told.</summary>
    DeadlineToOwner,
}
