namespace Dispatch.Tracking;

/// <summary>A stay at a stop in event time, as far as it is known.</summary>
internal readonly record struct Visit(long ArrivedMs, long DepartedMs)
{
    public static readonly Visit None = new(Fence.Never, Fence.Never);

    public bool HasArrived => ArrivedMs != Fence.Never;

    public bool HasDeparted => DepartedMs != Fence.Never;

    /// <summary>Whether what was told still stands, now that <paramref name="known"/> is known: there may be more to tell, but nothing else.</summary>
    public bool StandsUnder(Visit known, long toleranceMs) =>
        StandsUnder(ArrivedMs, known.ArrivedMs, toleranceMs) && StandsUnder(DepartedMs, known.DepartedMs, toleranceMs);

    private static bool StandsUnder(long told, long known, long toleranceMs) =>
        told == Fence.Never || (known != Fence.Never && Math.Abs(told - known) <= toleranceMs);
}
