namespace Dispatch.Http;

/// <summary>
/// Notices that this process has stood still: it was frozen, or collected garbage for as long. What is in its lines then was asked by callers who have
/// gone elsewhere since, and may be overtaken by what they asked there; so for a moment it carries out nothing of that.
/// </summary>
/// <param name="clock">Real time.</param>
public sealed class Pulse(TimeProvider clock)
{
    /// <summary>More than the longest collection that was seen, and about as long as a silo is silent before it is declared dead.</summary>
    public static readonly TimeSpan TooLong = TimeSpan.FromSeconds(5);

    /// <summary>Until everything in the lines has been read, or this silo has found out that it is replaced.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private const long Never = 0;

    private long beatAt = clock.GetTimestamp();
    private long wentOnAt = Never;

    public bool HasStoodStill =>
        clock.GetElapsedTime(Volatile.Read(ref beatAt)) > TooLong
        || (Volatile.Read(ref wentOnAt) is var wentOn and not Never && clock.GetElapsedTime(wentOn) <= Moment);

    public void Beat()
    {
        var now = clock.GetTimestamp();
        if (clock.GetElapsedTime(beatAt, now) > TooLong)
        {
            Volatile.Write(ref wentOnAt, now); // before the beat that hides it
        }

        Volatile.Write(ref beatAt, now);
    }
}
