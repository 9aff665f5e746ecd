using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Dispatch.Integration;
using Dispatch.Shipments;
using static Dispatch.Dispatching.ReleaseFact;

namespace Dispatch.Dispatching;

/// <summary>What others are told of a release, in the order in which it happened.</summary>
public static class DispatchMessages
{
    public static ImmutableArray<Message> From(Fact<ReleaseFact> fact) => fact.Body switch
    {
        OfferSent sent =>
            [To(fact, sent.CarrierId, "tender.offered", new(sent.TenderId, sent.Price, sent.AnswerBy, Load.Of(sent.Freight)), MessageJson.Default.OfferWord)],
        OfferClosed { WasKnown: true, State: OfferState.Expired or OfferState.Withdrawn or OfferState.Lost } closed =>
            [To(fact, closed.CarrierId, "tender.closed", new(closed.TenderId, closed.State, closed.Reason), MessageJson.Default.ClosedWord)],
        Confirmed confirmed => Settled(fact, confirmed.Award, confirmed.Docks, confirmed.Freight),
        TakenByHand taken => Settled(fact, taken.Award, taken.Docks, taken.Freight),
        VehicleNamed named =>
        [
            ToErp(fact, "dispatch.vehicleNamed", new(named.CarrierId, named.VehicleId), MessageJson.Default.VehicleWord),
            ToWms(fact, "dispatch.vehicleNamed", new(named.CarrierId, named.VehicleId), MessageJson.Default.VehicleWord),
        ],
        AwardEnded ended => Ended(fact, ended),
        DockAnswered { Tell: { } carrier } answered => Moved(fact, answered, carrier),
        OrderChanged changed => Changed(fact, changed),
        Cancelled cancelled =>
        [
            ToErp(fact, "order.cancelled", new(cancelled.Reason), MessageJson.Default.ReasonWord),
            ToWms(fact, "order.cancelled", new(cancelled.Reason), MessageJson.Default.ReasonWord),
        ],
        _ => [],
    };

    private static ImmutableArray<Message> Settled(Fact<ReleaseFact> fact, Award award, ImmutableArray<Dock> docks, Order freight)
    {
        ImmutableArray<AppointmentWord> appointments =
            [.. docks.Where(dock => dock.Slot is not null).Select(dock => new AppointmentWord(dock.Stop, dock.FacilityId, dock.Slot!.DoorId, dock.Slot.From, dock.Slot.To))];
        var word = new SettledWord(award.CarrierId, award.VehicleId, award.TenderId, award.Cost, appointments, Load.Of(freight));
        var partners = (Message[])
        [
            ToErp(fact, "dispatch.confirmed", word with { Load = null }, MessageJson.Default.SettledWord),
            ToWms(fact, "dispatch.confirmed", word with { Cost = null }, MessageJson.Default.SettledWord),
        ];
        return award.CarrierId is { } carrier ? [To(fact, carrier, "dispatch.confirmed", word, MessageJson.Default.SettledWord), .. partners] : [.. partners];
    }

    private static ImmutableArray<Message> Ended(Fact<ReleaseFact> fact, AwardEnded ended)
    {
        var word = new LostWord(ended.Award.CarrierId, ended.Award.TenderId, ended.Why);
        Message[] carrier = ended.Award.CarrierId is { } id && !ended.FellOff ? [To(fact, id, "dispatch.withdrawn", word, MessageJson.Default.LostWord)] : [];
        Message[] partners = ended.WasConfirmed
            ? [ToErp(fact, "dispatch.carrierLost", word, MessageJson.Default.LostWord), ToWms(fact, "dispatch.carrierLost", word, MessageJson.Default.LostWord)]
            : [];
        return [.. carrier, .. partners];
    }

    private static ImmutableArray<Message> Moved(Fact<ReleaseFact> fact, DockAnswered answered, CarrierId carrier)
    {
        var slot = answered.Answer.Slot;
        var word = new MovedWord(answered.Stop, answered.FacilityId, slot?.DoorId, slot?.From, slot?.To, answered.Answer.Why);
        return [To(fact, carrier, "appointment.moved", word, MessageJson.Default.MovedWord), ToWms(fact, "appointment.moved", word, MessageJson.Default.MovedWord)];
    }

