using System.Collections.Immutable;

namespace Dispatch.Policies;

/// <summary>What has ended is forgotten after a while. It is a deadline like any other; that it came means that the aggregate goes, with its facts.</summary>
public static class Retention
{
    private const string Name = "retention";

    /// <param name="endedAt">Null while it goes on.</param>
    public static ImmutableArray<Deadline> Of(DateTimeOffset? endedAt, TowerPolicy policy) =>
        endedAt is { } ended ? [new(Name, ended + policy.RetainFor)] : [];

    public static bool Is(Deadline deadline) => deadline.Name == Name;

    /// <summary>Whether one of an aggregate's deadlines says that its time is over.</summary>
    public static bool IsOver(ImmutableArray<Deadline> deadlines, DateTimeOffset now) =>
        deadlines.Any(deadline => Is(deadline) && deadline.DueAt <= now);
}
