using Dispatch.Intelligence;
using Dispatch.Shipments;

namespace Dispatch.Carriers;

/// <summary>The rules by which a carrier may take an order. What it did not say passes; see <see cref="CarrierProfile"/>.</summary>
internal static class EligibilityRules
{
    private const string Unsaid = "not said";

    /// <param name="lane">The lane that it would go by; null where none of its lanes fits, or where it has named none.</param>
    /// <param name="capacityLeft">On that lane on the day of the pickup; null where it is not limited.</param>
    public static Eligibility Check(CarrierFile carrier, Order order, Lane? lane, int? capacityLeft, Drive? drive)
    {
        var profile = carrier.Data?.Profile ?? CarrierProfile.Unsaid;
        var day = Candidates.PickupDay(order);
        return new(
        [
            Authority(carrier.Data, profile),
            Insurance(profile, order),
            Equipment(profile, order),
            Hazmat(profile, order),
            Temperature(profile, order),
            Weight(profile, order),
            new("lane", profile.Lanes.IsEmpty || lane is not null, LaneValue(profile, lane), $"{order.Stops[0].Place.Name} to {order.Stops[^1].Place.Name}"),
            new("capacity", capacityLeft is not <= 0, capacityLeft is { } left ? $"{left} left" : Unsaid, $"one load on {day:yyyy-MM-dd}"),
            Blackout(profile, day),
            .. drive is null ? (ReadOnlySpan<RuleResult>)[] : [Hours(drive, order)],
        ]);
    }

    private static RuleResult Authority(Carrier? data, CarrierProfile profile) => new(
        "authority",
        data is not null && profile.Authority is null or Carriers.Authority.Active,
        data is null ? "an unknown carrier" : profile.Authority?.ToString() ?? Unsaid,
        nameof(Carriers.Authority.Active));

    private static RuleResult Insurance(CarrierProfile profile, Order order)
    {
        var last = order.Stops[^1];
        var until = Zones.DayOf(last.Window.To, last.Place.TimeZone);
        return new("insurance", profile.InsuredUntil is null || profile.InsuredUntil >= until, profile.InsuredUntil is { } insured ? $"until {insured:yyyy-MM-dd}" : Unsaid, $"until {until:yyyy-MM-dd}");
    }

    private static RuleResult Equipment(CarrierProfile profile, Order order) => new(
        "equipment",
        profile.Equipment.IsEmpty || profile.Equipment.Contains(order.Equipment, StringComparer.OrdinalIgnoreCase),
        profile.Equipment.IsEmpty ? Unsaid : string.Join(", ", profile.Equipment),
        order.Equipment);

    private static RuleResult Hazmat(CarrierProfile profile, Order order) =>
        new("hazmat", profile.Hazmat || !order.Hazmat, profile.Hazmat ? "yes" : "no", order.Hazmat ? "yes" : "no");

    private static RuleResult Temperature(CarrierProfile profile, Order order) => new(
        "temperature",
        order.Temperature is not { } needed || (profile.Temperature is { } kept && kept.MinC <= needed.MinC && kept.MaxC >= needed.MaxC),
        profile.Temperature is { } band ? Words(band) : Unsaid,
        order.Temperature is { } asked ? Words(asked) : "none");

    private static RuleResult Weight(CarrierProfile profile, Order order) => new(
        "weight",
        profile.MaxWeightKg is null || profile.MaxWeightKg >= order.WeightKg,
        profile.MaxWeightKg is { } max ? $"{max:0.#} kg" : Unsaid,
        $"{order.WeightKg:0.#} kg");

    private static RuleResult Blackout(CarrierProfile profile, DateOnly day)
    {
        var blackout = profile.Blackouts.FirstOrDefault(range => range.Holds(day));
        return new("blackout", blackout is null, blackout is null ? "none" : $"{blackout.From:yyyy-MM-dd} to {blackout.To:yyyy-MM-dd}", $"{day:yyyy-MM-dd}");
    }

    /// <summary>Whether the driver can be at the last stop in time if he leaves the first when its window opens, resting as the law asks.</summary>
    private static RuleResult Hours(Drive drive, Order order)
    {
        var driving = drive.Road.At(EtaModel.AverageSpeed);
        var (resting, _) = new HoursOfService(drive.Driven, TimeSpan.Zero).Drive(driving);
        var there = order.Stops[^1].Window.To - order.Stops[0].Window.From;
        return new("hours", driving + resting <= there, $"{driving.TotalHours:0.#} h driving, {resting.TotalHours:0.#} h resting", $"{there.TotalHours:0.#} h");
    }

    private static string LaneValue(CarrierProfile profile, Lane? lane) =>
        profile.Lanes.IsEmpty ? Unsaid : lane?.Name ?? $"none of {profile.Lanes.Length}";

    private static string Words(TemperatureBand band) => $"{band.MinC:0.#} to {band.MaxC:0.#} °C";

    /// <param name="Driven">Since the driver's last rest.</param>
    internal sealed record Drive(Kilometres Road, TimeSpan Driven);
}
