using static Dispatch.Shipments.ShipmentFact;

namespace Dispatch.Shipments;

/// <summary>What it means that a deadline has come.</summary>
internal sealed partial record Story
{
    /// <summary>Only what is due now counts; the deadlines of the shipment as it is are the judge.</summary>
    public Story MeetDeadline(string name)
    {
        var due = ShipmentDeadlines.Of(Shipment, Policy).Where(deadline => deadline.Name == name && deadline.DueAt <= Now).ToArray();
        return due switch
        {
            [] => this,
            [var silence] when silence.Name == ShipmentDeadlines.Silence => FallSilent(),
            [var window, ..] => Miss(ShipmentDeadlines.StopOf(Shipment, window.Name)!, window.DueAt),
        };
    }

    private Story Miss(Stop stop, DateTimeOffset dueAt) =>
        Tell(new Missed(Now, stop.Sequence, stop.Kind, Shipment.Incidents + 1, dueAt, stop.Place.Name, Shipment.Order!.Customer.Tier));

    private Story FallSilent()
    {
        var (carrier, vehicle, _, _, since) = Shipment.Assignment!;
        return Tell(new WentSilent(
            Now, Shipment.SeenAt ?? since, Shipment.Incidents + 1, carrier, vehicle, Shipment.Order!.Customer.Tier));
    }
}
