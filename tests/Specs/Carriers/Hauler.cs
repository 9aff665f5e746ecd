using System.Collections.Immutable;
using Dispatch.Shipments;
using Xunit;
using static Dispatch.Carriers.CarrierCommand;

namespace Dispatch.Carriers;

/// <summary>Given what a carrier's file was told, when it is told one thing more, then what is found.</summary>
internal sealed record Hauler(CarrierFile File, DateTimeOffset Now, Verdict<CarrierFact>? Verdict)
{
    public static readonly CarrierId Id = new("ABCD");
    public static readonly DateOnly Day = new(2026, 3, 2);

    public static RateCard Rate { get; } = new("USD", Flat: 200, PerKm: 1.5m, Minimum: null, FuelPercent: 20, []);

    /// <summary>From the yard at Ocala to wherever lies within 50 km of Macon, two loads a day.</summary>
    public static Lane North { get; } = new("north", new(Center: Some.Ocala, RadiusKm: 50), new(Center: Some.Macon, RadiusKm: 50), 2, Rate);

    public static CarrierProfile Profile { get; } = new(
        Authority.Active, new(2026, 12, 31), ["van"], Hazmat: false, Temperature: null, MaxWeightKg: 20_000, [North], []);

    public static Hauler Unknown { get; } = new(CarrierFile.Unknown(Id), Some.At(-24), Verdict: null);

    public static Hauler Known { get; } = Of(Profile);

    public ImmutableArray<CarrierFact> Facts => Assert.IsType<Verdict<CarrierFact>.Accepted>(Verdict).Facts;

    public static Hauler Of(CarrierProfile? profile) => Unknown.When(new Put(Able(profile)));

    public static Carrier Able(CarrierProfile? profile) => new(Id, "Able Carriers", "ABCD", null, null, profile);

    public static ShipmentId Load(int number) => new($"acme~{number}");

    public static HoldCapacity Hold(int number, string? lane = "north", DateOnly? day = null) => new(Load(number), lane, day ?? Day);

    public Hauler At(double hours) => this with { Now = Some.At(hours) };

    public Hauler When(CarrierCommand command)
    {
        var verdict = CarrierDecider.Decide(File, command, Now);
        var facts = verdict is Verdict<CarrierFact>.Accepted accepted ? accepted.Facts : [];
        return this with { Verdict = verdict, File = facts.Aggregate(File, CarrierEvolution.Evolve) };
    }

    public void ThenHeld() => Assert.IsType<CarrierFact.CapacityHeld>(Assert.Single(Facts));

    public void ThenNoRoom(string code) => Assert.Equal(code, Assert.IsType<CarrierFact.CapacityRefused>(Assert.Single(Facts)).Code);

    public void ThenNothing() => Assert.Empty(Facts);

    public void ThenRefused(string code) => Assert.Equal(code, Assert.IsType<Verdict<CarrierFact>.Refused>(Verdict).Refusal.Code);
}
