using System.Collections.Immutable;

namespace Dispatch.Shipments;

/// <summary>
/// A part of a shipment's history without a gap, up to now. It stands in the order in which the tower learned of it, not in that
/// in which it happened: news are then always on top, and nothing moves.
/// </summary>
/// <param name="Items">Oldest first.</param>
/// <param name="Before">The version before the oldest of them; 0 where nothing is older.</param>
/// <param name="UpTo">The version of the newest.</param>
public sealed record TimelineBoard(ImmutableList<TimelineItem> Items, long Before, long UpTo)
{
    public const int PageSize = 200;

    public static TimelineBoard From(long version) => new([], Math.Max(0, version - PageSize), Math.Max(0, version - PageSize));

    public bool HasEarlier => Before > 0;

    /// <summary>The version after which the page before this part begins.</summary>
    public long Earlier => Math.Max(0, Before - PageSize);

    public TimelineBoard WithNewer(IEnumerable<TimelineItem> page)
    {
        var newer = page.Where(item => VersionOf(item) > UpTo).ToList();
        return newer.Count == 0 ? this : this with { Items = Items.AddRange(newer), UpTo = VersionOf(newer[^1]) };
    }

    public TimelineBoard WithEarlier(IEnumerable<TimelineItem> page) =>
        this with { Items = Items.InsertRange(0, page.Where(item => VersionOf(item) > Earlier && VersionOf(item) <= Before)), Before = Earlier };

    /// <summary>Newest first; positions that follow each other are one line.</summary>
    /// <param name="kind">Null for all.</param>
    public IEnumerable<TimelineLine> Lines(FactKind? kind)
    {
        var run = ImmutableList<TimelineItem>.Empty;
        foreach (var item in Items.Reverse().Where(item => kind is null || FactKind.Of(item.Type) is not { } known || known == kind))
        {
            if (!run.IsEmpty && (item.Type != FactKind.Seen || run[0].Type != FactKind.Seen))
            {
                yield return new(run);
                run = [];
            }

            run = run.Add(item);
        }

        if (!run.IsEmpty)
        {
            yield return new(run);
        }
    }

    /// <summary>Ids of facts end in <c>@version</c>.</summary>
    public static long VersionOf(TimelineItem item) => long.TryParse(item.Id.AsSpan(item.Id.LastIndexOf('@') + 1), out var version) ? version : 0;
}

/// <summary>A line of a timeline.</summary>
/// <param name="Items">One fact, or several positions in a row; newest first.</param>
public sealed record TimelineLine(ImmutableList<TimelineItem> Items)
{
    /// <summary>From here on it is said that a fact was received later than it happened.</summary>
    public static readonly TimeSpan NoteworthyLag = TimeSpan.FromMinutes(2);

    public TimelineItem Newest => Items[0];

    /// <summary>Stays the same while a run of positions grows.</summary>
    public string Key => Items[^1].Id;

    /// <returns>How much later it was received than it happened; null where that does not matter.</returns>
    public TimeSpan? Lag => Newest.ReceivedAt - Newest.OccurredAt is var lag && lag >= NoteworthyLag ? lag : null;
}
