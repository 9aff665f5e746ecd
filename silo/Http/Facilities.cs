using Dispatch.Http;
using Dispatch.Live;
using Dispatch.Shipments;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Facilities;

/// <param name="RadiusM">Of the fence around its gate; 250 where it is not given.</param>
/// <param name="TimeZone">IANA name; UTC where it is not given.</param>
/// <param name="Docks">Its doors and when they can be had; a truck may come at any time where they are not given.</param>
/// <param name="Trusted">Whether freight is taken to be ready here while its WMS is silent.</param>
public sealed record FacilityBody(
    string Name, double Lat, double Lon, double? RadiusM = null, string? TimeZone = null, DockPlanBody? Docks = null, bool Trusted = false)
{
    public Refusal? Fault(string id) =>
        Check.Id(id, "id")
        ?? Check.Text(Name, "name")
        ?? Check.That(new GeoPoint(Lat, Lon).IsOnEarth, "facility.invalid-place", "lat and lon are degrees on Earth.")
        ?? Check.That(RadiusM is null or (> 0 and <= Place.MaxRadiusM), "facility.invalid-radius", $"radiusM is above 0 and at most {Place.MaxRadiusM}.")
        ?? Check.That(TimeZone is null || Check.IsTimeZone(TimeZone), "facility.unknown-time-zone", "timeZone is no IANA name that is known here.")
        ?? Docks?.Fault();

    public Facility ToFacility(string id) =>
        new(new(id), Name, new(Lat, Lon), RadiusM ?? Place.DefaultRadiusM, TimeZone ?? "UTC", Docks?.ToPlan(), Trusted);
}

public sealed record FacilityView(
    FacilityId FacilityId, string Name, double Lat, double Lon, double RadiusM, string TimeZone, DockPlan? Docks, bool Trusted)
{
    public static FacilityView Of(Facility facility) => new(
        facility.FacilityId,
        facility.Name,
        facility.Point.Lat,
        facility.Point.Lon,
        facility.RadiusM,
        facility.TimeZone,
        facility.Docks,
        facility.Trusted);
}

/// <summary>Master data of facilities.</summary>
public static class Facilities
{
    public static Results<Ok<Page<FacilityView>>, ProblemHttpResult> List([AsParameters] DirectoryQuery query, ITower tower) =>
        query.Page(tower.Now.Facilities.Values.Select(row => FacilityView.Of(row.Facility)), facility => facility.FacilityId.Value, facility => facility.Name);

    public static async Task<Results<Ok<FacilityView>, ProblemHttpResult>> Put(
        string id, FacilityBody body, [AsParameters] Incoming incoming, IGrainFactory grains) =>
        (body.Fault(id) ?? await grains.GetGrain<IFacilityGrain>(id).Put(body.ToFacility(id), incoming.Origin())) is { } refusal
            ? Problems.Of(refusal)
            : await Get(id, grains);

    public static async Task<Results<Ok<FacilityView>, ProblemHttpResult>> Get(string id, IGrainFactory grains) =>
        Names.IsId(id) && await grains.GetGrain<IFacilityGrain>(id).Get() is { } facility
            ? TypedResults.Ok(FacilityView.Of(facility))
            : Problems.Of(new("facility.unknown", $"There is no facility {id}."));
}
