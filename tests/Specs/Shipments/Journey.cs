using System.Collections.Immutable;
using Dispatch.Policies;
using Xunit;

namespace Dispatch.Shipments;

/// <summary>Given what it was told, when it is told one thing more, then what is found. Every step is decided at its own time.</summary>
internal sealed record Journey(Shipment Shipment, DateTimeOffset Now, Verdict<ShipmentFact>? Verdict)
{
    public static Journey Unknown { get; } = new(Shipment.Unknown(Some.Id), Some.At(-24), Verdict: null);

    public static Journey Released { get; } = Unknown.When(new ShipmentCommand.Release(Some.Paint));

    public static Journey Assigned { get; } = Released.At(-4).When(Some.Truck7);

    public static Journey AtPickup { get; } = Assigned.At(0.5).When(new ShipmentCommand.Arrive(1, Some.Pickup, Some.At(0.5)));

    public static Journey UnderWay { get; } = AtPickup.At(1.5).When(new ShipmentCommand.Depart(1, Some.Pickup, Some.At(1.5)));

    public static Journey AtDelivery { get; } = UnderWay.At(7).When(new ShipmentCommand.Arrive(1, Some.Delivery, Some.At(7)));

    public static Journey Delivered { get; } = AtDelivery.At(7.5).When(new ShipmentCommand.Depart(1, Some.Delivery, Some.At(7.5)));

    public static Journey Closed { get; } = Delivered.At(9).When(Some.Actual(MilestoneType.PodReceived, 9));

    public static Journey OnHold { get; } = UnderWay.At(2).When(Some.Actual(MilestoneType.Held, 2));

    public static Journey Cancelled { get; } = Assigned.At(-1).When(Some.Actual(MilestoneType.Cancelled, -1));

    public ImmutableArray<ShipmentFact> Facts => Assert.IsType<Verdict<ShipmentFact>.Accepted>(Verdict).Facts;

    public ImmutableArray<Deadline> Deadlines => ShipmentDeadlines.Of(Shipment, TowerPolicy.Default);

    /// <summary>The tower's clock from here on.</summary>
    public Journey At(double hours) => this with { Now = Some.At(hours) };

    public Journey When(ShipmentCommand command)
    {
        var verdict = ShipmentDecider.Decide(Shipment, command, Now, TowerPolicy.Default);
        var facts = verdict is Verdict<ShipmentFact>.Accepted accepted ? accepted.Facts : [];
        return this with { Verdict = verdict, Shipment = facts.Aggregate(Shipment, ShipmentEvolution.Evolve) };
    }

    /// <summary>All that was found, except for new estimates: they follow from the rest and have specs of their own.</summary>
    public void Then(params ShipmentFact[] facts) => Assert.Equal(facts, Facts.Where(fact => fact is not ShipmentFact.EtaChanged));

    public void ThenNothing() => Assert.Empty(Facts);

    public void ThenRefused(string code) => Assert.Equal(code, Assert.IsType<Verdict<ShipmentFact>.Refused>(Verdict).Refusal.Code);

    public TFact ThenOne<TFact>() where TFact : ShipmentFact => Assert.Single(Facts.OfType<TFact>());

    public void ThenNo<TFact>() where TFact : ShipmentFact => Assert.Empty(Facts.OfType<TFact>());

    public void ThenStatus(ShipmentStatus status) => Assert.Equal(status, Shipment.Status);

    public void ThenDeadlines(params Deadline[] deadlines) => Assert.Equal(deadlines, Deadlines);
}
