using System.Text.Json;
using Dispatch.Carriers;
using Dispatch.Facilities;
using Dispatch.Shipments;
using Xunit;

namespace Dispatch.Storage;

/// <summary>The limits of files are such that the largest fits one commit, also if every word is of letters that take six bytes.</summary>
public sealed class LargestFileSpecs
{
    private static readonly string Id = new('x', 64);

    [Fact]
    public void The_largest_facility_fits_one_commit()
    {
        var door = new DoorId(Letters(FacilityRules.MaxDoorIdLength - 3) + "001");
        var slot = new Slot(door, Some.Noon, Some.At(1));
        var need = new SlotNeed(StopKind.Delivery, new(Some.At(0), Some.At(2)), Letters(SlotNeed.MaxEquipmentLength), 1_440, new(Id));
        var appointment = new Appointment(default, need, AppointmentStatus.Confirmed, Some.Noon, slot, slot, new(Id), IsConfirmed: true, Some.Noon, Some.Noon);
        var doors = Enumerable.Range(1, FacilityRules.MaxDoors).Select(number => new Door(new(Letters(FacilityRules.MaxDoorIdLength - 3) + $"{number:000}"), DoorUse.Inbound, [Letters(32)]));
        var plan = new DockPlan(
            [.. doors],
            [.. Enumerable.Range(0, FacilityRules.MaxHours).Select(number => new OpenHours((DayOfWeek)(number % 7), new(2 * (number / 7), 0), new((2 * (number / 7)) + 1, 0)))],
            [.. Enumerable.Repeat(new DateOnly(2026, 12, 25), FacilityRules.MaxHolidays)],
            [.. Enumerable.Repeat(new SlotRule("p", "f", 90), FacilityRules.MaxSlotRules)],
            [.. Enumerable.Range(0, 70).Select(number => new StandingAppointment("s", (DayOfWeek)(number % 7), new(2 * (number / 7), 0), 60, door, new(Id), new(Id)))]);
        var facility = new Facility(new(Id), Letters(200), Some.Ocala, 250, "America/Argentina/ComodRivadavia", plan);
        Assert.Null(FacilityRules.Check(facility));

        var count = FacilityRules.MaxAppointments + FacilityEvolution.MaxEnded;
        Assert.InRange(
            Bytes(new FacilityFile(
                new(Id), facility, [.. Enumerable.Range(1, count).Select(number => appointment with { Id = new($"{Id}~{Id}~{number}") })], DwellRecord.Empty), StoredJson.Default.FacilityFile),
            1,
            StoreLimits.MaxStateBytes);
    }

    [Fact]
    public void The_largest_carrier_fits_one_commit()
    {
        var rate = new RateCard("USD", CarrierRules.MaxAmount, CarrierRules.MaxAmount, CarrierRules.MaxAmount, 500, [.. Enumerable.Repeat(new Accessorial("a", CarrierRules.MaxAmount), CarrierRules.MaxAccessorials)]);
        var end = new LaneEnd(Center: new(-29.123456789012345, -82.123456789012345), RadiusKm: 12_345.123456789);
        var lanes = Enumerable.Range(1, CarrierRules.MaxLanes).Select(number => new Lane(Letters(29) + $"{number:000}", end, end, int.MaxValue, rate));
        var carrier = new Carrier(new(Id), Letters(200), "ABCD", Letters(40), Letters(200), CarrierProfile.Unsaid with { Lanes = [.. lanes] });
        Assert.Null(CarrierRules.Check(carrier));

        var commitments = Enumerable.Range(1, CarrierDecider.MaxCommitments)
            .Select(_ => new Commitment(new($"{Id}~{Id}"), Letters(CarrierRules.MaxNameLength), Hauler.Day, CommitmentStatus.Committed));
        Assert.InRange(Bytes(new CarrierFile(new(Id), carrier, [.. commitments], Scorecard.Empty), StoredJson.Default.CarrierFile), 1, StoreLimits.MaxStateBytes);
    }

    private static int Bytes<T>(T file, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(file, type).Length;

    private static string Letters(int count) => new('\u00fc', count);
}
