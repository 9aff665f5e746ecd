using System.Collections.Immutable;
using System.Diagnostics;
using static Dispatch.Shipments.ShipmentFact;

namespace Dispatch.Shipments;

/// <summary>A shipment after a fact. It only assigns: every rule was applied when the fact was found.</summary>
public static class ShipmentEvolution
{
    public static Shipment Evolve(Shipment shipment, ShipmentFact fact) => fact switch
    {
        Released released => shipment with
        {
            Order = released.Order,
            Status = ShipmentStatus.Released,
            Since = released.At,
            Stops = [.. released.Order.Stops.Select(Expected)],
        },

        Booked booked => shipment with { BookedBy = booked.CarrierId },
        CarrierLost lost => shipment with
        {
            Assignment = null,
            BookedBy = null,
            Position = null,
            SeenAt = null,
            PastAssignments = lost.Before?.Version ?? shipment.PastAssignments,
        },
        OrderChanged changed => shipment with
        {
            Order = changed.Order,
            Stops = [.. changed.Order.Stops.Select(Expected)],
            Assignment = changed.Assignment,
        },
        OrderCancelled => shipment,

        // A new vehicle has not been heard yet; where the old one was says nothing about it.
        Assigned assigned => shipment with { Assignment = assigned.Assignment, BookedBy = null, Position = null, SeenAt = null },
        Seen seen => Heard(shipment, seen.At) with { Position = new(seen.Point, seen.At) },
        Arrived(var at, var sequence) =>
            Heard(At(shipment, sequence, stop => stop with { Actual = stop.Actual with { Arrival = at } }), at),
        Departed(var at, var sequence) =>
            Heard(At(shipment, sequence, stop => stop with { Actual = stop.Actual with { Departure = at } }), at),
        ArrivalWithdrawn withdrawn => At(shipment, withdrawn.Stop, stop => stop with { Actual = Times.None }),
        StopTimed { Classifier: Classifier.Planned } timed => At(shipment, timed.Stop, stop => stop with { Planned = timed.Times }),
        StopTimed { Classifier: Classifier.Estimated } timed => At(shipment, timed.Stop, stop => stop with { Estimated = timed.Times }),
        MilestoneReported reported => shipment with { Reports = LastWords(shipment.Reports, reported) },
        StatusChanged changed => shipment with
        {
            Status = changed.To,
            Since = changed.At,
            HeldFrom = changed.To is ShipmentStatus.OnHold ? changed.From : null,
        },
        Missed missed => At(shipment, missed.Stop, stop => stop with { Missed = missed.Incident }) with { Incidents = missed.Incident },
        MissEnded ended => At(shipment, ended.Stop, stop => stop with { Missed = null }),
        WentSilent silent => shipment with { Silent = silent.Incident, SilentSince = silent.Since, Incidents = silent.Incident },
        Resumed => shipment with { Silent = null, SilentSince = null },
        EtaChanged changed => shipment with { Eta = changed.Eta },
        _ => throw new UnreachableException($"{fact.GetType().Name} is not evolved."),
    };

    private static Stop Expected(OrderStop stop) =>
        new(stop.Sequence, stop.Kind, stop.FacilityId, stop.Place, stop.Window, Times.None, Times.None, Times.None, null);

    private static Shipment At(Shipment shipment, int sequence, Func<Stop, Stop> change) =>
        shipment with { Stops = [.. shipment.Stops.Select(stop => stop.Sequence == sequence ? change(stop) : stop)] };

    private static Shipment Heard(Shipment shipment, DateTimeOffset at) => shipment.SeenAt >= at ? shipment : shipment with { SeenAt = at };

    private static ImmutableArray<Report> LastWords(ImmutableArray<Report> reports, MilestoneReported reported)
    {
        var word = new Report(reported.Type, reported.Stop, reported.Classifier, reported.Time);
        return [.. reports.Where(known => !known.IsAbout(word)), word];
    }
}
