namespace Dispatch.RealData.Florida;

/// <summary>
/// A stay at a named site, from its first to its last row, as the recording's own place names tell it. The truck's box says
/// nothing while it is switched off, so a night between two rows at a site is part of the stay.
/// </summary>
public sealed record Visit(string Site, IReadOnlyList<TruckRow> Rows)
{
    /// <summary>Shorter ones are drives past a gate.</summary>
    public static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Who comes back sooner, without having been at another site, turned round at the gate: one visit. It happens once, on the
    /// road that leads into R_03, never more than 100 m outside.
    /// </summary>
    public static readonly TimeSpan TurnedRound = TimeSpan.FromMinutes(10);

    /// <summary>The site's name without the spaces that ids do not have.</summary>
    public string FacilityId => Site.Replace(' ', '-');

    public DateTimeOffset Begin => Rows[0].At;

    public DateTimeOffset End => Rows[^1].At;

    public static IReadOnlyList<Visit> In(IReadOnlyList<TruckRow> log)
    {
        var visits = new List<Visit>();
        TruckRow? before = null;
        foreach (var row in log)
        {
            if (row.Site is { } site)
            {
                if (visits.LastOrDefault() is { } last && last.Site == site && (last.Rows[^1] == before || row.At - last.End < TurnedRound))
                {
                    visits[^1] = new Visit(site, [.. last.Rows, row]);
                }
                else
                {
                    visits.Add(new Visit(site, [row]));
                }
            }

            before = row;
        }

        return [.. visits.Where(visit => visit.End - visit.Begin > LongEnough)];
    }
}
