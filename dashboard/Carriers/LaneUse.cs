using System.Collections.Immutable;

namespace Dispatch.Carriers;

/// <summary>How much of a lane's daily capacity is used, day by day.</summary>
public sealed record LaneUse(Lane Lane, ImmutableArray<DayUse> Days)
{
    public const int DaysAhead = 7;

    public static ImmutableArray<LaneUse> Of(Carrier? carrier, ImmutableArray<Commitment> commitments, DateOnly today) =>
    [
        .. (carrier?.Profile?.Lanes ?? []).Select(lane => new LaneUse(
            lane,
            [
                .. Enumerable.Range(0, DaysAhead).Select(today.AddDays).Select(day => new DayUse(
                    day, Count(commitments, lane, day, CommitmentStatus.Committed), Count(commitments, lane, day, CommitmentStatus.Held), lane.DailyCapacity)),
            ])),
    ];

    private static int Count(ImmutableArray<Commitment> commitments, Lane lane, DateOnly day, CommitmentStatus status) =>
        commitments.Count(taken => taken.Lane == lane.Name && taken.Day == day && taken.Status == status);
}

/// <param name="Held">By tenders that are out.</param>
/// <param name="Capacity">Null where it is not limited.</param>
public sealed record DayUse(DateOnly Day, int Committed, int Held, int? Capacity)
{
    public int Used => Committed + Held;

    public bool IsFull => Capacity is { } capacity && Used >= capacity;
}
