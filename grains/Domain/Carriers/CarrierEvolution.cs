using System.Collections.Immutable;
using System.Diagnostics;
using static Dispatch.Carriers.CarrierFact;

namespace Dispatch.Carriers;

/// <summary>A carrier's file after a fact. It only assigns: every rule was applied when the fact was found.</summary>
public static class CarrierEvolution
{
    public static CarrierFile Evolve(CarrierFile carrier, CarrierFact fact) => Forget(carrier, fact.At, fact switch
    {
        Put put => carrier with { Data = put.Data },
        CapacityHeld held => carrier with { Commitments = With(carrier, held) },
        CapacityRefused => carrier,
        CapacityCommitted committed => carrier with
        {
            Commitments =
            [
                .. carrier.Commitments.Select(known =>
                    known.ShipmentId == committed.ShipmentId ? known with { Status = CommitmentStatus.Committed } : known),
            ],
        },
        CapacityFreed freed => carrier with { Commitments = carrier.Commitments.RemoveAll(known => known.ShipmentId == freed.ShipmentId) },
        TenderCounted counted => carrier with { Scorecard = Count(carrier.Scorecard, counted.Outcome) },
        DeliveryCounted { OnTime: true } => carrier with { Scorecard = carrier.Scorecard with { OnTime = carrier.Scorecard.OnTime + 1 } },
        DeliveryCounted => carrier with { Scorecard = carrier.Scorecard with { Late = carrier.Scorecard.Late + 1 } },
        _ => throw new UnreachableException($"{fact.GetType().Name} is not evolved."),
    });

    /// <summary>A commitment that stands keeps its status: a load that is asked for again is not less the carrier's.</summary>
    private static ImmutableArray<Commitment> With(CarrierFile carrier, CapacityHeld held)
    {
        var known = carrier.Find(held.ShipmentId);
        var status = known is not null && (known.Lane, known.Day) == (held.Lane, held.Day) ? known.Status : CommitmentStatus.Held;
        return [.. carrier.Commitments.Where(other => other != known), new(held.ShipmentId, held.Lane, held.Day, status)];
    }

    /// <summary>Days that are over everywhere on Earth count for nothing.</summary>
    private static CarrierFile Forget(CarrierFile before, DateTimeOffset at, CarrierFile carrier)
    {
        var yesterday = DateOnly.FromDateTime(at.UtcDateTime).AddDays(-1);
        return before.Commitments.Any(known => known.Day < yesterday)
            ? carrier with { Commitments = carrier.Commitments.RemoveAll(known => known.Day < yesterday) }
            : carrier;
    }

    private static Scorecard Count(Scorecard scorecard, TenderOutcome outcome) => outcome switch
    {
        TenderOutcome.Sent => scorecard with { Tendered = scorecard.Tendered + 1 },
        TenderOutcome.Accepted => scorecard with { Accepted = scorecard.Accepted + 1 },
        TenderOutcome.Declined => scorecard with { Declined = scorecard.Declined + 1 },
        TenderOutcome.Expired => scorecard with { Expired = scorecard.Expired + 1 },
        _ => throw new UnreachableException($"{outcome} is not counted."),
    };
}
