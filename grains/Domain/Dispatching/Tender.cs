using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dispatch.Carriers;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>One step of a waterfall: <c>{shipment}~T{n}</c>.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.tender-id"), JsonConverter(typeof(IdJsonConverter<TenderId>))]
public readonly record struct TenderId(string Value) : IId<TenderId>
{
    private const string Mark = "~T";

    public static TenderId Of(string value) => new(value);

    public static TenderId For(ShipmentId shipment, int number) => new($"{shipment}{Mark}{number}");

    /// <summary>The shipment that is tendered; null where the id names none.</summary>
    public ShipmentId? Shipment => Value.LastIndexOf(Mark, StringComparison.Ordinal) is var at and > 0 ? new(Value[..at]) : null;

    public override string ToString() => Value;
}

/// <summary>A shipment offered to one carrier, or to several at once.</summary>
/// <param name="Number">Counts all tenders of the shipment.</param>
/// <param name="Round">Counts the waterfalls: one begins anew when the order changes, a carrier falls off, or a person says so.</param>
/// <param name="Day">Of the pickup, in its local date: whose capacity it takes.</param>
[GenerateSerializer, Immutable, Alias("dispatch.tender")]
public sealed record Tender(
    TenderId Id, int Number, int Round, TenderKind Kind, DateTimeOffset At, DateTimeOffset AnswerBy, DateOnly Day, ImmutableArray<Offer> Offers)
{
    /// <summary>Whether somebody may still take it.</summary>
    public bool IsOpen => Offers.Any(offer => offer.IsOpen) && !Offers.Any(offer => offer.State is OfferState.Accepted);

    /// <summary>Whether nobody's word is awaited any more, though nobody has it yet.</summary>
    public bool IsAnswered => IsOpen && Offers.All(offer => !offer.IsOpen || offer.State is OfferState.Countered);

    public Offer? To(CarrierId carrier) => Offers.FirstOrDefault(offer => offer.CarrierId == carrier);
}

/// <summary>What one carrier is offered, and what it says.</summary>
/// <param name="Quote">What its rate card makes of it; null where it has none for it.</param>
/// <param name="Price">What it counters with, or takes it for.</param>
/// <param name="Lane">The lane whose capacity it would take; null where none is named.</param>
[GenerateSerializer, Immutable, Alias("dispatch.offer")]
public sealed record Offer(CarrierId CarrierId, Quote? Quote, OfferState State, DateTimeOffset? AnsweredAt, string? Reason, Money? Price, string? Lane)
{
    public Money? Quoted => Quote is null ? null : new(Quote.Total, Quote.Currency);

    public bool IsOpen => State is OfferState.Asked or OfferState.Sent or OfferState.Countered;

    /// <summary>Whether the carrier has heard of it.</summary>
    public bool IsKnown => State is not (OfferState.Asked or OfferState.NoCapacity);
}

public enum TenderKind
{
    /// <summary>The next carrier of the routing guide.</summary>
    Guide,

    /// <summary>The next carrier by score.</summary>
    Ranked,

    /// <summary>Several at once; who takes it first has it.</summary>
    Broadcast,

    /// <summary>All at once, at their own price; the lowest has it.</summary>
    Spot,

    /// <summary>The carrier of a wave that a planner accepted.</summary>
    Wave,
}

public enum OfferState
{
    /// <summary>The carrier's capacity is being held; it has not heard of it yet.</summary>
    Asked,
    Sent,
    Countered,
    Accepted,
    Declined,
    Expired,
    Withdrawn,

    /// <summary>Another carrier has it.</summary>
    Lost,
    NoCapacity,

    /// <summary>It took it and gave it back.</summary>
    FellOff,
}

public enum TenderAnswer
{
    Accept,
    Decline,
    Counter,
}
