using Dispatch.Http;
using Dispatch.Live;
using Dispatch.Shipments;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Dispatching;

/// <param name="CarrierId">Who answers; a key that speaks for a carrier need not say it, and for a tender to one carrier nobody must.</param>
/// <param name="Price">Needed for a counter-offer, and where the tender quotes none.</param>
/// <param name="VehicleId">Which vehicle comes; it may be named later by another accept.</param>
public sealed record TenderAnswerBody(TenderAnswer Answer, string? CarrierId = null, string? Reason = null, Money? Price = null, string? VehicleId = null)
{
    private const int MaxReason = 2_000;

    public Refusal? Fault() =>
        Check.Id(CarrierId, "carrierId")
        ?? Check.Text(Reason, "reason", MaxReason)
        ?? (VehicleId is null ? null : Check.Vehicle(VehicleId, "vehicleId"));
}

/// <summary>Tenders: what carriers are offered, and what they say.</summary>
public static class Tenders
{
    /// <summary>A carrier's key sees its own.</summary>
    public static async Task<Results<Ok<Page<TenderRow>>, ProblemHttpResult>> List([AsParameters] ListQuery query, [AsParameters] Incoming incoming, IBoards boards) =>
        query.Fault<OfferState>() is { } fault
            ? Problems.Of(fault)
            : TypedResults.Ok(Page<TenderRow>.Of(await boards.Tenders(incoming.Caller.Carrier() is { } carrier
                ? query.ToQuery() with { CarrierId = new(carrier) }
                : query.ToQuery())));

    public static async Task<Results<Ok<Offer>, ProblemHttpResult>> Respond(
        string id, TenderAnswerBody body, [AsParameters] Incoming incoming, IGrainFactory grains)
    {
        if (body.Fault() is { } fault)
        {
            return Problems.Of(fault);
        }

        var tender = new TenderId(id);
        if (tender.Shipment is not { } shipment || !Names.IsShipment(shipment.Value))
        {
            return Problems.Of(Unknown(id));
        }

        var release = grains.GetGrain<IReleaseGrain>(shipment.Value);
        var known = await Find(release, tender);
        if (Who(body, incoming, known) is not { } carrier)
        {
            return Problems.Of(known is null ? Unknown(id) : Check.Malformed("carrierId is needed: the tender went to several carriers."));
        }

        var command = new ReleaseCommand.AnswerTender(
            tender, carrier, body.Answer, body.Reason, body.Price, body.VehicleId is { } vehicle ? new(vehicle) : null);
        return await release.Handle(command, incoming.Origin()) is { } refusal
            ? Problems.Of(refusal)
            : TypedResults.Ok((await Find(release, tender))!.To(carrier)!);
    }

    private static CarrierId? Who(TenderAnswerBody body, Incoming incoming, Tender? tender) =>
        (incoming.Caller.Carrier() ?? body.CarrierId, tender?.Offers) switch
        {
            ({ } carrier, _) => new(carrier),
            (_, [var only]) => only.CarrierId,
            _ => null,
        };

    private static async Task<Tender?> Find(IReleaseGrain release, TenderId id) =>
        (await release.Get())?.Tenders.FirstOrDefault(tender => tender.Id == id);

    private static Refusal Unknown(string id) => new("tender.unknown", $"There is no tender {id}.");
}
