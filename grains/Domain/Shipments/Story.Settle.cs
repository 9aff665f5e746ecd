using Dispatch.Intelligence;
using static Dispatch.Shipments.ShipmentFact;
using static Dispatch.Shipments.ShipmentStatus;

namespace Dispatch.Shipments;

/// <summary>What follows from whatever changed: the status, the end of incidents, a new estimate.</summary>
internal sealed partial record Story
{
    /// <summary>An estimate that differs by less is no news; telling it would only fill the journal.</summary>
    private static readonly TimeSpan EtaIsNewsFrom = TimeSpan.FromMinutes(5);

    /// <summary>The order matters: incidents end by the new status, and the estimate is for what is left after that.</summary>
    private Story Settle(DateTimeOffset at) => FollowTheStops(at).CloseWithProof(at).EndMisses(at).EndSilence(at).Estimate(at);

    private Story FollowTheStops(DateTimeOffset at) =>
        Shipment.Status is OnHold || Shipment.IsOver ? this : Turn(Way.Status(Shipment), at);

    /// <summary>The proof may be older than the last departure: some drivers scan it at the dock.</summary>
    private Story CloseWithProof(DateTimeOffset at) =>
        Shipment.Status is Delivered && Shipment.HasProofOfDelivery ? Turn(Closed, at) : this;

    private Story Turn(ShipmentStatus to, DateTimeOffset at) =>
        to == Shipment.Status ? this : Tell(new StatusChanged(at, Shipment.Status, to));

    private Story EndMisses(DateTimeOffset at) =>
        Shipment.Stops.Where(stop => stop.Missed is not null && !Way.IsExpected(Shipment, stop))
            .Aggregate(this, (story, stop) => story.Tell(EndOfMiss(stop, at)));

    private MissEnded EndOfMiss(Stop stop, DateTimeOffset at)
    {
        var late = (stop.Actual.Arrival ?? at) - stop.Window.To;
        var why = stop.Actual.Arrival is not null ? "the truck arrived"
            : Shipment.Status is Cancelled ? "the shipment was cancelled"
            : "a later stop was reached without it";

        // Not late at all: the truck was there in time, and only the word of it came late.
        return new(at, stop.Sequence, stop.Kind, stop.Missed!.Value, AtLeastNothing(late), why);
    }

    /// <summary>An old word does not end a silence: what counts is whether the vehicle would be silent if it were judged now.</summary>
    private Story EndSilence(DateTimeOffset at)
    {
        if (Shipment.Silent is not { } incident || ShipmentDeadlines.SilenceDueAt(Shipment, Policy) <= Now)
        {
            return this;
        }

        var why = Shipment.Status is Dispatched or AtPickup or InTransit or AtDelivery
            ? Shipment.SeenAt is null ? "another vehicle was assigned" : "the vehicle reported again"
            : $"the shipment is {Shipment.Status}";
        return Tell(new Resumed(at, incident, AtLeastNothing(at - Shipment.SilentSince!.Value), why));
    }

    private Story Estimate(DateTimeOffset at)
    {
        // A shipment on hold moves on nobody knows when: the last estimate stands until it is released.
        if (Shipment.Status is OnHold)
        {
            return this;
        }

        var eta = Estimation.Of(Shipment);
        return IsNews(Shipment.Eta, eta) ? Tell(new EtaChanged(at, eta)) : this;
    }

    private static TimeSpan AtLeastNothing(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private static bool IsNews(Eta? known, Eta? eta) => (known, eta) switch
    {
        (null, null) => false,
        (null, _) or (_, null) => true,
        _ => (eta.P50 - known.P50).Duration() >= EtaIsNewsFrom
            || !eta.Stops.Select(stop => stop.Stop).SequenceEqual(known.Stops.Select(stop => stop.Stop)),
    };
}