    private static ImmutableArray<Message> Changed(Fact<ReleaseFact> fact, OrderChanged changed)
    {
        var load = Load.Of(changed.Order);
        var wms = ToWms(fact, "order.changed", load, MessageJson.Default.Load);
        return changed.Carrier is { } carrier ? [To(fact, carrier, "order.changed", load, MessageJson.Default.Load), wms] : [wms];
    }

    private static Message To<T>(Fact<ReleaseFact> fact, CarrierId carrier, string type, T word, JsonTypeInfo<T> json) =>
        To(fact, Destinations.Of(carrier), type, word, json);

    private static Message ToErp<T>(Fact<ReleaseFact> fact, string type, T word, JsonTypeInfo<T> json) => To(fact, Destinations.Erp, type, word, json);

    private static Message ToWms<T>(Fact<ReleaseFact> fact, string type, T word, JsonTypeInfo<T> json) => To(fact, Destinations.Wms, type, word, json);

    /// <summary>A fact has at most one message for each destination.</summary>
    private static Message To<T>(Fact<ReleaseFact> fact, string destination, string type, T word, JsonTypeInfo<T> json) =>
        new($"{fact.Id}/{destination}", destination, new ReleaseId(fact.Key).Shipment, type, fact.OccurredAt, JsonSerializer.Serialize(word, json));
}

internal sealed record OfferWord(TenderId TenderId, Money? Price, DateTimeOffset AnswerBy, Load Load);

internal sealed record ClosedWord(TenderId TenderId, OfferState State, string Reason);

internal sealed record SettledWord(
    CarrierId? CarrierId, VehicleId? VehicleId, TenderId? TenderId, Money? Cost, ImmutableArray<AppointmentWord> Appointments, Load? Load);

internal sealed record AppointmentWord(int Stop, FacilityId FacilityId, DoorId DoorId, DateTimeOffset From, DateTimeOffset To);

internal sealed record VehicleWord(CarrierId CarrierId, VehicleId VehicleId);

internal sealed record LostWord(CarrierId? CarrierId, TenderId? TenderId, string Reason);

internal sealed record MovedWord(int Stop, FacilityId FacilityId, DoorId? DoorId, DateTimeOffset? From, DateTimeOffset? To, string? Reason);

internal sealed record ReasonWord(string Reason);

/// <summary>The freight as partners know it.</summary>
internal sealed record Load(
    OrderId OrderId,
    ClientId ClientId,
    string Equipment,
    double WeightKg,
    bool Hazmat,
    TemperatureBand? Temperature,
    ImmutableArray<Reference> References,
    ImmutableArray<LoadStop> Stops)
{
    public static Load Of(Order order) => new(
        order.OrderId,
        order.ClientId,
        order.Equipment,
        order.WeightKg,
        order.Hazmat,
        order.Temperature,
        order.References,
        [.. order.Stops.Select(stop => new LoadStop(stop.Sequence, stop.Kind, stop.FacilityId, stop.Place.Name, stop.Place.Point.Lat, stop.Place.Point.Lon, stop.Place.TimeZone, stop.Window))]);
}

internal sealed record LoadStop(int Sequence, StopKind Kind, FacilityId? FacilityId, string Name, double Lat, double Lon, string TimeZone, Window Window);

/// <summary>The form of messages on the wire.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(MessageJson.Word<StopKind>), typeof(MessageJson.Word<OfferState>)])]
[JsonSerializable(typeof(OfferWord))]
[JsonSerializable(typeof(ClosedWord))]
[JsonSerializable(typeof(SettledWord))]
[JsonSerializable(typeof(VehicleWord))]
[JsonSerializable(typeof(LostWord))]
[JsonSerializable(typeof(MovedWord))]
[JsonSerializable(typeof(ReasonWord))]
[JsonSerializable(typeof(Load))]
internal sealed partial class MessageJson : JsonSerializerContext
{
    internal sealed class Word<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        where TEnum : struct, Enum;
}
