using System.Collections.Immutable;
using Dispatch.Http;
using Dispatch.Live;
using Dispatch.Shipments;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Carriers;

/// <param name="Scac">Standard Carrier Alpha Code, two to four capital letters.</param>
/// <param name="Profile">What it may and can carry; nothing is known where it is not given.</param>
public sealed record CarrierBody(string Name, string? Scac = null, string? Phone = null, string? Email = null, CarrierProfileBody? Profile = null)
{
    private const int MinScac = 2;
    private const int MaxScac = 4;
    private const int MaxPhone = 40;

    public Refusal? Fault(string id) =>
        Check.Id(id, "id")
        ?? Check.Text(Name, "name")
        ?? Check.Text(Phone, "phone", MaxPhone)
        ?? Check.Text(Email, "email")
        ?? Check.That(Scac is null || IsScac(Scac), "carrier.invalid-scac", "A SCAC is two to four capital letters.")
        ?? Profile?.Fault();

    public Carrier ToCarrier(string id) => new(new(id), Name, Scac, Phone, Email, Profile?.ToProfile());

    private static bool IsScac(string code) => code.Length is >= MinScac and <= MaxScac && code.All(char.IsAsciiLetterUpper);
}

/// <summary>What is not given was not said, and restricts nothing; but nobody carries hazmat or keeps a temperature who has not said so.</summary>
public sealed record CarrierProfileBody(
    Authority? Authority = null,
    DateOnly? InsuredUntil = null,
    ImmutableArray<string>? Equipment = null,
    bool Hazmat = false,
    TemperatureBand? Temperature = null,
    double? MaxWeightKg = null,
    ImmutableArray<LaneBody>? Lanes = null,
    ImmutableArray<DateRange>? Blackouts = null)
{
    public Refusal? Fault() =>
        Check.NoNulls(Equipment ?? [], "profile.equipment")
        ?? Check.NoNulls(Lanes ?? [], "profile.lanes")
        ?? Check.NoNulls(Blackouts ?? [], "profile.blackouts")
        ?? (Lanes ?? []).Select(lane => lane.Fault()).FirstOrDefault(fault => fault is not null);

    public CarrierProfile ToProfile() => new(
        Authority, InsuredUntil, Equipment ?? [], Hazmat, Temperature, MaxWeightKg, [.. (Lanes ?? []).Select(lane => lane.ToLane())], Blackouts ?? []);
}

/// <param name="From">A facility, a circle, or anywhere where it is not given.</param>
/// <param name="DailyCapacity">Loads a day; not limited where it is not given.</param>
public sealed record LaneBody(string Name = "", LaneEnd? From = null, LaneEnd? To = null, int? DailyCapacity = null, RateBody? Rate = null)
{
    public Refusal? Fault() =>
        Check.Id(From?.FacilityId?.Value, "from.facilityId")
        ?? Check.Id(To?.FacilityId?.Value, "to.facilityId")
        ?? Check.NoNulls(Rate?.Accessorials ?? [], "rate.accessorials");

    public Lane ToLane() => new(Name, From ?? LaneEnd.Anywhere, To ?? LaneEnd.Anywhere, DailyCapacity, Rate?.ToRate());
}

/// <param name="Currency">ISO 4217.</param>
public sealed record RateBody(
    string Currency,
    decimal? Flat = null,
    decimal? PerKm = null,
    decimal? Minimum = null,
    decimal FuelPercent = 0,
    ImmutableArray<Accessorial>? Accessorials = null)
{
    public RateCard ToRate() => new(Currency, Flat, PerKm, Minimum, FuelPercent, Accessorials ?? []);
}

/// <summary>Master data of carriers.</summary>
public static class Carriers
{
    public static Results<Ok<Page<Carrier>>, ProblemHttpResult> List([AsParameters] DirectoryQuery query, ITower tower) =>
        query.Page(tower.Now.Carriers.Values.Select(row => row.Carrier), carrier => carrier.CarrierId.Value, carrier => carrier.Name);

    public static async Task<Results<Ok<Carrier>, ProblemHttpResult>> Put(
        string id, CarrierBody body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        (body.Fault(id) ?? await grains.GetGrain<ICarrierGrain>(id).Put(body.ToCarrier(id), incoming.Origin())) is { } refusal
            ? Problems.Of(refusal)
            : await Get(id, grains);

    public static async Task<Results<Ok<Carrier>, ProblemHttpResult>> Get(string id, IGrainFactory grains) =>
        Names.IsId(id) && await grains.GetGrain<ICarrierGrain>(id).Get() is { } carrier
            ? TypedResults.Ok(carrier)
            : Problems.Of(new("carrier.unknown", $"There is no carrier {id}."));
}
