using static Dispatch.Shipments.ShipmentCommand;
using static Dispatch.Shipments.ShipmentFact;
using static Dispatch.Shipments.ShipmentStatus;

namespace Dispatch.Shipments;

/// <summary>What a reported milestone means, beyond being kept word by word.</summary>
internal sealed partial record Story
{
    public Story Report(ReportMilestone report)
    {
        var at = report.Classifier is Classifier.Actual ? report.At : Now;
        var told = Tell(new MilestoneReported(at, report.Type, report.Stop, report.Classifier, report.At, report.Reason, report.Remark));
        return report.Classifier is Classifier.Actual ? told.Happen(report) : told.Time(report);
    }

    private Story Happen(ReportMilestone report) => (Shipment.Status, report.Type) switch
    {
        (_, MilestoneType.Arrived) => Arrive(Shipment.Find(report.Stop)!, report.At),
        (_, MilestoneType.Departed) => Depart(Shipment.Find(report.Stop)!, report.At),
        (_, MilestoneType.Delivered) => Depart(Shipment.Find(report.Stop) ?? Shipment.Stops[^1], report.At),
        (_, MilestoneType.PodReceived) => Settle(report.At),
        (OnHold, MilestoneType.Released) => Turn(Way.Status(Shipment), report.At).Settle(report.At),
        (not (OnHold or Delivered), MilestoneType.Held) => Turn(OnHold, report.At).Settle(report.At),
        (not Delivered, MilestoneType.Cancelled) => Turn(Cancelled, report.At).Settle(report.At),
        _ => this,
    };

    private Story Time(ReportMilestone report)
    {
        if (report.Type is not (MilestoneType.Arrived or MilestoneType.Departed))
        {
            return this;
        }

        var stop = Shipment.Find(report.Stop)!;
        var known = report.Classifier is Classifier.Planned ? stop.Planned : stop.Estimated;
        var times = report.Type is MilestoneType.Arrived ? known with { Arrival = report.At } : known with { Departure = report.At };
        return times == known ? this : Tell(new StopTimed(Now, stop.Sequence, report.Classifier, times));
    }
}
