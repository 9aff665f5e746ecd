namespace Dispatch.Faults;

/// <summary>When what was acknowledged may be lost, in milliseconds of the machine's own clock.</summary>
internal readonly record struct Window(long From, long To)
{
    /// <summary>Nothing may be lost at any time.</summary>
    public static Window None => new(long.MaxValue, long.MinValue);

    public bool Contains(long at) => at >= From && at <= To;
}

/// <summary>What became of what was acknowledged.</summary>
/// <param name="Settled">Whether what was sent last has arrived everywhere: until then nothing can be said of what is missing.</param>
/// <param name="Broken">How much of what is lost was acknowledged outside the window in which that may be.</param>
/// <param name="OldestLost">How long before the end of that window the first of what is lost was acknowledged.</param>
/// <param name="RepeatedEffects">Of positions, milestones and deadlines.</param>
/// <param name="Messages">That a partner was to be told.</param>
/// <param name="MessagesRepeated">Told again, under the id of the first time.</param>
/// <param name="MessagesBroken">Which were out of order, repeated under another id, or missing, in words.</param>
/// <param name="Took">From the first request to the last acknowledgement.</param>
/// <param name="LongestWait">Between the moment that something was to be sent and its acknowledgement.</param>
/// <param name="LongestSilence">How long no request of anybody was acknowledged.</param>
/// <param name="SentAgain">Requests, by reason.</param>
internal sealed record Findings(
    bool Settled,
    int Positions,
    int PositionsFound,
    int Milestones,
    int MilestonesFound,
    int Broken,
    TimeSpan OldestLost,
    int Deadlines,
    int DeadlinesMet,
    TimeSpan LatestDeadline,
    int RepeatedEffects,
    int Messages,
    int MessagesFound,
    int MessagesRepeated,
    IReadOnlyList<string> MessagesBroken,
    TimeSpan Took,
    TimeSpan LongestWait,
    TimeSpan LongestSilence,
    string SentAgain,
    int WorstTries)
{
    public int Lost => Positions - PositionsFound + Milestones - MilestonesFound;

    public bool IsComplete => Settled && Broken == 0 && MessagesBroken is [] && Deadlines == DeadlinesMet;

    public override string ToString() =>
        $"positions {Positions:N0} acknowledged ({Positions / Took.TotalSeconds:N0}/s), {PositionsFound:N0} found; "
        + $"milestones {Milestones:N0} acknowledged ({Milestones / Took.TotalSeconds:N0}/s), {MilestonesFound:N0} found; "
        + $"lost {Lost}{(Lost > 0 ? $", acknowledged up to {OldestLost.TotalMilliseconds:0} ms before" : "")}; against the promise {Broken}; "
        + $"deadlines {DeadlinesMet} of {Deadlines} met, latest {LatestDeadline.TotalSeconds:0.0} s; "
        + $"messages {MessagesFound} of {Messages} received in order, {MessagesRepeated} again under the same id, {MessagesBroken.Count} against the promise{Some(MessagesBroken)}; repeated effects {RepeatedEffects}; "
        + $"longest silence {LongestSilence.TotalSeconds:0.0} s, longest wait {LongestWait.TotalSeconds:0.0} s; "
        + $"sent again: {SentAgain}, one request at most {WorstTries - 1} times{(Settled ? "" : "; not all has arrived")}";

    /// <summary>The first of them: where there are hundreds they have one reason.</summary>
    private static string Some(IReadOnlyList<string> broken) => broken is [] ? "" : $" ({string.Join("; ", broken.Take(5))})";
}
