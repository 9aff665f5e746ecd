using Dispatch.Http;
using Dispatch.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Carriers;

/// <param name="Scac">Standard Carrier Alpha Code, two to four capital letters.</param>
public sealed record CarrierBody(string Name, string? Scac = null, string? Phone = null, string? Email = null)
{
    private const int MinScac = 2;
    private const int MaxScac = 4;
    private const int MaxPhone = 40;

    public Refusal? Fault(string id) =>
        Check.Id(id, "id")
        ?? Check.Text(Name, "name")
        ?? Check.Text(Phone, "phone", MaxPhone)
        ?? Check.Text(Email, "email")
        ?? Check.That(Scac is null || IsScac(Scac), "carrier.invalid-scac", "A SCAC is two to four capital letters.");

    public Carrier ToCarrier(string id) => new(new(id), Name, Scac, Phone, Email);

    private static bool IsScac(string code) => code.Length is >= MinScac and <= MaxScac && code.All(char.IsAsciiLetterUpper);
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
