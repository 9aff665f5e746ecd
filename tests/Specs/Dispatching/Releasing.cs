using System.Collections.Immutable;
using Dispatch.Shipments;
using Xunit;
using static Dispatch.Dispatching.ReleaseCommand;

namespace Dispatch.Dispatching;

/// <summary>Given what it was told, when it is told one thing more, then what is found. Every step is decided at its own time.</summary>
internal sealed record Releasing(Release Release, DateTimeOffset Now, Verdict<ReleaseFact>? Verdict)
{
    public static Releasing Unknown { get; } = new(Release.Unknown(Freight.Id), Some.At(-24), Verdict: null);

    public static Releasing Opened { get; } = Unknown.When(Freight.Order());

    /// <summary>All but the carrier is settled.</summary>
    public static Releasing Docked { get; } = Opened
        .When(new ReportStock(Freight.AllReady(-24), "api:wms"))
        .When(new AnswerDock(Freight.Yard, Freight.YardDock, Freight.Held(Freight.YardSlot)))
        .When(new AnswerDock(Freight.Store, Freight.StoreDock, Freight.Held(Freight.StoreSlot)));

    /// <summary>The guide's first carrier is being asked, and does not know it yet.</summary>
    public static Releasing Asked { get; } = Docked.When(new Rank(Freight.Ranking(Freight.Carriers)));

    public static Releasing Tendering { get; } = Asked.When(new AnswerCapacity(Freight.Able, IsHeld: true, Why: null));

    public static Releasing Confirmed { get; } = Tendering.Answers(Freight.Able, TenderAnswer.Accept);

    public static Releasing Manual { get; } = Unknown.When(Freight.Order(policy: DispatchPolicy.Manual));

    public static Releasing Cancelled { get; } = Tendering.When(new Cancel("sold elsewhere"));

    public ImmutableArray<ReleaseFact> Facts => Assert.IsType<Verdict<ReleaseFact>.Accepted>(Verdict).Facts;

    public ImmutableArray<Deadline> Deadlines => ReleaseDeadlines.Of(Release);

    public Tender Tender => Release.Tenders[^1];

    /// <summary>The tower's clock from here on.</summary>
    public Releasing At(double hours) => this with { Now = Some.At(hours) };

    public Releasing When(ReleaseCommand command)
    {
        var verdict = ReleaseDecider.Decide(Release, command, Now);
        var facts = verdict switch
        {
            Verdict<ReleaseFact>.Accepted accepted => accepted.Facts,
            Verdict<ReleaseFact>.Refused refused => refused.Noted,
            _ => [],
        };
        return this with { Verdict = verdict, Release = facts.Aggregate(Release, ReleaseEvolution.Evolve) };
    }

    /// <summary>The carrier answers the last tender.</summary>
    public Releasing Answers(CarrierId carrier, TenderAnswer answer, decimal? price = null, string? vehicle = null) => When(new AnswerTender(
        Tender.Id,
        carrier,
        answer,
        answer is TenderAnswer.Decline ? "no truck" : null,
        price is { } amount ? new(amount, "USD") : null,
        vehicle is null ? null : new(vehicle)));

    /// <summary>Every carrier that is asked for its capacity has some.</summary>
    public Releasing WithCapacity() => Release.OpenTender is not { } tender
        ? this
        : tender.Offers.Where(offer => offer.State is OfferState.Asked)
            .Aggregate(this, (releasing, offer) => releasing.When(new AnswerCapacity(offer.CarrierId, IsHeld: true, Why: null)));

    /// <summary>A carrier that has heard of the tender lets it pass.</summary>
    public Releasing LetPass() => WithCapacity() is { Release.OpenTender: { } tender } open
        ? (open with { Now = tender.AnswerBy }).When(new MeetDeadline($"tender:{tender.Number}")).Ranked()
        : this;

    private Releasing Ranked() => Release.RankingAskedAt is null ? this : When(new Rank(Freight.RankingAt(Now, Freight.Carriers)));

    public void ThenNothing() => Assert.Empty(Facts);

    public void ThenRefused(string code) => Assert.Equal(code, Assert.IsType<Verdict<ReleaseFact>.Refused>(Verdict).Refusal.Code);

    public TFact ThenOne<TFact>() where TFact : ReleaseFact => Assert.Single(Facts.OfType<TFact>());

    public void ThenNo<TFact>() where TFact : ReleaseFact => Assert.Empty(Facts.OfType<TFact>());

    public void ThenStatus(ReleaseStatus status) => Assert.Equal(status, Release.Status);

    public Gate ThenGate(GateKind kind, GateState state)
    {
        var gate = Release.Find(kind)!;
        Assert.True(gate.State == state, $"{kind} is {gate.State}: {gate.Reason}");
        return gate;
    }
}
