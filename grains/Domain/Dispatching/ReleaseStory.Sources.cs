using System.Collections.Immutable;
using Dispatch.Facilities;
using Dispatch.Shipments;
using static Dispatch.Dispatching.ReleaseCommand;
using static Dispatch.Dispatching.ReleaseFact;

namespace Dispatch.Dispatching;

/// <summary>The order comes in, and sources are asked and answer.</summary>
internal sealed partial record ReleaseStory
{
    public ReleaseStory Open(Open open)
    {
        var opened = Tell(new Opened(Now, open.Order, open.Policy, open.Guide, open.Trusted));
        return (open.Policy.IsAutomatic ? opened.AskDocks().AskCarriers() : opened).Settle();
    }

    public ReleaseStory ReportStock(ReportStock told)
    {
        var words = WordsOf(told).Where(word => !Release.Stock.Any(known => IsNoNews(known, word))).ToImmutableArray();
        return words.IsEmpty ? this : Tell(new StockReported(told.Report.At, words)).Settle();
    }

    /// <summary>An answer of a facility that the stop was moved away from says nothing.</summary>
    public ReleaseStory AnswerDock(AnswerDock told)
    {
        if (Release.Find(told.AppointmentId) is not { } dock || dock.FacilityId != told.FacilityId)
        {
            return this;
        }

        // Who only says that it stands does not say again which it is.
        var answer = told.Answer.State is DockState.Held or DockState.Confirmed or DockState.MoveProposed ? told.Answer with { Slot = told.Answer.Slot ?? dock.Slot } : told.Answer;
        var carrier = answer.Slot == dock.Slot ? null : Release.Award?.CarrierId;
        return IsSame(dock, answer)
            ? this
            : Tell(new DockAnswered(Now, told.AppointmentId, told.FacilityId, dock.Stop, answer, carrier)).Settle();
    }

    /// <summary>A ranking that nobody waits for is one too many.</summary>
    public ReleaseStory Rank(Ranked ranking) =>
        Release.RankingAskedAt is null ? this : Tell(new CarriersRanked(Now, ranking)).Settle();

    private ReleaseStory AskDocks() => Each(
        Order.Stops.Where(stop => stop.FacilityId is not null),
        (story, stop) => story.Tell(new DockAsked(
            Now, stop.Sequence, stop.FacilityId!.Value, AppointmentId.For(Release.Id, stop.Sequence), SlotRequest.Of(Order, stop))));

    private ReleaseStory AskCarriers() => Tell(new CarriersAsked(Now, Order.WithoutLines(), Release.Guide, Release.Planned, Release.Policy.Weights));

    /// <summary>A report without a stop is about every pickup where its lines were ordered.</summary>
    private IEnumerable<Stock> WordsOf(ReportStock told)
    {
        var report = told.Report;
        foreach (var stop in Order.Stops.Where(stop => stop.Kind is StopKind.Pickup && (report.Stop is null || stop.Sequence == report.Stop)))
        {
            if (report.AllReady is { } all)
            {
                yield return new(stop.Sequence, Sku: null, Ready: null, Picked: null, all, report.At, told.By);
            }

            foreach (var line in report.Lines.Where(line => stop.Lines.Any(ordered => ordered.Sku == line.Sku)).GroupBy(line => line.Sku))
            {
                yield return new(stop.Sequence, line.Key, line.Last().Ready, line.Last().Picked, IsAllReady: false, report.At, told.By);
            }
        }
    }

    /// <summary>What a WMS said before counts no more once it has said something later.</summary>
    private static bool IsNoNews(Stock known, Stock word) =>
        (known.Stop, known.Sku) == (word.Stop, word.Sku) && (known.At > word.At || known with { At = word.At, Source = word.Source } == word);

    private static bool IsSame(Dock dock, DockAnswer answer) => (dock.State, dock.Slot, dock.Why) == (answer.State, answer.Slot, answer.Why);
}
