namespace Dispatch.Carriers;

/// <summary>What a carrier's profile must be.</summary>
public static class CarrierRules
{
    public const int MaxLanes = 200;
    public const int MaxEquipment = 50;
    public const int MaxBlackouts = 200;
    public const int MaxAccessorials = 10;
    public const int MaxNameLength = 64;

    /// <summary>More than any load costs, and little enough to add up.</summary>
    public const decimal MaxAmount = 100_000_000;

    private const int MaxFuelPercent = 500;
    private const double MaxRadiusKm = 20_100;

    /// <returns>The first rule that is broken; null where none is.</returns>
    public static Refusal? Check(Carrier carrier) => carrier.Profile is { } profile
        ? CheckHead(profile) ?? profile.Lanes.Select(CheckLane).FirstOrDefault(refusal => refusal is not null)
        : null;

    private static Refusal? CheckHead(CarrierProfile profile) => profile switch
    {
        { Equipment: { IsDefault: true } or { Length: > MaxEquipment } } or { Lanes: { IsDefault: true } or { Length: > MaxLanes } }
            or { Blackouts: { IsDefault: true } or { Length: > MaxBlackouts } } => new(
            "carrier.too-much", $"A carrier has at most {MaxLanes} lanes, {MaxEquipment} kinds of equipment and {MaxBlackouts} blackouts."),
        _ when profile.Equipment.Any(word => !IsName(word)) =>
            new("carrier.invalid-equipment", $"Equipment is told in words of 1 to {MaxNameLength} characters."),
        { MaxWeightKg: not (null or (> 0 and < double.PositiveInfinity)) } => new("carrier.invalid-weight", "The greatest weight is above 0 kg."),
        { Temperature: { } band } when !(band.MinC <= band.MaxC) || !double.IsFinite(band.MinC) || !double.IsFinite(band.MaxC) =>
            new("carrier.invalid-temperature", "The temperature band begins above its end."),
        _ when profile.Blackouts.Any(range => range.From > range.To) => new("carrier.invalid-blackout", "A blackout ends before it begins."),
        _ when profile.Lanes.Any(lane => !IsName(lane.Name)) =>
            new("carrier.unnamed-lane", $"A lane has a name of 1 to {MaxNameLength} characters."),
        _ when profile.Lanes.Select(lane => lane.Name).Distinct(StringComparer.Ordinal).Count() < profile.Lanes.Length =>
            new("carrier.duplicate-lane", "Two lanes have the same name."),
        _ => null,
    };

    private static Refusal? CheckLane(Lane lane) => lane switch
    {
        { DailyCapacity: < 0 } => new("carrier.negative-capacity", $"Lane {lane.Name} takes fewer loads than none."),
        _ when !IsEnd(lane.From) || !IsEnd(lane.To) => new(
            "carrier.invalid-lane-end", $"An end of lane {lane.Name} is not a facility, nor a center on Earth with a radiusKm above 0, nor empty."),
        { Rate: { } rate } => CheckRate(lane, rate),
        _ => null,
    };

    private static Refusal? CheckRate(Lane lane, RateCard rate) => rate switch
    {
        _ when rate.Currency is not { Length: 3 } || !rate.Currency.All(char.IsAsciiLetterUpper) =>
            new("carrier.invalid-currency", $"The currency of lane {lane.Name} is no code of ISO 4217."),
        { Accessorials: { IsDefault: true } or { Length: > MaxAccessorials } } =>
            new("carrier.too-much", $"A rate card has at most {MaxAccessorials} accessorials."),
        { Flat: null, PerKm: null } => new("carrier.invalid-rate", $"The rate of lane {lane.Name} has neither flat nor perKm."),
        _ when rate.Accessorials.Any(accessorial => !IsName(accessorial.Code)) =>
            new("carrier.invalid-rate", $"An accessorial of lane {lane.Name} has no code."),
        _ when rate.Accessorials.Select(accessorial => accessorial.Amount).Append(rate.Flat ?? 0).Append(rate.PerKm ?? 0)
            .Append(rate.Minimum ?? 0).Append(rate.FuelPercent).Any(amount => amount < 0) =>
            new("carrier.negative-rate", $"An amount in the rate of lane {lane.Name} is less than nothing."),
        _ when rate.FuelPercent > MaxFuelPercent || rate.Accessorials.Any(accessorial => accessorial.Amount > MaxAmount)
            || rate.Flat > MaxAmount || rate.PerKm > MaxAmount || rate.Minimum > MaxAmount =>
            new("carrier.invalid-rate", $"An amount in the rate of lane {lane.Name} is more than any load costs."),
        _ => null,
    };

    private static bool IsEnd(LaneEnd end) => end switch
    {
        { FacilityId: not null, Center: null, RadiusKm: null } or { FacilityId: null, Center: null, RadiusKm: null } => true,
        { FacilityId: null, Center.IsOnEarth: true, RadiusKm: > 0 and <= MaxRadiusKm } => true,
        _ => false,
    };

    private static bool IsName(string? name) => name is { Length: > 0 and <= MaxNameLength } && !string.IsNullOrWhiteSpace(name);
}
