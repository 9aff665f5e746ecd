using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Lists;
using Dispatch.Shell;

namespace Dispatch.Shipments;

/// <summary>What happened to a shipment, in words. A fact that is not known here is told by its type, never hidden.</summary>
public static class FactWords
{
    // The stored form: words in camel case.
    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="shipment">Knows the names of the stops.</param>
    public static string Of(TimelineItem item, ShipmentView shipment, Reading reading, DateTimeOffset now) =>
        Read(item) is { } fact ? Cut.To(Cut.Sentence, Of(fact, shipment, reading, now)) : Cut.To(Cut.Name, item.Type);

    private static string Of(ShipmentFact fact, ShipmentView shipment, Reading reading, DateTimeOffset now) => fact switch
    {
        ShipmentFact.Released released => $"Order {released.Order.OrderId} released with {released.Order.Stops.Length} stops",
        ShipmentFact.Assigned { Before: null } assigned => $"Assigned to {Carried(assigned.Assignment)}",
        ShipmentFact.Assigned assigned => $"Assigned to {Carried(assigned.Assignment)}, no longer to {Carried(assigned.Before)}",
        ShipmentFact.Seen seen => $"Seen at {seen.Point.Lat:0.000}, {seen.Point.Lon:0.000}",
        ShipmentFact.Arrived arrived => $"Arrived at {Place(arrived.Stop, shipment)}",
        ShipmentFact.Departed departed => $"Left {Place(departed.Stop, shipment)}",
        ShipmentFact.ArrivalWithdrawn withdrawn => $"Was not at {Place(withdrawn.Stop, shipment)} after all: the arrival is taken back",
        ShipmentFact.StopTimed timed => $"{Place(timed.Stop, shipment)} {Words.Of(timed.Classifier)}: {Times(timed.Times, timed.Stop, shipment, reading, now)}",
        ShipmentFact.MilestoneReported reported => Reported(reported, shipment, reading, now),
        ShipmentFact.StatusChanged changed => $"From {Words.Of(changed.From)} to {Words.Of(changed.To)}",
        ShipmentFact.Missed missed => $"{Kind(missed.Kind)} missed at {missed.Place}: nobody had come by {reading.Short(missed.DueAt, now, Zone(missed.Stop, shipment))}",
        ShipmentFact.MissEnded ended => $"Missed {Words.Of(ended.Kind)} at {Place(ended.Stop, shipment)} is over, {Coarse.Of(ended.Late)} late: {ended.Why}",
        ShipmentFact.WentSilent silent => $"{silent.CarrierId} / {silent.VehicleId} fell silent; last heard {reading.Short(silent.Since, now)}",
        ShipmentFact.Resumed resumed => $"Heard again after {Coarse.Of(resumed.SilentFor)}: {resumed.Why}",
        ShipmentFact.EtaChanged { Eta: { } eta } => $"Expected at the last stop {reading.Short(eta.P50, now, shipment.Stops.LastOrDefault()?.TimeZone)}",
        ShipmentFact.EtaChanged => "No arrival is expected any more",
        _ => fact.GetType().Name,
    };

    private static string Reported(ShipmentFact.MilestoneReported said, ShipmentView shipment, Reading reading, DateTimeOffset now)
    {
        var place = said.Stop is { } stop ? $" at {Place(stop, shipment)}" : "";
        var reason = said.Reason is null ? "" : $", reason {said.Reason}";
        var remark = said.Remark is null ? "" : $": “{said.Remark}”";
        return $"Reported: {Words.Of(said.Type)}{place}, {Words.Of(said.Classifier)} {reading.Short(said.Time, now, Zone(said.Stop, shipment))}{reason}{remark}";
    }

    private static string Times(Times times, int stop, ShipmentView shipment, Reading reading, DateTimeOffset now)
    {
        var zone = Zone(stop, shipment);
        return (times.Arrival, times.Departure) switch
        {
            ({ } arrival, { } departure) => $"in {reading.Short(arrival, now, zone)}, out {reading.Short(departure, now, zone)}",
            ({ } arrival, null) => $"in {reading.Short(arrival, now, zone)}",
            (null, { } departure) => $"out {reading.Short(departure, now, zone)}",
            _ => "nothing any more",
        };
    }

    private static string Carried(Assignment assignment) =>
        $"{assignment.CarrierId} / {assignment.VehicleId}{(assignment.TrailerId is { } trailer ? $" with trailer {trailer}" : "")}";

    private static string Kind(StopKind kind) => kind is StopKind.Pickup ? "Pickup" : "Delivery";

    private static string Place(int stop, ShipmentView shipment) =>
        Find(stop, shipment) is { } known ? $"{known.Name} (stop {stop})" : $"stop {stop}";

    private static string? Zone(int? stop, ShipmentView shipment) => Find(stop, shipment)?.TimeZone;

    private static StopView? Find(int? stop, ShipmentView shipment) => shipment.Stops.FirstOrDefault(known => known.Sequence == stop);

    private static ShipmentFact? Read(TimelineItem item)
    {
        try
        {
            return JsonSerializer.Deserialize<ShipmentFact>(item.Data.Text, Stored);
        }
        catch (Exception unknown) when (unknown is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
