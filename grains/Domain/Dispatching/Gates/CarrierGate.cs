namespace Dispatch.Dispatching;

/// <summary>Whether anybody may carry it and can still be asked.</summary>
internal static class CarrierGate
{
    /// <summary>Carriers change by the hour: where none may carry it, they are looked at again.</summary>
    public static readonly TimeSpan RankAgainAfter = TimeSpan.FromMinutes(15);

    private const GateKind Kind = GateKind.Carrier;

    public static Gate Judge(Release release, DateTimeOffset now) => release switch
    {
        { Award: { } award } => Gate.Ready(Kind, $"{award.CarrierId?.Value ?? "Somebody"} has it."),
        { Taken: { } taken } => Gate.Ready(Kind, $"{taken.CarrierId} has it."),
        { IsDriven: false } => Gate.Waiting(Kind, "A person assigns the carrier.", "dispatch", dueAt: null, "An assignment."),
        { Exhausted: { } end } => Gate.Failed(Kind, end.Summary, "A new round, a wider routing guide, or an assignment by hand."),
        { Ranking: null } when Asked(release, now) is { } due => Gate.Waiting(Kind, "The carriers are being ranked.", "tower", due, "An eligible carrier."),
        { Ranking: null } => Gate.Failed(Kind, "The carriers could not be ranked.", "A new round, or an assignment by hand."),
        { Ranking: { Eligible: 0 } none } => Gate.Failed(
            Kind,
            none.Considered == 0 ? "The tower knows no carrier." : $"None of {none.Considered} carriers may carry it.",
            none.WouldPass ?? "A carrier that may carry it.",
            Again(release, now)),
        { Ranking: { } ranking } => Gate.Ready(Kind, $"{ranking.Eligible} of {ranking.Considered} carriers may carry it."),
    };

    private static DateTimeOffset? Asked(Release release, DateTimeOffset now) =>
        (release.RankingAskedAt ?? release.AskedAt) + GateJudge.PatienceWithin(release) is var due && due > now ? due : null;

    /// <summary>As long as the truck could still come.</summary>
    private static DateTimeOffset? Again(Release release, DateTimeOffset now) =>
        release.RankingAskedAt is null && release.Ranking!.At + RankAgainAfter is var due && due > now && due < release.Order!.Stops[0].Window.To ? due : null;
}
