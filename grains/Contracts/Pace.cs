namespace Dispatch;

/// <summary>How fast the tower's clock runs; other than 1 only in a time lapse, in which ages and latencies are still to be judged as people wait for them.</summary>
/// <param name="Speed">Times real time.</param>
public sealed record Pace(double Speed)
{
    public static readonly Pace RealTime = new(1);

    /// <summary>How long it took in real time.</summary>
    public TimeSpan Real(TimeSpan lapsed) => lapsed / Speed;
}
