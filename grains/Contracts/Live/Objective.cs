namespace Dispatch.Live;

/// <summary>What is promised of a hop: which share of events takes no longer than a target.</summary>
/// <param name="Share">0.99 is 99 of 100; the others are the budget, which may be slower.</param>
public sealed record Objective(TimeSpan Target, double Share)
{
    private const double Most = 0.99;

    public static Objective Of(Hop hop) => hop switch
    {
        Hop.ReceiptToTrack => new(TimeSpan.FromMilliseconds(500), Most),
        Hop.DeadlineToOwner => new(TimeSpan.FromMilliseconds(1_000), Most),
        Hop.FactToBrowser => new(TimeSpan.FromMilliseconds(1_500), Most),
        _ => new(TimeSpan.FromMilliseconds(1_000), Most),
    };

    /// <summary>
    /// The error budget that is left: <c>1 - slow / (events * (1 - Share))</c>, where slow are the events that took longer than the
    /// target. 1 is untouched, 0 is spent, less than 0 says how many budgets too many were spent.
    /// </summary>
    public double BudgetLeft(Tally tally)
    {
        var events = tally.Count;
        return events == 0 ? 1 : Math.Round(1 - ((events - tally.Within) / (events * (1 - Share))), 3);
    }
}
