using System.Text.Json;
using CsCheck;
using Dispatch.Storage;
using Xunit;
using static Dispatch.Carriers.CarrierCommand;
using static Dispatch.Carriers.Hauler;

namespace Dispatch.Carriers;

/// <summary>A day of a lane never holds more loads than the lane takes.</summary>
public sealed class CapacitySpecs
{
    private static readonly Hauler Full = Known.When(Hold(1)).When(Hold(2));

    private static readonly Gen<ShipmentId> Loads = Gen.Int[1, 8].Select(Load);

    private static readonly Gen<CarrierCommand> Commands = Gen.Frequency<CarrierCommand>(
        (5, Gen.Select(Loads, Gen.Int[0, 2].Select(lane => lane switch { 0 => null, 1 => "north", _ => "south" }), Gen.Int[0, 2],
            (load, lane, day) => (CarrierCommand)new HoldCapacity(load, lane, Day.AddDays(day)))),
        (2, Loads.Select(load => (CarrierCommand)new CommitCapacity(load))),
        (2, Loads.Select(load => (CarrierCommand)new FreeCapacity(load))),
        (1, Gen.Const((CarrierCommand)new CountTender("t", TenderOutcome.Declined))));

    [Fact]
    public void What_is_full_takes_no_more() => Full.When(Hold(3)).ThenNoRoom("carrier.no-capacity");

    [Fact]
    public void Another_day_is_another_matter() => Full.When(Hold(3, day: Day.AddDays(1))).ThenHeld();

    [Fact]
    public void What_is_freed_can_be_had() => Full.When(new FreeCapacity(Load(1))).When(Hold(3)).ThenHeld();

    [Fact]
    public void What_is_committed_stays_so_and_takes_its_place()
    {
        var committed = Full.When(new CommitCapacity(Load(1)));
        committed.When(Hold(3)).ThenNoRoom("carrier.no-capacity");
        committed.When(new CommitCapacity(Load(1))).ThenNothing();
        Assert.Equal(CommitmentStatus.Committed, committed.When(Hold(1)).File.Find(Load(1))!.Status);
    }

    [Fact]
    public void Whoever_asks_again_is_told_again() => Full.When(Hold(1)).ThenHeld();

    [Fact]
    public void Without_a_lane_or_a_limit_nothing_is_full()
    {
        Full.When(Hold(3, lane: null)).ThenHeld();
        Of(Profile with { Lanes = [North with { DailyCapacity = null }] }).When(Hold(1)).When(Hold(2)).When(Hold(3)).ThenHeld();
    }

    [Fact]
    public void What_cannot_be_held_is_answered_with_the_reason()
    {
        Unknown.When(Hold(1)).ThenNoRoom("carrier.unknown");
        Known.When(Hold(1, lane: "east")).ThenNoRoom("carrier.unknown-lane");
        Of(Profile with { Lanes = [North with { DailyCapacity = 0 }] }).When(Hold(1)).ThenNoRoom("carrier.no-capacity");
    }

    [Fact]
    public void What_was_not_held_is_not_committed_and_free_already()
    {
        Known.When(new CommitCapacity(Load(1))).ThenRefused("carrier.not-held");
        Known.When(new FreeCapacity(Load(1))).ThenNothing();
    }

    [Fact]
    public void Days_that_are_over_are_forgotten() =>
        Assert.Equal([Load(3)], Full.At(60).When(Hold(3, day: Day.AddDays(2))).File.Commitments.Select(commitment => commitment.ShipmentId));

    [Fact]
    public void No_day_of_a_lane_is_ever_overbooked() => Commands.Array[1, 60].Sample(commands =>
    {
        var hauler = Of(Profile with { Lanes = [North, North with { Name = "south", DailyCapacity = 1 }] });
        foreach (var command in commands)
        {
            hauler = hauler.When(command);
            Assert.All(
                hauler.File.Commitments.Where(commitment => commitment.Lane is not null).GroupBy(commitment => (commitment.Lane, commitment.Day)),
                taken => Assert.True(taken.Count() <= hauler.File.FindLane(taken.Key.Lane!)!.DailyCapacity));
        }
    });

    [Fact]
    public void Folding_the_facts_gives_the_state_bit_for_bit_also_after_it_was_stored() => Commands.Array[1, 60].Sample(commands =>
    {
        var history = commands.Aggregate(new List<Hauler> { Known }, (told, command) => [.. told, told[^1].When(command)]);
        var stored = Bytes(history[^1].File);
        Assert.Equal(stored, Bytes(history.Skip(1).SelectMany(Facts).Aggregate(Known.File, CarrierEvolution.Evolve)));
        Assert.Equal(stored, Bytes(JsonSerializer.Deserialize(stored, StoredJson.Default.CarrierFile)!));
    });

    [Fact]
    public void Every_fact_is_evolved()
    {
        Assert.Equal(Unions.CasesOf<CarrierFact>(), Unions.CasesIn(CarrierSamples.Facts));
        Assert.All(CarrierSamples.Facts, fact => CarrierEvolution.Evolve(Known.File, fact));
    }

    private static byte[] Bytes(CarrierFile file) => JsonSerializer.SerializeToUtf8Bytes(file, StoredJson.Default.CarrierFile);

    private static IEnumerable<CarrierFact> Facts(Hauler hauler) => hauler.Verdict is Verdict<CarrierFact>.Accepted accepted ? accepted.Facts : [];

    [Fact]
    public void What_became_of_tenders_and_deliveries_is_counted()
    {
        var counted = Known
            .When(new CountTender("acme~1~T1", TenderOutcome.Sent)).When(new CountTender("acme~1~T1", TenderOutcome.Accepted))
            .When(new CountTender("acme~2~T1", TenderOutcome.Sent)).When(new CountTender("acme~2~T1", TenderOutcome.Declined))
            .When(new CountTender("acme~3~T1", TenderOutcome.Sent)).When(new CountTender("acme~3~T1", TenderOutcome.Expired))
            .When(new CountTender("acme~4~T1", TenderOutcome.Sent))
            .When(new CountDelivery(Load(1), OnTime: true)).When(new CountDelivery(Load(5), OnTime: false));
        Assert.Equal(new Scorecard(4, 1, 1, 1, 1, 1), counted.File.Scorecard);
        Assert.Equal(1 / 3.0, counted.File.Scorecard.AcceptanceRate);
        Assert.Equal(0.5, counted.File.Scorecard.OnTimeRate);
        Assert.Null(Known.File.Scorecard.AcceptanceRate);
        Unknown.When(new CountDelivery(Load(1), OnTime: true)).ThenRefused("carrier.unknown");
    }
}
